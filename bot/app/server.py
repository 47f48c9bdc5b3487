"""Serves: one port, one delivery loop, until it is told to stop. What is in hand is finished first."""

import asyncio
import errno
import signal
import sys
from dataclasses import dataclass

from aiohttp import web

from bot.app.clock import Clock
from bot.app.errors import Ends, Exit
from bot.app.settings import Settings
from bot.app.wiring import Bot, delivering, opened_bot

SHUTDOWN_SECONDS = 3.0


@dataclass(frozen=True, kw_only=True)
class Address:
    """`port` 0: any free one."""

    host: str
    port: int

    @property
    def shown(self) -> str:
        """As in a URL: an IPv6 address stands in brackets (RFC 3986, 3.2.2)."""
        return f"[{self.host}]" if ":" in self.host else self.host


async def serve(settings: Settings, *, address: Address, clock: Clock, local: bool) -> Exit:
    """Until SIGTERM or SIGINT. Raises Ends: misconfigured, or the port is taken."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with opened_bot(settings, clock=clock, local=local) as bot:
        await bot.loop.take_over()
        runner = web.AppRunner(http_app(bot), access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        try:
            port = await _listen(runner, address)
            if local and bot.store.reached_at is None:
                bot.store.reached_at = f"http://{address.shown}:{port}"
            async with delivering(bot.loop):
                sys.stdout.write(f"ready http://{address.shown}:{port}\n")
                sys.stdout.flush()
                await stop.wait()
                await runner.cleanup()
        finally:
            await runner.cleanup()
    return Exit.DONE


def http_app(bot: Bot) -> web.Application:
    app = web.Application()
    app.router.add_route("*", "/api/messages", bot.front_door.handle)
    app.router.add_get("/healthz", _healthy)
    app.router.add_get("/calendar/{token}.ics", bot.calendars.handle)
    return app


async def _healthy(_: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def _listen(runner: web.AppRunner, address: Address) -> int:
    await runner.setup()
    site = web.TCPSite(runner, address.host, address.port)
    try:
        await site.start()
    except OSError as error:
        what = "is taken" if error.errno == errno.EADDRINUSE else "can't be opened"
        raise Ends(Exit.MISCONFIGURED, f"port {address.port} on {address.host} {what}") from error
    bound: int = runner.addresses[0][1]
    return bound
