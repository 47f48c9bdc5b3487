"""What must hold when the day is over: how often each guest heard what, and that they know how it ended."""

from datetime import datetime, timedelta

from played_world import World
from second_opinion import is_not_needed
from sent_messages import Broken, Said, Whose

from bot.domain.ids import MeetingId
from bot.domain.meeting import MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage, Turn
from bot.usecases.live import Live

DELIVERY = timedelta(minutes=3)
"""A call that was held up for longer than an item lasted may be none."""


class AtTheEnd:
    """`offs`: how often a slot was seen to be taken back; `taken_off`: since when it is off as the agenda and
    the meeting go, whatever became of the meeting; `put_back`: since when it is not off any more.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.is_off: dict[Whose, bool] = {}
        self.offs: dict[Whose, int] = {}
        self.taken_off: dict[Whose, datetime] = {}
        self.put_back: dict[Whose, datetime] = {}

    def acted(self, meeting: MeetingId) -> None:
        live = self.world.live(meeting)
        for guest, person in self.world.tx.tellings.of_meeting(meeting):
            whose = (meeting, guest, person)
            is_off = _is_off(live, whose)
            before = self.is_off.get(whose, False)
            self.offs[whose] = self.offs.get(whose, 0) + (is_off and not before)
            self.is_off[whose] = is_off
            if _is_taken_off(live, whose):
                self.taken_off.setdefault(whose, live.now)
            elif self.taken_off.pop(whose, None):
                self.put_back[whose] = live.now

    def judge(self) -> None:
        for whose, said in self.world.said.items():
            if said and whose not in self.world.refused:
                self._counted(whose, said)
                self._knows(whose, said, live=self.world.live(whose[0]))

    def _counted(self, whose: Whose, said: list[Said]) -> None:
        counts = {kind: sum(s.kind is kind for s in said) for kind in NoticeKind}
        calls, offs = counts[NoticeKind.COME_NOW], self.offs.get(whose, 0)
        self._hold(counts[NoticeKind.SLOT] <= 1 + offs, whose, "announced once, and once after each off")
        self._hold(counts[NoticeKind.CANCEL] <= offs, whose, "called off once for each time")
        tried = max(calls, self._tried_calls(whose))  # a call on its way that failed might have arrived
        self._hold(counts[NoticeKind.NOT_YET] <= tried + offs, whose, "not yet once for each call or off")
        self._hold(counts[NoticeKind.THANKS] <= min(calls, 1), whose, "thanked once, and only who was called")

    def _tried_calls(self, whose: Whose) -> int:
        rows = self.world.tx.notices.of_meeting(whose[0])
        mine = [n for n in rows if (n.guest, n.recipient.person) == whose[1:]]
        return sum(n.kind is NoticeKind.COME_NOW and n.attempts > 0 for n in mine)

    def _knows(self, whose: Whose, said: list[Said], *, live: Live) -> None:
        if live.so_far.started_at is None or live.so_far.closed_at is None:
            return
        last, turn = said[-1].kind, live.turn_of(whose[1])
        if whose in self.taken_off and not self._was_over(whose, turn):
            # Who is taken off the agenda of a meeting that is over waits for nothing any more.
            is_news = self.taken_off[whose] <= live.so_far.closed_at
            knows = last in (NoticeKind.CANCEL, NoticeKind.THANKS)
            self._hold(knows or not is_news, whose, "knows that the slot is off")
        elif (
            turn.stage is Stage.TAKEN and whose[1:] not in live.declined and not self._came_after(whose, turn)
        ):
            was_long = turn.ended_at and turn.begun_at and turn.ended_at - turn.begun_at > DELIVERY
            was_called = any(s.kind is NoticeKind.COME_NOW for s in said)
            self._hold(was_called or not was_long, whose, "called to an item that was taken")
            is_thanked = any(s.kind is NoticeKind.THANKS for s in said)  # once, however often it was taken
            knows = is_thanked or last is NoticeKind.CANCEL
            self._hold(not was_called or knows, whose, "knows that the item is over")

    def _came_after(self, whose: Whose, turn: Turn) -> bool:
        """Their own substitute sent them back when the item was over."""
        put_back = self.put_back.get(whose)
        return put_back is not None and turn.ended_at is not None and turn.ended_at <= put_back

    def _was_over(self, whose: Whose, turn: Turn) -> bool:
        """Taken before the guest was replaced: they know it as everybody who was there."""
        ended_at = turn.ended_at if turn.stage is Stage.TAKEN else None
        return ended_at is not None and ended_at <= self.taken_off[whose]

    def _hold(self, holds: bool, whose: Whose, promise: str) -> None:
        if not holds:
            how = ", ".join(s.short for s in self.world.said[whose])
            seed, now = self.world.day.seed, self.world.now
            raise Broken(promise, seed=seed, whose=whose, at=now, how=how)


def _is_off(live: Live, whose: Whose) -> bool:
    return live.meeting.status is not MeetingStatus.PUBLISHED or _is_taken_off(live, whose)


def _is_taken_off(live: Live, whose: Whose) -> bool:
    """The guest or the item, for which it does not matter whether the meeting was called off later."""
    invited = {(g.id, g.person) for item in live.meeting.items for g in item.guests if g.invited}
    item = live.item_of(whose[1])
    return whose[1:] not in invited or item is None or is_not_needed(live.so_far, item.id)
