"""From the steps that were taken to how far the meeting has come. Never a projection, never who is told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.ids import ItemId
from bot.domain.progress import NOTHING, Act, Progress, Stage, Step, Turn

EXTENSION = timedelta(minutes=5)


def progress(items: Iterable[ItemId], steps: Iterable[Step]) -> Progress:
    """A step about an item that left the agenda since changes nothing."""
    order = tuple(items)
    standing: list[Step] = []
    seq = 0
    for step in sorted(steps, key=lambda s: s.seq):
        seq = step.seq
        if step.act is Act.UNDO:
            del standing[-1:]
        else:
            standing.append(step)
    so_far = Progress(order, order, dict.fromkeys(order, Turn()))
    for step in standing:
        if can(so_far, step.act, item=step.item):
            so_far = _ACTS[step.act](so_far, step)
    return replace(so_far, seq=seq, standing=tuple(standing))


def can(so_far: Progress, act: Act, *, item: ItemId | None = None) -> bool:
    """Whether the step makes sense now. UNDO is asked for with `undoable`."""
    stage = so_far.turns[item].stage if item and item in so_far.turns else None
    return act in _POSSIBLE and _POSSIBLE[act](so_far, stage)


_CAN_BE_TAKEN = (Stage.WAITING, Stage.SKIPPED, Stage.RELEASED)
_POSSIBLE: dict[Act, Callable[[Progress, Stage | None], bool]] = {
    Act.START: lambda so_far, _: so_far.started_at is None,
    Act.NEXT: lambda so_far, stage: _is_on(so_far) and stage in (None, Stage.WAITING),
    Act.BACK: lambda so_far, _: so_far.is_running and so_far.previous is not None,
    Act.EXTEND: lambda so_far, _: _is_on(so_far),
    Act.PAUSE: lambda so_far, _: so_far.is_running and so_far.paused_at is None,
    Act.RESUME: lambda so_far, _: so_far.is_running and so_far.paused_at is not None,
    Act.SKIP: lambda so_far, stage: so_far.closed_at is None and stage in (Stage.WAITING, Stage.ON),
    Act.SWAP: lambda so_far, stage: so_far.closed_at is None and stage in _CAN_BE_TAKEN,
    Act.RELEASE: lambda so_far, stage: so_far.closed_at is None and stage is Stage.WAITING,
    Act.CLOSE: lambda so_far, _: so_far.is_running,
}


def _is_on(so_far: Progress) -> bool:
    return so_far.is_running and so_far.current is not None


def _start(so_far: Progress, step: Step) -> Progress:
    return _begin(replace(so_far, started_at=step.at), so_far.following, step=step)


def _next(so_far: Progress, step: Step) -> Progress:
    """To the following item, or to one that is taken before its turn."""
    ended = _end(so_far, step=step, stage=Stage.TAKEN)
    if step.item is None:
        return _begin(ended, ended.following, step=step)
    return _begin(replace(ended, order=_before_others(ended, step.item)), step.item, step=step)


def _back(so_far: Progress, step: Step) -> Progress:
    """The one that is on waits again, as if it had not begun."""
    before, current = so_far.previous, so_far.current
    left = _with(so_far, current, turn=_left(so_far, current, at=None)) if current else so_far
    return _begin(left, before, step=step)


def _extend(so_far: Progress, step: Step) -> Progress:  # noqa: ARG001 - all acts are called alike
    current = so_far.current
    if current is None:
        return so_far
    turn = so_far.turn(current)
    return _with(so_far, current, turn=replace(turn, extension=turn.extension + EXTENSION))


def _pause(so_far: Progress, step: Step) -> Progress:
    return replace(so_far, paused_at=step.at)


def _resume(so_far: Progress, step: Step) -> Progress:
    """What the clock of the item that is on stood still for."""
    current, since = so_far.current, so_far.paused_at
    going = replace(so_far, paused_at=None)
    if current is None or since is None:
        return going
    turn = so_far.turn(current)
    stood = turn.stood + (step.at - max(since, turn.begun_at or since))
    return _with(going, current, turn=replace(turn, stood=stood))


def _skip(so_far: Progress, step: Step) -> Progress:
    if step.item is not None and step.item == so_far.current:
        ended = _end(so_far, step=step, stage=Stage.SKIPPED)
        return _begin(ended, ended.following, step=step)
    return _staged(so_far, step, stage=Stage.SKIPPED)


def _release(so_far: Progress, step: Step) -> Progress:
    return _staged(so_far, step, stage=Stage.RELEASED)


def _swap(so_far: Progress, step: Step) -> Progress:
    """Now, in the place of the item that is on, which waits right after it; before the start as the first."""
    item, current = step.item, so_far.current
    if item is None:
        return so_far
    left = _with(so_far, current, turn=_left(so_far, current, at=step.at)) if current else so_far
    moved = replace(left, order=_before_others(left, item))
    if not so_far.is_running:
        return _with(moved, item, turn=replace(moved.turn(item), stage=Stage.WAITING))
    return _begin(moved, item, step=step)


def _close(so_far: Progress, step: Step) -> Progress:
    ended = _end(so_far, step=step, stage=Stage.TAKEN)
    return replace(ended, closed_at=step.at)


_ACTS = {
    Act.START: _start,
    Act.NEXT: _next,
    Act.BACK: _back,
    Act.EXTEND: _extend,
    Act.PAUSE: _pause,
    Act.RESUME: _resume,
    Act.SKIP: _skip,
    Act.SWAP: _swap,
    Act.RELEASE: _release,
    Act.CLOSE: _close,
}


def _before_others(so_far: Progress, item: ItemId) -> tuple[ItemId, ...]:
    """The running order with that item before all that wait."""
    others = [i for i in so_far.order if i != item]
    waits = next((i for i in others if so_far.turns[i].stage is Stage.WAITING), None)
    place = others.index(waits) if waits else len(others)
    return (*others[:place], item, *others[place:])


def _begin(so_far: Progress, item: ItemId | None, *, step: Step) -> Progress:
    """Somebody who moves on has ended the pause."""
    going = replace(so_far, paused_at=None)
    if item is None:
        return going
    turn = going.turn(item)
    before = turn.worked + (_spent(turn, turn.ended_at) if turn.ended_at else NOTHING)
    begun = Turn(Stage.ON, begun_at=step.at, began=step.seq, worked=before, extension=turn.extension)
    return _with(going, item, turn=begun)


def _end(so_far: Progress, *, step: Step, stage: Stage) -> Progress:
    going = _resume(so_far, step) if so_far.paused_at else so_far
    current = going.current
    if current is None:
        return going
    return _with(going, current, turn=replace(going.turn(current), stage=stage, ended_at=step.at))


def _left(so_far: Progress, item: ItemId, *, at: datetime | None) -> Turn:
    """Back to waiting; `at` None: what was spent on it does not count."""
    turn = so_far.turn(item)
    worked = turn.worked + (_spent(turn, at) if at else NOTHING)
    return Turn(worked=worked, extension=turn.extension)


def _spent(turn: Turn, until: datetime) -> timedelta:
    return until - (turn.begun_at or until) - turn.stood


def _staged(so_far: Progress, step: Step, *, stage: Stage) -> Progress:
    if step.item is None:
        return so_far
    return _with(so_far, step.item, turn=replace(so_far.turn(step.item), stage=stage))


def _with(so_far: Progress, item: ItemId, *, turn: Turn) -> Progress:
    return replace(so_far, turns={**so_far.turns, item: turn})
