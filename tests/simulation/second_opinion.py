"""When each item will be, worked out a second time in another way: as a delay that is handed on.

It starts from the plan and the steps as they are folded. Never imports the projection that it judges.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.ids import ItemId
from bot.domain.progress import Progress, Stage, Turn
from bot.domain.schedule import Planned

NONE = timedelta(0)


@dataclass(frozen=True)
class _Place:
    """An item in the running order: the slack before it, and its start if all went as planned."""

    planned: Planned
    slack: timedelta
    starts: datetime


def starts_of(planned: Iterable[Planned], so_far: Progress, *, now: datetime) -> Mapping[ItemId, datetime]:
    """Of the items that wait."""
    found: dict[ItemId, datetime] = {}
    ends: datetime | None = None
    as_planned: datetime | None = None
    for place in _places(tuple(planned), so_far):
        turn = so_far.turn(place.planned.item)
        delay = ends - as_planned if ends and as_planned else NONE
        starts = _handed_on(place, delay)
        if turn.stage is Stage.WAITING:
            found[place.planned.item] = starts
        ends = _end(place, turn, starts=starts, free=ends, so_far=so_far, now=now)
        as_planned = place.starts + place.planned.lasts
    return found


def is_not_needed(so_far: Progress, item: ItemId) -> bool:
    """The item is skipped, released, or was not reached before the meeting was closed."""
    stage = so_far.turn(item).stage
    is_missed = so_far.closed_at is not None and stage is Stage.WAITING
    return is_missed or stage in (Stage.SKIPPED, Stage.RELEASED)


def _handed_on(place: _Place, delay: timedelta) -> datetime:
    """Lateness uses up the slack; earliness takes everything along but what is fixed."""
    left = max(delay - place.slack, NONE) if delay > NONE else delay
    at = place.starts + left
    return max(at, place.planned.starts) if place.planned.is_fixed and place.planned.starts else at


def _end(
    place: _Place,
    turn: Turn,
    *,
    starts: datetime,
    free: datetime | None,
    so_far: Progress,
    now: datetime,
) -> datetime:
    needs = max(place.planned.lasts - turn.worked, NONE) + turn.extension
    match turn.stage:
        case Stage.ON:
            begun = turn.begun_at or starts
            rest = now - max(so_far.paused_at, begun) if so_far.paused_at else NONE
            return max(begun + needs + turn.stood + rest, now)
        case Stage.TAKEN:
            return turn.ended_at or starts
        case Stage.SKIPPED | Stage.RELEASED:
            return free or starts
        case _:
            return starts + needs


def _places(planned: tuple[Planned, ...], so_far: Progress) -> list[_Place]:
    """Where an item no longer follows the one that it was printed after, there is no slack before it, but for
    a fixed one, which waits for its time.
    """
    numbers = {p.item: number for number, p in enumerate(planned)}
    at = min((p.starts for p in planned if p.starts), default=so_far.started_at)
    places: list[_Place] = []
    before = -1
    for item in so_far.order:
        number = numbers.get(item)
        if number is None or at is None:
            continue
        one = planned[number]
        slack = one.gap if number == before + 1 else NONE
        if one.is_fixed and one.starts:
            slack = max(slack, one.starts - at)
        places.append(_Place(one, slack, at + slack))
        at, before = at + slack + one.lasts, number
    return places
