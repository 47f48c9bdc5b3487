"""A whole bot beside the stand-in for Microsoft's cloud, and the clock in the player's hand. Never an act."""

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout, web

from bot.app.clock import Clock
from bot.app.courier import REST
from bot.app.delivery import LEASE
from bot.app.demo.cards import Json
from bot.app.demo.chiefs import GUESTS, SUBSTITUTE
from bot.app.demo.municipality import BOARD, HOME, PROJECT, direktionen
from bot.app.demo.timeline import Timeline
from bot.app.errors import Ends, Exit
from bot.app.server import http_app
from bot.app.settings import Settings
from bot.app.wiring import Bot, delivering, opened_bot
from bot.domain.ids import MeetingId
from bot.domain.notice import Notice, NoticeState
from bot.domain.slot import Told
from bot.standin import Cloud, running
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID
from bot.usecases.ports import Transaction

PATIENCE_SECONDS = 10.0
EVERYBODY = (*BOARD, *GUESTS, SUBSTITUTE)


@dataclass
class Hands:
    """What the bot's clock and the cloud's clock show: whole minutes of Danish time, so that what is not due
    now is due later than a lease; seconds pass only while a card rests between two edits.
    """

    at: datetime


@dataclass(frozen=True, kw_only=True)
class Stage:
    cloud: Cloud
    cloud_url: str
    bot: Bot
    bot_url: str
    session: ClientSession
    hands: Hands
    timeline: Timeline
    committed: asyncio.Event
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def service_url(self) -> str:
        return f"{self.cloud_url}/connector/"

    def cards_in(self, conversation: str) -> list[Json]:
        """As they stand there now, oldest first."""
        return [m.card for m in self.cloud.messages.values() if m.conversation_id == conversation and m.card]

    async def until(self, at: datetime) -> None:
        """Time passes, and whatever falls due on the way is delivered at its own moment."""
        while (due := await self._next_due()) and due <= at:
            self.hands.at = max(due.astimezone(at.tzinfo), self.hands.at)
            await self.settle(reason=None, at_latest=at)
        self.hands.at = max(at, self.hands.at)

    async def settle(self, *, reason: str | None, at_latest: datetime | None = None) -> None:
        """Everything that is due has reached somebody or failed; `reason` None: time has passed. Cards that
        rest between two edits let seconds pass, though never beyond `at_latest`.
        """
        self.bot.loop.wake()
        while (due := await self._next_due()) and due <= self.hands.at + REST:
            if at_latest and due > at_latest:
                break
            if due > self.hands.at:
                self.hands.at = due.astimezone(self.hands.at.tzinfo)
                self.bot.loop.wake()
            await self._commit()
        sent, told = await self._told()
        self.timeline.take_in(self.cloud, reason=reason, sent=sent, told=told)

    async def _told(self) -> tuple[tuple[Notice, ...], tuple[Told, ...]]:
        """What the bot itself has written down of its messages, and what each guest knows by them."""
        meeting = MeetingId(self.timeline.meeting or "")
        return await self.bot.store.read(
            lambda tx: (tx.notices.of_meeting(meeting), tuple(tx.tellings.of_meeting(meeting).values()))
        )

    async def _next_due(self) -> datetime | None:
        """With nothing on its way to a guest: the clock stands still while a message is."""
        while True:
            self.committed.clear()
            await self.bot.loop.sweep.finish()
            await self.bot.loop.finish()
            due, is_under_way = await self.bot.store.read(self._due)
            is_leased = due is not None and self.hands.at + REST < due <= self.hands.at + LEASE
            if not (is_under_way or is_leased):
                return due
            await self._commit()

    def _due(self, tx: Transaction) -> tuple[datetime | None, bool]:
        told = tx.notices.of_meeting(MeetingId(self.timeline.meeting or ""))
        return tx.notices.next_due(), any(notice.state is NoticeState.SENDING for notice in told)

    async def _commit(self) -> None:
        """Until the bot has written something. Raises Ends if it does not."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.committed.wait()
        except TimeoutError as error:
            raise Ends(Exit.REFUSED, f"the played day got stuck at {self.hands.at:%H.%M.%S}") from error


@asynccontextmanager
async def stage(at: datetime) -> AsyncIterator[Stage]:
    """With the people and the body known, and nothing said yet."""
    hands = Hands(at)
    cloud = _cloud(hands)
    async with running(cloud) as cloud_url, _bot(cloud_url, hands) as bot, _session() as session:
        await bot.store.run(lambda tx: tx.people.replace([who.person for who in EVERYBODY]))
        await bot.store.run(lambda tx: tx.bodies.put(direktionen()))
        async with _answering(bot) as bot_url, delivering(bot.loop):
            yield Stage(
                cloud=cloud,
                cloud_url=cloud_url,
                bot=bot,
                bot_url=bot_url,
                session=session,
                hands=hands,
                timeline=Timeline(),
                committed=_commits(bot),
            )


@asynccontextmanager
async def _bot(cloud_url: str, hands: Hands) -> AsyncIterator[Bot]:
    with tempfile.TemporaryDirectory(prefix="ordstyrer-") as folder:
        settings = _settings(cloud_url, Path(folder))
        async with opened_bot(settings, clock=Clock(lambda: hands.at), local=False, limits=None) as bot:
            yield bot


def _session() -> ClientSession:
    return ClientSession(timeout=ClientTimeout(total=PATIENCE_SECONDS))


def _cloud(hands: Hands) -> Cloud:
    cloud = Cloud(lambda: hands.at)
    for who in EVERYBODY:
        cloud.add_person(who.oid, who.name, mri=who.mri, upn=who.upn)
        cloud.personal(who.oid)
    cloud.uninstall(PROJECT.oid)
    cloud.add_group(HOME, [who.oid for who in BOARD])
    return cloud


def _settings(cloud_url: str, folder: Path) -> Settings:
    """Of the stage alone: the environment of whoever plays the demo has no part in it."""
    return Settings.model_validate(
        {
            "app_id": APP_ID,
            "app_secret": APP_SECRET,
            "tenant_id": TENANT_ID,
            "cloud": cloud_url,
            "DATABASE_URL": f"sqlite:///{folder / 'var' / 'played.db'}",
        }
    )


def _commits(bot: Bot) -> asyncio.Event:
    committed, event_loop = asyncio.Event(), asyncio.get_running_loop()

    def wake() -> None:
        event_loop.call_soon_threadsafe(committed.set)

    bot.store.on_commit(wake)
    return committed


@asynccontextmanager
async def _answering(bot: Bot) -> AsyncIterator[str]:
    runner = web.AppRunner(http_app(bot), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
