"""Time, the delivery and the store of one simulated day. Never what people do, never a verdict.

Time goes from one thing that happens to the next: something falls due, a message arrives, somebody presses.
"""

import heapq
import itertools
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from made_up_day import Day
from memory_transaction import MemoryStore, MemoryTransaction
from sent_messages import Said, Whose

from bot.domain.facts import SlotNotice
from bot.domain.ids import ActivityId, ConversationId, MeetingId, Oid
from bot.domain.meeting import Meeting
from bot.domain.notice import NoticeKind, Why
from bot.domain.response import Reply, latest
from bot.domain.slot import Slot, slots
from bot.usecases.as_published import as_published
from bot.usecases.compose_notice import ToSend, compose_notice
from bot.usecases.follow_meeting import look_again
from bot.usecases.live import Live, live_of
from bot.usecases.ports import Claimed, Needless, Refused, Retry, Settlement, TooLate
from bot.usecases.settle_notice import Delivered, settle_sent

T = TypeVar("T")
LEASE = timedelta(minutes=2)
AT_ONCE = 16
SECOND = timedelta(seconds=1)
OWNER = "one process"
NOTHING = timedelta(0)


@dataclass
class Roads:
    """How messages fare. `deaf`: nobody is reached there until then. Where no card is left none is edited."""

    chance: random.Random
    deaf: dict[Oid, datetime] = field(default_factory=dict)
    leaves_cards: bool = True
    slowest: int = 20
    throttled: float = 0.03

    def takes(self) -> timedelta:
        return self.chance.random() * self.slowest * SECOND

    def fails(self, claimed: Claimed, now: datetime) -> Settlement | None:
        """Not installed for good, or told to wait; None: it arrives."""
        person = claimed.notice.recipient.person
        if person and now < self.deaf.get(person, now):
            return Refused(Why.NOT_INSTALLED, now)
        if claimed.attempt < 4 and self.chance.random() < self.throttled:
            return Retry(now + self.chance.randint(1, 40) * SECOND)
        return None


