"""A process that delivers from a store as in production: `replica.py URL`, until its input ends."""

import asyncio
import cProfile
import os
import sys

from bot.app.clock import wall_clock
from bot.app.settings import Settings
from bot.app.wiring import delivering, opened_bot


async def deliver(url: str) -> None:
    settings = Settings.model_validate({"DATABASE_URL": url})
    async with opened_bot(settings, clock=wall_clock(), local=True, limits=None) as bot:
        await bot.loop.take_over()
        async with delivering(bot.loop):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    if profile := os.environ.get("BENCH_PROFILE"):
        cProfile.run("asyncio.run(deliver(sys.argv[1]))", f"{profile}.{os.getpid()}")
    else:
        asyncio.run(deliver(sys.argv[1]))
