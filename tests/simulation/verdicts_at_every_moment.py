"""What must hold at every moment of a day for every guest: what they know is true, or soon will be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from memory_transaction import MemoryTransaction
from played_world import World
from second_opinion import is_not_needed, starts_of
from sent_messages import Broken, Whose, apart

from bot.domain.ids import ItemId, MeetingId
from bot.domain.meeting import MeetingStatus, moment
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage
from bot.domain.slot import Slot
from bot.usecases.live import Live
from bot.usecases.tell_guests import tell_guests

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)
DELIVERY = 21 * SECOND
WATCHED_EVERY = 61 * SECOND


@dataclass
class Since:
    """Since when something is not as it should be; `worst` is how wrong a told time ever was."""

    began: dict[tuple[Whose, str], datetime] = field(default_factory=dict)
    worst: timedelta = timedelta(0)
    longest: timedelta = timedelta(0)


class Undone(Exception):  # noqa: N818 - takes back a transaction, which is no error
    """What was written, and is not kept."""


class AtEveryMoment:
    def __init__(self, world: World) -> None:
        self.world, self.since = world, Since()
        world.on_said.append(lambda said: self.look(said.whose[0], only=said.whose))

    def look(self, meeting: MeetingId, only: Whose | None = None) -> None:
        live = self.world.live(meeting)
        if live.meeting.status is not MeetingStatus.PUBLISHED:
            self.since.began = {k: at for k, at in self.since.began.items() if k[0][0] != meeting}
            return
        if only is None and live.so_far.standing:
            self._is_projected(live, starts_of(live.planned, live.so_far, now=live.now))
        if only is None and live.so_far.is_running:
            self._reminds_nobody(meeting)
        for slot in self.world.slots(meeting):
            whose = (meeting, slot.guest, slot.person)
            if only in (None, whose) and self.world.said.get(whose) and whose not in self.world.refused:
                self._judge(whose, live.slot(slot), live=live)

    def derive_again(self, meeting: MeetingId) -> None:
        """Right after guests were told of something. What that writes is not kept."""

        def again(tx: MemoryTransaction) -> None:
            live = self.world.live(meeting)
            before = dict(tx.notices.rows), tx.tellings.of_meeting(meeting)
            tell_guests(tx, live)
            rows = [key for key, row in tx.notices.rows.items() if before[0].get(key) != row]
            told = [key for key, row in tx.tellings.of_meeting(meeting).items() if before[1].get(key) != row]
            raise Undone(f"{rows} {told}" if rows or told else "")

        try:
            self.world.store.act(again)
        except Undone as undone:
            if str(undone):
                self._break("deriving twice writes nothing", None, str(undone))

    def _reminds_nobody(self, meeting: MeetingId) -> None:
        """One that has been tried already is dropped at its next attempt."""
        waits = (row.notice for row in self.world.tx.notices.open.values())
        mine = (n for n in waits if n.meeting == meeting and n.kind is NoticeKind.REMINDER)
        late = [n.key for n in mine if n.attempts == 0]
        if late:
            self._break("no reminder waits while the meeting runs", None, str(late))

    def _is_projected(self, live: Live, starts: Mapping[ItemId, datetime]) -> None:
        waits = {
            i: at.starts for i, at in live.projected.items() if live.so_far.turn(i).stage is Stage.WAITING
        }
        if not live.so_far.closed_at and waits != starts:
            self._break("both projections agree", None, f"{waits} and {starts}")

    def _judge(self, whose: Whose, now: Slot, *, live: Live) -> None:
        said, turn = self.world.said[whose][-1], live.turn_of(whose[1])
        waits, is_on = turn.stage is Stage.WAITING, turn.stage is Stage.ON
        item, so_far = live.item_of(whose[1]), live.so_far
        off = item is not None and is_not_needed(so_far, item.id)
        declines = whose[1:] in live.declined
        is_called = said.kind is NoticeKind.COME_NOW
        threshold = max(live.body.threshold, MINUTE)
        matters = so_far.is_running or live.now < _planned(now, live)
        wrong = (
            apart(said.slot, now)
            if waits and not off and not is_called and matters and not declines
            else 0 * MINUTE
        )
        self.since.worst = max(self.since.worst, wrong if wrong < timedelta(hours=5) else 0 * MINUTE)
        self._lasts("no told time is wrong for long", whose, wrong >= threshold, most=5 * MINUTE)
        is_turned_back = waits and is_called and not off and not declines  # who can't come waits for nothing
        self._lasts("who was called and waits again hears it", whose, is_turned_back)
        uncalled = is_on and so_far.is_running and not is_called and not declines
        self._lasts("who is wanted now is called", whose, uncalled)
        is_near = waits and so_far.is_running and not declines and not is_called
        is_near = is_near and live.now <= _planned(now, live) <= live.now + 8 * MINUTE
        readied = any(s.kind is NoticeKind.GET_READY for s in self.world.said[whose])
        self._lasts(
            "told to get ready some minutes before", whose, is_near and not readied, most=WATCHED_EVERY
        )
        is_off = off and said.kind not in (NoticeKind.CANCEL, NoticeKind.THANKS)
        self._lasts("who is not needed hears it", whose, is_off)

    def _lasts(self, promise: str, whose: Whose, is_wrong: bool, *, most: timedelta = timedelta(0)) -> None:
        key, now = (whose, promise), self.world.now
        if not is_wrong:
            self.since.began.pop(key, None)
            return
        said = self.world.said[whose][-1]
        began = max(self.since.began.setdefault(key, now), said.since)  # what was true when it was composed
        lasts = now - began - self.world.waited(whose[2], began)
        self.since.longest = max(self.since.longest, lasts)
        if lasts > most + DELIVERY:
            self._break(promise, whose, f"for {now - began}, last told {self.world.said[whose][-1].short}")

    def _break(self, promise: str, whose: Whose | None, how: str) -> None:
        raise Broken(promise, seed=self.world.day.seed, whose=whose, at=self.world.now, how=how)


def _planned(slot: Slot, live: Live) -> datetime:
    """A slot without a time is always to come."""
    return moment(slot.held_on, slot.starts, zone=live.body.zone) if slot.starts else live.now + 999 * MINUTE
