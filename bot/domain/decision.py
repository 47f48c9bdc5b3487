"""What was decided about an item, and who follows up. Appended, never updated: a correction is a new row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.agenda import Outcome
from bot.domain.ids import DecisionId, FollowUpId, ItemId, MeetingId, Oid

LATER = timedelta(minutes=15)
"""What was decided longer ago than that is said to be entered later."""


@dataclass(frozen=True)
class FollowUp:
    """`owner` is a person or a unit in the house's words; `person` only when it is a known account."""

    id: FollowUpId
    owner: str
    task: str | None = None
    due_on: date | None = None
    person: Oid | None = None


@dataclass(frozen=True)
class Decision:
    """`by` is None once the person has been erased. `corrects` points to the decision that it replaces.

    `at` is when it was recorded. `decided_at` is when it was decided, by who recorded it; None: then, too.
    """

    id: DecisionId
    meeting: MeetingId
    item: ItemId
    text_version: int
    outcome: Outcome
    text: str
    follow_ups: tuple[FollowUp, ...]
    by: Oid | None
    at: datetime
    corrects: DecisionId | None = None
    decided_at: datetime | None = None


def is_entered_later(decided_at: datetime | None, *, at: datetime) -> bool:
    return decided_at is not None and at - decided_at > LATER


def standing(decisions: Iterable[Decision]) -> dict[ItemId, Decision]:
    """The decision of each item that no later one corrects."""
    every = list(decisions)
    corrected = {d.corrects for d in every if d.corrects}
    return {d.item: d for d in every if d.id not in corrected}
