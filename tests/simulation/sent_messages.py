"""What was really delivered to a guest, how it differs from something else, and what a broken promise is."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from made_up_day import ZONE

from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.notice import NoticeKind
from bot.domain.slot import Off, Slot

Whose = tuple[MeetingId, GuestId, Oid]
DAY = timedelta(days=1)
NOTHING = timedelta(0)


class Broken(AssertionError):  # noqa: N818 - names what happened to the promise
    """A promise was broken: on which day, to whom, when, how."""

    def __init__(self, promise: str, *, seed: int, whose: Whose | None, at: datetime, how: str) -> None:
        who = f"{whose[1]} ({whose[0]})" if whose else "nobody's slot"
        super().__init__(f"seed {seed}, {who}, {at.astimezone(ZONE):%d %H:%M:%S}: {promise}: {how}")
        self.promise = promise


@dataclass(frozen=True)
class Said:
    """`since` is when it was composed, at the `attempt` that succeeded, `at` when it was there. `began` is
    the step with which the item had begun by then.
    """

    whose: Whose
    kind: NoticeKind
    key: str
    slot: Slot
    off: Off | None
    began: int | None
    attempt: int
    due_at: datetime | None
    since: datetime
    at: datetime

    @property
    def short(self) -> str:
        clock = f"{self.slot.starts:%H:%M}" if self.slot.starts else "?"
        return f"{self.kind} for {self.slot.held_on:%d} {clock} at {self.at.astimezone(ZONE):%d %H:%M:%S}"


def apart(one: Slot, other: Slot) -> timedelta:
    """How much two starts differ on the clock, in whole minutes."""
    if one.starts is None or other.starts is None:
        return NOTHING if one.starts == other.starts else DAY
    walls = [datetime.combine(s.held_on, s.starts or time(0)).replace(second=0) for s in (one, other)]
    return abs(walls[0] - walls[1])


def is_news(before: Slot, after: Slot, *, threshold: timedelta) -> bool:
    kept = [(s.held_on, s.place, s.join_url, s.title) for s in (before, after)]
    return kept[0] != kept[1] or apart(before, after) >= threshold
