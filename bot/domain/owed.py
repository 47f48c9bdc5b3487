"""Which follow-ups stand, through the corrections of their decisions. Never what became of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.decision import Decision, FollowUp, standing
from bot.domain.ids import DecisionId, FollowUpId
from bot.domain.person import folded


@dataclass(frozen=True)
class Owed:
    """A follow-up that stands; `earlier` are the rows that corrections replaced, oldest first. `worded_at`:
    since when its task and date read as they do. `left_out_at`: when a correction left it out, and `decision`
    is then the last one that named it.
    """

    decision: Decision
    follow_up: FollowUp
    worded_at: datetime
    earlier: tuple[FollowUp, ...] = ()
    left_out_at: datetime | None = None

    @property
    def rows(self) -> tuple[FollowUp, ...]:
        return (*self.earlier, self.follow_up)

    def holds(self, follow_up: FollowUpId) -> bool:
        return any(row.id == follow_up for row in self.rows)

    def reads_as(self, follow_up: FollowUpId) -> bool:
        """Whether that row of it asked for the same as the one that stands."""
        return any(row.id == follow_up and _asks(row) == _asks(self.follow_up) for row in self.rows)


def owed(decisions: Iterable[Decision]) -> tuple[Owed, ...]:
    """Every follow-up that stands. A correction that keeps the owner, or brings one back, keeps its life."""
    return tuple(line for line in _lines(decisions) if line.left_out_at is None)


def dropped(decisions: Iterable[Decision]) -> tuple[Owed, ...]:
    """Those that a correction left out."""
    return tuple(line for line in _lines(decisions) if line.left_out_at)


def _lines(decisions: Iterable[Decision]) -> Iterator[Owed]:
    every = list(decisions)
    known = {decision.id: decision for decision in every}
    for last in standing(every).values():
        lines: list[Owed] = []
        for decision in _chain(last, known):
            lines = _carried_on(lines, decision)
        yield from lines


def _chain(last: Decision, known: dict[DecisionId, Decision]) -> list[Decision]:
    chain = [last]
    while (before := chain[0].corrects) and before in known:
        chain.insert(0, known[before])
    return chain


def _carried_on(lines: list[Owed], decision: Decision) -> list[Owed]:
    """Those with the very task first, so that one of two tasks of an owner keeps its own life; those that the
    decision leaves out last.
    """
    left, carried = list(lines), dict[FollowUpId, Owed]()
    for is_same in (_is_same, _is_same_owner):
        for row in decision.follow_ups:
            match = next((line for line in left if is_same(line.follow_up, row)), None)
            if match and row.id not in carried:
                left.remove(match)
                carried[row.id] = _corrected(match, row, decision=decision)
    there = [carried.get(row.id) or Owed(decision, row, decision.at) for row in decision.follow_ups]
    return [*there, *(_left_out(line, decision) for line in left)]


def _left_out(line: Owed, decision: Decision) -> Owed:
    return line if line.left_out_at else replace(line, left_out_at=decision.at)


def _corrected(line: Owed, row: FollowUp, *, decision: Decision) -> Owed:
    reads_alike = _asks(line.follow_up) == _asks(row)
    return Owed(decision, row, line.worded_at if reads_alike else decision.at, earlier=line.rows)


def _is_same(one: FollowUp, other: FollowUp) -> bool:
    return _is_same_owner(one, other) and _task(one) == _task(other)


def _is_same_owner(one: FollowUp, other: FollowUp) -> bool:
    return _asked_of(one) == _asked_of(other)


def _asked_of(row: FollowUp) -> str:
    return row.person or folded(row.owner)


def _task(row: FollowUp) -> str:
    return folded(row.task or "")


def _asks(row: FollowUp) -> tuple[str, date | None]:
    return _task(row), row.due_on
