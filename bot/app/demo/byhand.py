"""The demo for people at a browser: the bot in local mode, and beside it a window for each of the six."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from aiohttp import ClientError, ClientSession

from bot.app.clock import Clock, simulated_clock, wall_clock
from bot.app.demo import guide, playground
from bot.app.demo.exchange import Exchange
from bot.app.demo.listening import HOST, listening
from bot.app.demo.seed import Seeded, clock_starts, make_fresh, meeting_starts, seed
from bot.app.demo.switchboard import Switchboard
from bot.app.demo.windows import open_windows
from bot.app.errors import Exit
from bot.app.server import Address, serve
from bot.app.settings import Settings
from bot.app.wiring import opened_store

FILE = Path("var/demo.db")
FIRST_WINDOW = 3  # ports after the bot's own
LOOK_AGAIN_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class Demo:
    """`has_playground`: wanted, though it may turn out not to be had. `is_moved`: not the wall's clock, since
    the meeting would run past midnight.
    """

    port: int
    clock: Clock
    is_moved: bool
    has_playground: bool
    exchange: Exchange


async def demo(settings: Settings, *, port: int, has_playground: bool, speed: float = 1.0) -> Exit:
    """Until SIGTERM or SIGINT. Raises Ends: the port is taken, or another demo runs here."""
    make_fresh(FILE)
    settings = settings.model_copy(update={"database_url": f"sqlite:///{FILE}", "cloud": None})
    now = datetime.now(UTC)
    starts = clock_starts(now)
    is_moved = starts != now
    is_own = is_moved or speed != 1.0
    clock = simulated_clock(starts, speed=speed) if is_own else wall_clock()
    async with _exchange(port, clock) as exchange:
        it = Demo(port=port, clock=clock, is_moved=is_moved, has_playground=has_playground, exchange=exchange)
        seeded = await _seed(settings, it)
        return await _serve(settings, it, seeded=seeded)


async def _serve(settings: Settings, it: Demo, *, seeded: Seeded) -> Exit:
    address = Address(host=HOST, port=it.port)
    serving = asyncio.create_task(serve(settings, address=address, clock=it.clock, local=True))
    beside = asyncio.create_task(_beside(it, seeded, serving=serving))
    try:
        return await serving
    finally:
        beside.cancel()
        with suppress(asyncio.CancelledError):
            await beside


async def _seed(settings: Settings, it: Demo) -> Seeded:
    service_url = it.exchange.service_url if it.has_playground else None
    async with opened_store(settings) as store:
        return await seed(store, starts=meeting_starts(it.clock.now()), service_url=service_url)


async def _beside(it: Demo, seeded: Seeded, *, serving: "asyncio.Task[Exit]") -> None:
    """What is missing here is said, and the bot goes on."""
    await _answering(it.exchange, serving=serving)
    _say(guide.opening(seeded, is_moved=it.is_moved))
    if not it.has_playground:
        _say(guide.alone(None))
        return
    _say(guide.fetching())
    try:
        entry = await playground.fetched()
        async with open_windows(
            it.exchange, entry, clock=it.clock, first_port=it.port + FIRST_WINDOW
        ) as opened:
            _say(guide.windows(opened.addresses))
            await opened.ended
            _say(guide.ended())
    except playground.NoPlayground as missing:
        _say(guide.alone(str(missing)))


async def _answering(exchange: Exchange, *, serving: "asyncio.Task[Exit]") -> None:
    while not serving.done():
        with suppress(ClientError):
            async with exchange.session.get(f"{exchange.bot_url}/healthz"):
                return
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


@asynccontextmanager
async def _exchange(port: int, clock: Clock) -> AsyncIterator[Exchange]:
    async with ClientSession() as session:
        exchange = Exchange(
            session=session, bot_url=f"http://{HOST}:{port}", switchboard=Switchboard(clock.now)
        )
        async with listening(exchange.app(), port=0) as exchange.url:
            yield exchange


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
