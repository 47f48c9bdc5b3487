"""Which item can be taken now when a guest is late or missing. A proposal only: the chair presses."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.ids import ItemId
from bot.domain.progress import Act, Progress, Stage
from bot.domain.schedule import Planned, project
from bot.domain.steps import progress


def proposed(
    planned: Iterable[Planned],
    so_far: Progress,
    *,
    instead_of: ItemId,
    ready: Iterable[ItemId],
    now: datetime,
) -> tuple[Act, ItemId] | None:
    """`ready` are the items without guests, or with all of theirs there. None of the other items that wait
    may begin earlier than it would otherwise: their guests are not there yet.
    """
    plan = tuple(planned)
    act = Act.SWAP if so_far.current == instead_of else Act.NEXT
    if not so_far.is_running or instead_of not in (so_far.current, so_far.following):
        return None
    waiting = [i for i in so_far.order if so_far.turn(i).stage is Stage.WAITING]
    able = set(ready) - {instead_of}
    before = _starts(plan, so_far, now=now)
    for item in waiting:
        after = _starts(plan, _taken(so_far, act, item=item, now=now), now=now)
        if item in able and all(after[i] >= before[i] for i in waiting if i not in able and i in after):
            return act, item
    return None


def _taken(so_far: Progress, act: Act, *, item: ItemId, now: datetime) -> Progress:
    last = so_far.standing[-1]
    step = replace(last, seq=so_far.seq + 1, act=act, at=now, item=item)
    return progress(so_far.printed, (*so_far.standing, step))


def _starts(planned: tuple[Planned, ...], so_far: Progress, *, now: datetime) -> Mapping[ItemId, datetime]:
    return {item: at.starts for item, at in project(planned, so_far, now=now).items()}
