"""Ports on this machine for what stands beside the bot: the wished one if it is free, else any."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

HOST = "127.0.0.1"
ENDING_SECONDS = 0.5


@asynccontextmanager
async def listening(app: web.Application, *, port: int) -> AsyncIterator[str]:
    """Yields the address. `port` 0: any free one."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=ENDING_SECONDS)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, HOST, port).start()
        except OSError:
            await web.TCPSite(runner, HOST, 0).start()
        yield f"http://{HOST}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def free_port() -> int:
    """For a process that must be told its port; somebody else may take it first."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