class World:
    def __init__(self, day: Day, *, now: datetime, roads: Roads) -> None:
        self.day, self.now, self.roads = day, now, roads
        self.store = MemoryStore()
        self.said: dict[Whose, list[Said]] = defaultdict(list)
        self.refused: set[Whose] = set()
        self.on_said: list[Callable[[Said], None]] = []
        self.on_composed: list[Callable[[Said], None]] = []
        self.kinds: dict[NoticeKind, int] = defaultdict(int)
        self.busy: dict[Oid, list[tuple[datetime, datetime]]] = defaultdict(list)
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []
        self._number = itertools.count()
        self._under_way = 0
        self._slots: dict[MeetingId, tuple[Meeting, tuple[Slot, ...]]] = {}
        self._folded: dict[MeetingId, tuple[tuple[object, ...], Live]] = {}

    @property
    def tx(self) -> MemoryTransaction:
        return self.store.tx

    def at(self, when: datetime, do: Callable[[], None]) -> None:
        utc = max(when, self.now).astimezone(UTC)
        heapq.heappush(self._events, (utc, next(self._number), do))

    def live(self, meeting: MeetingId) -> Live:
        """As published. Folded again only once something has been done."""
        tx = self.tx
        known = (tx.meetings.get(meeting), tx.meetings.published(meeting), tx.steps.of_meeting(meeting))
        before = self._folded.get(meeting)
        if before is None or any(one is not other for one, other in zip(before[0], known, strict=True)):
            before = (known, self._live(meeting))
            self._folded[meeting] = before
        folded = before[1]
        given = latest(tx.responses.of_meeting(meeting))
        declined = frozenset(whose for whose, given in given.items() if given.reply is Reply.CANNOT)
        live = Live(folded.meeting, folded.body, folded.so_far, self.now, declined)
        vars(live)["planned"] = folded.planned  # which does not change with time
        return live

    def slots(self, meeting: MeetingId) -> tuple[Slot, ...]:
        """As planned, as long as the same agenda is published."""
        live = self.live(meeting)
        before = self._slots.get(meeting)
        if before is None or before[0] is not live.meeting:
            before = (live.meeting, slots(live.meeting, live.body))
            self._slots[meeting] = before
        return before[1]

    def _live(self, meeting: MeetingId) -> Live:
        found = self.tx.meetings.get(meeting)
        body = self.tx.bodies.get(found.body) if found else None
        if found is None or body is None:
            raise LookupError(meeting)
        return live_of(self.tx, as_published(self.tx, found), body=body, at=self.now)

    def play(self, until: datetime) -> None:
        while (when := self._next()) and when <= until:
            self.now = max(when, self.now).astimezone(UTC)
            while self._events and self._events[0][0] <= self.now:
                heapq.heappop(self._events)[2]()
            self._deliver_all()

    def waited(self, person: Oid, since: datetime) -> timedelta:
        """How long that person's chat was taken up by messages on their way since then."""
        spans = self.busy.get(person, [])
        return sum((end - max(begin, since) for begin, end in spans if end > since), NOTHING)

    def _next(self) -> datetime | None:
        due = self.tx.notices.next_due() if self._under_way < AT_ONCE else None
        event = self._events[0][0] if self._events else None
        return min((when for when in (due, event) if when), default=None)

    def _deliver_all(self) -> None:
        while claimed := self.tx.notices.claim(
            self.now, owner=OWNER, lease=LEASE, at_most=AT_ONCE - self._under_way
        ):
            for one in claimed:
                self._attempt(one)

    def _attempt(self, claimed: Claimed) -> None:
        notice = claimed.notice
        if notice.kind is NoticeKind.WATCH:
            self.store.act(lambda tx: look_again(tx, claimed, at=self.now))
            return
        composed = compose_notice(self.tx, notice, at=self.now)
        if isinstance(composed, Why):
            self._settle(claimed, Needless(composed, self.now))
        elif notice.expires_at and self.now > notice.expires_at:
            self._settle(claimed, TooLate(self.now))
        else:
            self._send(claimed, composed)

    def _send(self, claimed: Claimed, to_send: ToSend) -> None:
        since, until = self.now, self.now + self.roads.takes()
        failure = self.roads.fails(claimed, until)
        person = claimed.notice.recipient.person
        said = self._said(claimed, to_send, until=until)
        if said:
            _tell(self.on_composed, said)
        self._under_way += 1
        if person:
            over = failure.at if isinstance(failure, Retry) else until
            self.busy[person].append((since, over))
        arrived = self._failed(claimed, said, failure) if failure else self._arrived(claimed, said, to_send)
        self.at(until, arrived)

    def _failed(self, claimed: Claimed, said: Said | None, failure: Settlement) -> Callable[[], None]:
        def happens() -> None:
            self._under_way -= 1
            if said and isinstance(failure, Refused):
                self.refused.add(said.whose)
            self._settle(claimed, failure)

        return happens

    def _arrived(self, claimed: Claimed, said: Said | None, to_send: ToSend) -> Callable[[], None]:
        notice = claimed.notice
        activity = ActivityId(notice.id) if self.roads.leaves_cards else None

        def happens() -> None:
            self._under_way -= 1
            self.kinds[notice.kind] += 1
            where = ConversationId(f"a:{notice.recipient.person}")
            delivered = Delivered(where, activity, "", self.now)
            self.store.act(lambda tx: settle_sent(tx, claimed, sent=to_send, delivered=delivered))
            if said:
                self.said[said.whose].append(said)
                _tell(self.on_said, said)

        return happens

    def _said(self, claimed: Claimed, to_send: ToSend, *, until: datetime) -> Said | None:
        """What tells a guest something of their slot; an edit of a card tells nobody."""
        notice, fact = claimed.notice, to_send.fact
        person, guest, meeting = notice.recipient.person, notice.guest, notice.meeting
        if not isinstance(fact, SlotNotice) or notice.kind is NoticeKind.EDIT:
            return None
        if meeting is None or guest is None or person is None:
            return None
        return Said(
            (meeting, guest, person),
            notice.kind,
            notice.key,
            fact.slot,
            fact.off,
            began=self.live(meeting).turn_of(guest).began,
            attempt=claimed.attempt,
            due_at=notice.due_at,
            since=self.now,
            at=until,
        )

    def _settle(self, claimed: Claimed, settlement: Settlement) -> None:
        self.store.act(lambda tx: tx.notices.settle(claimed, settlement))


def _tell(listeners: list[Callable[[Said], None]], said: Said) -> None:
    for listener in listeners:
        listener(said)
