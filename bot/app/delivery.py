"""The delivery loop: claims what is due, has it composed, sends it, and writes down what became of it.

It knows no kind of notice: what is told is composed by the use case, how it looks by the cards.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.app.alarm import Alarm
from bot.app.clock import Clock
from bot.app.clock_watch import ClockWatch
from bot.app.errors import misconfigured
from bot.app.reaching import Reach, is_lost, judge, place_of
from bot.app.rendering import rendered
from bot.app.sweeping import Sweep
from bot.domain.ids import ActivityId
from bot.domain.notice import NoticeKind, Why
from bot.teams.delivery import Delivery, Unsure
from bot.teams.outbound import Connector
from bot.usecases.compose_notice import ToSend, compose_notice
from bot.usecases.edit_failed import is_edit, lose_card, no_longer_known
from bot.usecases.follow_meeting import look_again
from bot.usecases.ports import (
    Claimed,
    Needless,
    Refused,
    Retry,
    Settlement,
    Store,
    TooLate,
    Transaction,
)
from bot.usecases.settle_notice import Delivered, settle_sent
from cards import CardTooLarge

LEASE = timedelta(seconds=30)
"""Longer than the connector's total time-out of 10 s: a row comes back only when its request is over."""

LONGEST_DELIVERY = timedelta(seconds=25)
"""For all requests of one delivery together: they are over before the lease is."""

REST = timedelta(seconds=2)
"""Between two edits of one card: in a channel each draws the whole card anew under its reader's eyes.
https://github.com/MicrosoftDocs/msteams-docs/issues/9391
"""

AT_ONCE = 32
BATCH_SECONDS = 0.02
POLL_SECONDS = 0.5
"""How soon work from the command line is seen, which can't wake this process."""

T = TypeVar("T")
log = logging.getLogger(__name__)


class Ground(Protocol):
    """Where the loop stands: what it needs of the store beside the transactions of use cases."""

    def hold_delivery(self) -> bool: ...
    async def release_dead(self, owner: str) -> None: ...
    async def in_turn(self, work: Callable[[Transaction], T]) -> T:
        """A short transaction that only claims: one at a time over all replicas, and none has to be run
        again because another wrote meanwhile.
        """
        ...

    async def read(self, work: Callable[[Transaction], T]) -> T: ...


