"""Every ten minutes, what was promised is compared with what is stored. Never in the way of a delivery.

Each step is a small transaction of its own, and only one that found something writes.
"""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.app.clock import Clock
from bot.app.rendering import rendered
from bot.app.waking import woken
from bot.domain.ids import MeetingId
from bot.usecases.compose_notice import ToSend
from bot.usecases.ports import Store
from bot.usecases.reconcile_cards import as_it_is_now, cards_of, renew_if_stale
from bot.usecases.retime_reminders import are_misplaced, retime_reminders
from bot.usecases.tell_owners import derive_told, is_told_otherwise, meetings_with_open_tasks
from bot.usecases.tell_week import is_week_untold, tell_week
from cards import CardTooLarge

EVERY = timedelta(minutes=10)
REST_SECONDS = 1.0
"""Between two meetings, so that many of them are no heavy work at once: the sweep of six hundred is over when
the next is due, and that of more goes on beyond.
"""

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Sweep:
    """One at a time, in the background: begun from the delivery loop, whose clock says when."""

    store: Store
    clock: Clock
    _begun_at: datetime | None = None
    _under_way: asyncio.Task[None] | None = None
    _ending: asyncio.Event = field(default_factory=asyncio.Event)

    def begin_if_due(self) -> None:
        now = self.clock.now()
        is_due = self._begun_at is None or not self._begun_at <= now < self._begun_at + EVERY
        if is_due and self._under_way is None and not self._ending.is_set():
            self._begun_at = now
            self._under_way = asyncio.create_task(self.once())
            self._under_way.add_done_callback(self._done)

    async def end(self) -> None:
        """After the step that is being done."""
        self._ending.set()
        await self.finish()

    async def finish(self) -> None:
        """Waits for the one that is under way."""
        if self._under_way:
            await asyncio.wait([self._under_way])

    async def once(self) -> None:
        """Over all meetings that are still to come, and those of which something is to be followed up."""
        await self._follow_ups()
        day = _yesterday(self.clock.now())
        meetings = await self.store.read(lambda tx: tx.meetings.planned_from(day))
        for place, meeting in enumerate(meetings):
            if place:
                await woken(self._ending, within=REST_SECONDS)
            if self._ending.is_set():
                return
            await self._reminders(meeting)
            await self._cards(meeting)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way = None
        if not task.cancelled() and (error := task.exception()):
            log.error("a sweep failed: %s", type(error).__qualname__)

    async def _reminders(self, meeting: MeetingId) -> None:
        if await self.store.read(lambda tx: are_misplaced(tx, meeting)):
            await self.store.run(lambda tx: retime_reminders(tx, meeting))

    async def _follow_ups(self) -> None:
        for meeting in await self.store.read(meetings_with_open_tasks):
            if not self._ending.is_set():
                await self._owners(meeting, self.clock.now())
        at = self.clock.now()
        if await self.store.read(lambda tx: is_week_untold(tx, at=at)):
            await self.store.run(lambda tx: tell_week(tx, tx.bodies.all(), at=at))

    async def _owners(self, meeting: MeetingId, at: datetime) -> None:
        if await self.store.read(lambda tx: is_told_otherwise(tx, meeting, at=at)):
            await self.store.run(lambda tx: derive_told(tx, meeting, at=at))

    async def _cards(self, meeting: MeetingId) -> None:
        for card in await self.store.read(lambda tx: cards_of(tx, meeting)):
            await self._card(card)

    async def _card(self, card: str) -> None:
        at = self.clock.now()
        now = await self.store.read(lambda tx: as_it_is_now(tx, card, at=at))
        if now and now.card and not self._ending.is_set():
            shown = _digest(now)
            if shown != now.card.shown:
                await self.store.run(lambda tx: renew_if_stale(tx, now, shown=shown, at=at))


def _digest(now: ToSend) -> str:
    """Of a card that has grown too large, none: its edit is refused then, and listed."""
    spoken = now.conversation.language if now.conversation else None
    try:
        return rendered(now, language=spoken or now.language)[1]
    except CardTooLarge:
        return ""


def _yesterday(now: datetime) -> date:
    """A meeting may go on after midnight, and bodies may sit in zones west of here."""
    return now.date() - timedelta(days=1)
