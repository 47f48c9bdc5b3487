"""The delivery loop: claims what is due when it is due, and hands it to the courier. It sends nothing."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol, TypeVar

from bot.app.alarm import Alarm
from bot.app.clock import Clock
from bot.app.clock_watch import ClockWatch
from bot.app.courier import Courier
from bot.app.errors import misconfigured
from bot.app.sweeping import Sweep
from bot.app.waking import woken
from bot.domain.pace import Limits
from bot.usecases.ports import Claimed, Store, Transaction

LEASE = timedelta(seconds=30)
"""Longer than the connector's total time-out of 10 s: a row comes back only when its request is over.

By the loop's own clock on PostgreSQL, too, not the server's: due times were reckoned by it, and it may be a
simulated one. A replica whose clock is more than five seconds ahead may take a row from one that still
sends; owner and attempt keep it from being settled twice, and it is marked.
"""

AT_ONCE = 128
"""Requests under way: with half as many a connector's answer was waited for while the machine was idle."""

BATCH_SECONDS = 0.02
"""Between two claims: what falls due meanwhile is claimed, composed and settled together."""

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
    """`limits` None: nothing is held back, as where the clock stands still or the platform is a stand-in."""

    store: Store
    ground: Ground
    courier: Courier
    clock: Clock
    watch: ClockWatch
    alarm: Alarm
    sweep: Sweep
    owner: str
    limits: Limits | None = field(default_factory=Limits)
    lease: timedelta = LEASE
    poll_seconds: float = POLL_SECONDS
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
                await woken(self._kick, within=self.poll_seconds)
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
            await woken(self._kick, within=seconds)
            return
        for one in await self._claim():
            self._start(one)
        await asyncio.sleep(BATCH_SECONDS)

    async def _answer(self) -> None:
        """While the clock is doubted: what people ask now, and the card that tells the secretary of it."""
        await self.alarm.sound()
        now, lease, free = self.clock.now(), self.lease * self.clock.speed, AT_ONCE - len(self._busy)
        claimed = await self.store.run(
            lambda tx: tx.notices.claim_answers(now, owner=self.owner, lease=lease, at_most=free)
        )
        for one in claimed:
            self._start(one)
        await woken(self._kick, within=self.poll_seconds)

    async def _bring_forward(self) -> None:
        latest = self.clock.now() + self.lease * self.clock.speed
        await self.store.run(lambda tx: tx.notices.bring_forward(latest))

    def _start(self, claimed: Claimed) -> None:
        task = asyncio.create_task(self.courier.deliver(claimed))
        self._busy.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self._kick.set()
        if not task.cancelled() and (error := task.exception()):
            _log_failure("a delivery failed", error)

    async def _claim(self) -> tuple[Claimed, ...]:
        now, speed, free = self.clock.now(), self.clock.speed, AT_ONCE - len(self._busy)
        limits = self.limits.at_speed(speed) if self.limits else None
        return await self.ground.in_turn(
            lambda tx: tx.notices.claim(
                now, owner=self.owner, lease=self.lease * speed, at_most=free, limits=limits
            )
        )

    async def _until_due(self) -> float:
        """Real seconds, at most those after which the store is asked again; 0 if something is due now."""
        if len(self._busy) >= AT_ONCE:
            return self.poll_seconds
        now = self.clock.now() if self.limits else None
        due = await self.ground.read(lambda tx: tx.notices.next_due(now))
        if due is None:
            return self.poll_seconds
        return min((due - self.clock.now()).total_seconds() / self.clock.speed, self.poll_seconds)


def _log_failure(what: str, error: BaseException) -> None:
    """Its kind only: the text of an exception may quote what a person wrote."""
    log.error("%s: %s", what, type(error).__qualname__)
