"""When each item is planned, and when it will really be: a pure function of the plan, the steps and now.

Every moment is aware and in UTC, so that sums are elapsed time also across a change of clocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.body import Body
from bot.domain.ids import ItemId
from bot.domain.meeting import Item, Meeting, moment
from bot.domain.progress import NOTHING, Progress, Stage

_NEXT_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Planned:
    """`starts` None: the agenda gives the item no time. `is_assumed`: how long it lasts is nowhere said.

    `is_fixed`: never before its time. `gap` is the slack between the printed item before and this one.
    """

    item: ItemId
    starts: datetime | None
    lasts: timedelta
    is_assumed: bool = False
    is_fixed: bool = False
    gap: timedelta = NOTHING


@dataclass(frozen=True)
class Projected:
    """`starts` is when the item begins, or began."""

    starts: datetime
    ends: datetime


def plan(meeting: Meeting, body: Body) -> tuple[Planned, ...]:
    """The agenda as printed. A timed item and untimed ones after it share the room until the next time."""
    starts = _starts(meeting, body)
    planned: list[Planned] = []
    end: datetime | None = None
    for index, item in enumerate(meeting.items):
        lasts, is_assumed = _lasts(meeting, index, starts=starts, body=body)
        begins = starts[index] or end
        gap = begins - end if begins and end else NOTHING
        is_fixed = item.is_fixed or item.is_break
        planned.append(
            Planned(
                item.id,
                starts[index],
                lasts,
                is_assumed=is_assumed,
                is_fixed=is_fixed and starts[index] is not None,
                gap=max(gap, NOTHING),
            )
        )
        end = begins + lasts if begins else None
    return tuple(planned)


def project(planned: Iterable[Planned], so_far: Progress, *, now: datetime) -> Mapping[ItemId, Projected]:
    """Items that are over, on or to come, in the running order; none for those that a closed meeting did not
    reach, and none at all while nothing says when the meeting begins.

    What is late is absorbed by the slack before it is passed on; what is early moves the rest up, but
    nothing that is fixed. A meeting that has not begun goes as planned.
    """
    by_item = {p.item: p for p in planned}
    base = _laid(by_item, so_far)
    known: dict[ItemId, Projected] = {}
    before: tuple[datetime, datetime] | None = None  # where the item before ends: as laid, as projected
    for item in so_far.order:
        if item not in base:
            continue
        starts, ends = _one(by_item[item], so_far, laid=base[item], before=before, now=now)
        before = (base[item].ends, ends)
        if so_far.closed_at is None or so_far.turn(item).stage is not Stage.WAITING:
            known[item] = Projected(starts, ends)
    return known


def overran_at(planned: Iterable[Planned], so_far: Progress) -> datetime | None:
    """When the item that is on should be over; from then on the projection moves with the clock."""
    current = so_far.current
    lasts = next((p.lasts for p in planned if p.item == current), None)
    if current is None or lasts is None:
        return None
    turn = so_far.turn(current)
    left = max(lasts - turn.worked, NOTHING) + turn.stood + turn.extension
    return turn.begun_at + left if turn.begun_at else None


def _one(
    planned: Planned,
    so_far: Progress,
    *,
    laid: Projected,
    before: tuple[datetime, datetime] | None,
    now: datetime,
) -> tuple[datetime, datetime]:
    turn = so_far.turn(planned.item)
    if turn.stage is Stage.ON and turn.begun_at:
        stands = now - max(so_far.paused_at, turn.begun_at) if so_far.paused_at else NOTHING
        left = max(planned.lasts - turn.worked, NOTHING) + turn.extension + turn.stood + stands
        return turn.begun_at, max(turn.begun_at + left, now)
    if turn.stage is Stage.TAKEN and turn.begun_at and turn.ended_at:
        return turn.begun_at, turn.ended_at
    starts = _start(planned, laid=laid, before=before)
    if turn.stage in (Stage.SKIPPED, Stage.RELEASED):
        free = before[1] if before else min(starts, so_far.started_at or starts)
        return free, free
    return starts, starts + max(planned.lasts - turn.worked, NOTHING) + turn.extension


def _start(planned: Planned, *, laid: Projected, before: tuple[datetime, datetime] | None) -> datetime:
    if before is None:
        return laid.starts
    laid_end, free = before
    late = max(free - laid_end, NOTHING)
    starts = free + max(laid.starts - laid_end - late, NOTHING)
    return max(starts, planned.starts) if planned.is_fixed and planned.starts else starts


def _laid(by_item: Mapping[ItemId, Planned], so_far: Progress) -> Mapping[ItemId, Projected]:
    """The plan in the running order: an item that was moved follows without slack; a fixed one keeps its
    time.
    """
    printed = list(by_item)
    at = min((p.starts for p in by_item.values() if p.starts), default=None)
    at = at or so_far.started_at
    laid: dict[ItemId, Projected] = {}
    last: ItemId | None = None
    for item in so_far.order:
        planned = by_item.get(item)
        if planned is None or at is None:
            continue
        follows = printed.index(item) == (printed.index(last) + 1 if last else 0)
        starts = at + (planned.gap if follows else NOTHING)
        if planned.is_fixed and planned.starts:
            starts = max(starts, planned.starts)
        at = starts + planned.lasts
        laid[item] = Projected(starts, at)
        last = item
    return laid


def _starts(meeting: Meeting, body: Body) -> list[datetime | None]:
    """A time that is much earlier than the one before it is of the next day."""
    found: list[datetime | None] = []
    day, last = meeting.held_on, None
    for item in meeting.items:
        at = moment(day, item.starts, zone=body.zone).astimezone(UTC) if item.starts else None
        if at and last and last - at > _NEXT_DAY and item.starts:
            day += timedelta(days=1)
            at = moment(day, item.starts, zone=body.zone).astimezone(UTC)
        found.append(at)
        last = at or last
    return found


def _lasts(
    meeting: Meeting, index: int, *, starts: list[datetime | None], body: Body
) -> tuple[timedelta, bool]:
    """And whether that is assumed. What is printed may not run into the next printed time."""
    first = next((n for n in range(index, -1, -1) if starts[n]), None)
    after = next((n for n in range(index + 1, len(starts)) if starts[n]), None)
    begins, ends = starts[first] if first is not None else None, starts[after] if after else None
    printed = _printed(meeting.items[index], starts[index], zone=body.zone)
    if begins is None or ends is None or ends <= begins or first is None or after is None:
        return printed or body.default_duration, printed is None
    room = ends - begins
    if printed:
        return min(printed, room), False
    others = [
        _printed(meeting.items[n], starts[n], zone=body.zone) for n in range(first, after) if n != index
    ]
    left = max(room - sum((other for other in others if other), NOTHING), NOTHING)
    sharing = 1 + others.count(None)
    return left / sharing, sharing > 1 or first != index


def _printed(item: Item, starts: datetime | None, *, zone: ZoneInfo) -> timedelta | None:
    if item.ends is None or starts is None:
        return item.duration
    ends = moment(starts.astimezone(zone).date(), item.ends, zone=zone).astimezone(UTC)
    if starts - ends > _NEXT_DAY:
        ends += timedelta(days=1)
    return ends - starts if ends > starts else item.duration
