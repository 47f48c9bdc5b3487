"""A process that delivers, for the chaos: `chaos_replica.py LEASE`, seconds, until it is killed.

As `serve` does, but with places for many more messages of the tenant, and a lease that the test can await.
"""

import asyncio
import logging
import sys
from datetime import timedelta

from bot.app.clock import wall_clock
from bot.app.settings import load_settings
from bot.app.wiring import delivering, opened_bot
from bot.domain.pace import Limits, Window

ROOMY = Limits(tenant=(Window(2_000, timedelta(seconds=1)),))


async def deliver(lease: timedelta) -> None:
    async with opened_bot(load_settings(), clock=wall_clock(), local=False, limits=ROOMY) as bot:
        bot.loop.lease = lease
        await bot.loop.take_over()
        async with delivering(bot.loop):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            await asyncio.Event().wait()


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(deliver(timedelta(seconds=float(sys.argv[1]))))
