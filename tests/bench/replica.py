"""A process that delivers from a store as in production: `replica.py URL [limited]`, until its input ends."""

import asyncio
import cProfile
import os
import sys

from bot.app.clock import wall_clock
from bot.app.settings import Settings
from bot.app.wiring import PLATFORM, delivering, opened_bot


async def deliver(url: str, *, is_limited: bool) -> None:
    settings = Settings.model_validate({"DATABASE_URL": url})
    limits = PLATFORM if is_limited else None
    async with opened_bot(settings, clock=wall_clock(), local=True, limits=limits) as bot:
        await bot.loop.take_over()
        async with delivering(bot.loop):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    delivery = deliver(sys.argv[1], is_limited="limited" in sys.argv[2:])
    if profile := os.environ.get("BENCH_PROFILE"):
        cProfile.runctx("asyncio.run(delivery)", globals(), {}, f"{profile}.{os.getpid()}")
    else:
        asyncio.run(delivery)
