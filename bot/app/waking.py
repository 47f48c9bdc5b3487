"""Rests that an event can end. Never what is done after them."""

import asyncio
from contextlib import suppress


async def woken(event: asyncio.Event, *, within: float) -> None:
    """Waits until it is set, for so many seconds at most."""
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            await event.wait()