@dataclass(kw_only=True)
class DeliveryLoop:
    store: Store
    ground: Ground
    connector: Connector
    reach: Reach
    clock: Clock
    watch: ClockWatch
    alarm: Alarm
    sweep: Sweep
    owner: str
    _kick: asyncio.Event = field(default_factory=asyncio.Event)
    _is_ending: bool = False
    _busy: set[asyncio.Task[None]] = field(default_factory=set)

    def wake(self) -> None:
        """From the event loop's own thread."""
        self._kick.set()

    async def take_over(self) -> None:
        """What a dead process of this machine held is due again at once, marked as maybe doubled.

        Raises Ends if another process delivers from this store, which only one may on SQLite.
        """
        if not self.ground.hold_delivery():
            raise misconfigured("DATABASE_URL", "names a store that another server delivers from")
        await self.ground.release_dead(self.owner)

    async def run(self) -> None:
        """Until `end`; what is in hand is finished by `finish`."""
        while not self._is_ending:
            self._kick.clear()
            self.sweep.begin_if_due()
            try:
                self.watch.look()
                if self.watch.was_put_back():
                    await self._bring_forward()
                if self.watch.is_holding:
                    await self._answer()
                else:
                    await self._turn()
            except Exception as error:  # noqa: BLE001 - what fails once, as a full disk does, must not end it
                _log_failure("nothing could be claimed", error)
                await self._woken(POLL_SECONDS)
        await self.sweep.end()

    def end(self) -> None:
        """Nothing more is claimed. A claim under way is delivered: cut off, it would look as if it may
        have been sent.
        """
        self._is_ending = True
        self._kick.set()

    async def finish(self) -> None:
        """Waits for the requests that are under way: each has its own time-out."""
        while self._busy:
            await asyncio.wait(self._busy)

    async def _turn(self) -> None:
        """Waits for what is due next, or begins it; then pauses, so that what falls due meanwhile is claimed
        with it.
        """
        seconds = await self._until_due()
        if seconds > 0:
            await self._woken(seconds)
            return
        for one in await self._claim():
            self._start(one)
        await asyncio.sleep(BATCH_SECONDS)

    async def _answer(self) -> None:
        """While the clock is doubted: what people ask now, and the card that tells the secretary of it."""
        await self.alarm.sound()
        now, lease, free = self.clock.now(), LEASE * self.clock.speed, AT_ONCE - len(self._busy)
        claimed = await self.store.run(
            lambda tx: tx.notices.claim_answers(now, owner=self.owner, lease=lease, at_most=free)
        )
        for one in claimed:
            self._start(one)
        await self._woken(POLL_SECONDS)

    async def _bring_forward(self) -> None:
        latest = self.clock.now() + LEASE * self.clock.speed
        await self.store.run(lambda tx: tx.notices.bring_forward(latest))

    def _start(self, claimed: Claimed) -> None:
        task = asyncio.create_task(self._deliver(claimed))
        self._busy.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._kick.set()
        if not task.cancelled() and (error := task.exception()):
            _log_failure("a delivery failed", error)

    async def _claim(self) -> tuple[Claimed, ...]:
        now, lease, free = self.clock.now(), LEASE * self.clock.speed, AT_ONCE - len(self._busy)
        return await self.ground.in_turn(
            lambda tx: tx.notices.claim(now, owner=self.owner, lease=lease, at_most=free)
        )

    async def _until_due(self) -> float:
        """Real seconds, at most those after which the store is asked again; 0 if something is due now."""
        if len(self._busy) >= AT_ONCE:
            return POLL_SECONDS
        due = await self.ground.read(lambda tx: tx.notices.next_due())
        if due is None:
            return POLL_SECONDS
        return min((due - self.clock.now()).total_seconds() / self.clock.speed, POLL_SECONDS)

    async def _woken(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._kick.wait()

    async def _deliver(self, claimed: Claimed) -> None:
        self.watch.look()
        if self.watch.is_holding and claimed.notice.kind is not NoticeKind.ANSWER:
            await self._settle(claimed, Retry(self.watch.trusted_now()))
            return
        now = self.clock.now()
        try:
            async with asyncio.timeout(LONGEST_DELIVERY.total_seconds()):
                await self._attempt(claimed, now)
        except Delivery as failure:
            await self._failed(claimed, failure)
        except TimeoutError:
            await self._failed(claimed, Unsure())
        except CardTooLarge:
            await self._settle(claimed, Refused(Why.TOO_LARGE, now))

    async def _attempt(self, claimed: Claimed, now: datetime) -> None:
        notice = claimed.notice
        if notice.kind is NoticeKind.WATCH:
            await self.store.run(lambda tx: look_again(tx, claimed, at=now))
            return
        await self.reach.learn_roster(notice)
        composed = await self.store.read(lambda tx: compose_notice(tx, notice, at=now))
        if isinstance(composed, Why):
            await self._settle(claimed, Needless(composed, now))
        elif notice.expires_at and now > notice.expires_at:
            await self._settle(claimed, TooLate(now))
        else:
            await self._send(claimed, composed)

    async def _send(self, claimed: Claimed, to_send: ToSend) -> None:
        conversation = to_send.conversation or await self.reach.conversation(claimed.notice)
        body, shown = rendered(to_send, language=conversation.language or to_send.language)
        card = to_send.card
        if card and card.shown == shown and not card.is_lost:
            await self._settle(claimed, Needless(Why.SAID_ALREADY, self.clock.now()))
            return
        if card and not card.is_lost:
            activity: ActivityId | None = card.activity
            await self.connector.update(place_of(conversation), card.activity, body=body)
        else:
            activity = _activity(await self.connector.send(place_of(conversation), body))
        now = self.clock.now()
        delivered = Delivered(conversation.id, activity, shown, at=now, rest=REST * self.clock.speed)
        await self.store.run(lambda tx: settle_sent(tx, claimed, sent=to_send, delivered=delivered))

    async def _failed(self, claimed: Claimed, failure: Delivery) -> None:
        now, notice = self.clock.now(), claimed.notice
        if is_lost(failure) and await self.store.run(lambda tx: lose_card(tx, claimed, at=now)):
            return
        rested = now + REST * self.clock.speed
        if notice.kind is NoticeKind.EDIT and isinstance(failure, Unsure):
            await self.store.run(lambda tx: no_longer_known(tx, notice, rests_until=rested))
        can_repeat = await self.store.read(lambda tx: is_edit(tx, notice))
        settlement = judge(claimed, failure, now=now, can_repeat=can_repeat)
        if settlement is None:
            log.warning("unsure whether a notice arrived: %s", notice.kind)
            return
        if can_repeat and isinstance(settlement, Retry):
            settlement = Retry(max(settlement.at, rested))
        await self._settle(claimed, settlement)

    async def _settle(self, claimed: Claimed, settlement: Settlement) -> None:
        await self.store.run(lambda tx: tx.notices.settle(claimed, settlement))


def _log_failure(what: str, error: BaseException) -> None:
    """Its kind only: the text of an exception may quote what a person wrote."""
    log.error("%s: %s", what, type(error).__qualname__)


def _activity(activity: str | None) -> ActivityId | None:
    return ActivityId(activity) if activity else None
