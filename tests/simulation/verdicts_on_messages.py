"""What must hold of every message at the moment that it is composed. Never of what was not sent."""

from collections import defaultdict
from datetime import timedelta

from played_world import World
from second_opinion import is_not_needed
from sent_messages import Broken, Said, Whose, apart, is_news

from bot.domain.meeting import MeetingStatus, moment
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage
from bot.domain.slot import Slot, slots
from bot.usecases.live import Live

MINUTE = timedelta(minutes=1)
AS_IT_STANDS = (NoticeKind.MOVE, NoticeKind.GET_READY, NoticeKind.NOT_YET, NoticeKind.SLOT)
FOR_WHO_WAITS = (*AS_IT_STANDS, NoticeKind.REMINDER)


class OnMessages:
    """`tried`: what was sent, whether it arrived or not."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.tried: dict[Whose, list[Said]] = defaultdict(list)
        world.on_composed.append(self.judge)

    def judge(self, said: Said) -> None:
        live = self.world.live(said.whose[0])
        before = self.world.said[said.whose][-1:]
        self._is_theirs(said, live)
        self._is_so(said, live)
        self._is_in_time(said, live)
        if before and said.whose not in self.world.refused:
            self._is_new(said, before[0], live=live)
        self.tried[said.whose].append(said)

    def _is_theirs(self, said: Said, live: Live) -> None:
        is_theirs = said.slot.person == said.whose[2] and said.slot.guest == said.whose[1]
        self._hold(is_theirs, said, "nobody is told of a slot that is not theirs")
        known, item = slot_now(live, said), live.item_of(said.whose[1])
        is_off = known is None or item is None or is_not_needed(live.so_far, item.id)
        # Who had their turn is thanked also if the meeting is off by then.
        is_fair = said.kind is NoticeKind.THANKS or is_off is (said.kind is NoticeKind.CANCEL)
        self._hold(is_fair, said, "only what is off is called off")

    def _is_so(self, said: Said, live: Live) -> None:
        turn, kind = live.turn_of(said.whose[1]), said.kind
        stages = {NoticeKind.COME_NOW: Stage.ON, NoticeKind.THANKS: Stage.TAKEN}
        stages |= dict.fromkeys(FOR_WHO_WAITS, Stage.WAITING)
        self._hold(turn.stage is stages.get(kind, turn.stage), said, f"told of an item that is {turn.stage}")
        if kind in (NoticeKind.COME_NOW, NoticeKind.GET_READY, NoticeKind.REMINDER):
            self._hold(said.whose[1:] not in live.declined, said, "nobody is called who said they can't come")
        if kind is NoticeKind.THANKS and turn.ended_at:
            self._hold(live.now - turn.ended_at >= 5 * MINUTE, said, "thanked once it can't be undone")
        now = slot_now(live, said)
        if kind in AS_IT_STANDS and now:
            self._hold(apart(said.slot, now) <= MINUTE, said, "told how it stands when it is sent")

    def _is_in_time(self, said: Said, live: Live) -> None:
        if said.kind is NoticeKind.REMINDER:
            self._hold(not live.so_far.is_running, said, "no reminder once the meeting runs")
            self._is_reminder_of_its_time(said, live)
        if said.kind is NoticeKind.GET_READY and said.attempt == 1:  # a retry keeps its time
            at = moment(said.slot.held_on, said.slot.starts, zone=live.body.zone)  # type: ignore[arg-type]
            self._hold(at - live.now <= 12 * MINUTE, said, "not told to get ready too early")

    def _is_reminder_of_its_time(self, said: Said, live: Live) -> None:
        span = said.key.rpartition("/")[0]
        others = [s for s in self.world.said[said.whose] if s.key.rpartition("/")[0] == span]
        is_again = any(apart(s.slot, said.slot) < live.body.threshold for s in others)
        self._hold(not is_again, said, "reminded once of a time")
        late = said.since - (said.due_at or said.since)
        waited = self.world.waited(said.whose[2], said.due_at or said.since)
        is_in_time = late - waited <= live.body.threshold  # a start that is no news brings its moment forward
        is_retry = said.attempt > 1  # it keeps its place, whatever moment its slot has by then
        self._hold(is_in_time or is_retry, said, "reminded at its moment or not at all")

    def _is_new(self, said: Said, before: Said, *, live: Live) -> None:
        is_called = said.kind is before.kind is NoticeKind.COME_NOW
        is_nearly_off = self._was_nearly_called_off(before)
        is_once = said.began != before.began or is_nearly_off
        self._hold(not is_called or is_once, said, "called once for each time it begins")
        same = (said.kind, said.slot, said.off) == (before.kind, before.slot, before.off)
        is_again = same and (said.kind is not NoticeKind.REMINDER or said.key == before.key)
        self._hold(not is_again or is_called or is_nearly_off, said, "nothing is said twice")
        if said.kind is NoticeKind.MOVE:
            threshold = live.body.threshold
            is_told = is_news(before.slot, said.slot, threshold=threshold)
            self._hold(is_told, said, "an overrun is told only when it matters")
            moved = [s for s in self.world.said[said.whose] if s.kind is NoticeKind.MOVE][-1:]
            is_soon = any(said.since - s.at < 5 * MINUTE for s in moved)
            is_soon = is_soon and live.so_far.is_running and said.attempt == 1  # a retry keeps its time
            self._hold(not is_soon, said, "moved at most every five minutes")

    def _was_nearly_called_off(self, before: Said) -> bool:
        """It was being sent as the step was undone, and might have arrived: a double beats a missed call."""
        offs = (NoticeKind.NOT_YET, NoticeKind.CANCEL)
        return any(s.kind in offs and s.since >= before.at for s in self.tried[before.whose])

    def _hold(self, holds: bool, said: Said, promise: str) -> None:
        if not holds:
            before = ", ".join(s.short for s in self.world.said[said.whose])
            how = f"{said.short} after {before}"
            seed = self.world.day.seed
            raise Broken(promise, seed=seed, whose=said.whose, at=self.world.now, how=how)


def slot_now(live: Live, said: Said) -> Slot | None:
    """As it truly stands; None for somebody who is no guest of the meeting as published."""
    if live.meeting.status is not MeetingStatus.PUBLISHED:
        return None
    mine = (s for s in slots(live.meeting, live.body) if (s.guest, s.person) == said.whose[1:])
    return next((live.slot(slot) for slot in mine), None)
