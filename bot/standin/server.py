"""The stand-in as a server on loopback, for a test's `async with` and for the command line."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import web

from bot.standin.app import standin_app
from bot.standin.cloud import Cloud
from bot.standin.journal import Journal
from bot.standin.script import read_script

LOOPBACK = "127.0.0.1"
LAST_WORDS = 0.2  # seconds that requests in hand get when the server stops


@asynccontextmanager
async def running(cloud: Cloud, port: int = 0) -> AsyncIterator[str]:
    """Yields the base URL, without a slash at its end. Raises OSError when the port is taken."""
    runner = web.AppRunner(standin_app(cloud), access_log=None, shutdown_timeout=LAST_WORDS)
    await runner.setup()
    try:
        await web.TCPSite(runner, LOOPBACK, port).start()
        yield f"http://{LOOPBACK}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def serve(*, port: int, script: Path | None, journal: Path) -> None:
    """Runs with an open door and the real clock until SIGTERM or SIGINT; raises BadScript and OSError."""
    cloud = Cloud(lambda: datetime.now(UTC), journal=Journal(journal), open_door=True)
    if script is not None:
        cloud.script.replace(read_script(script))
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with running(cloud, port) as base_url:
        sys.stdout.write(f"ready {base_url}\n")
        sys.stdout.flush()
        await stop.wait()
