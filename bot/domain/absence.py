"""Somebody who decides is not there, for the whole meeting or for one item. Appended, never updated. Never a
recusal: whoever is absent may read everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import AbsenceId, ItemId, MeetingId, Oid


@dataclass(frozen=True)
class Absence:
    """`item` None: of the whole meeting. `seq` counts what was said of this person at this meeting, from 1;
    of each item and of the whole the highest one counts. `person` and `by` are None once erased.
    """

    id: AbsenceId
    meeting: MeetingId
    item: ItemId | None
    person: Oid | None
    seq: int
    is_lifted: bool
    by: Oid | None
    at: datetime


def latest_of(absences: Iterable[Absence], person: Oid) -> Absence | None:
    return max((a for a in absences if a.person == person), key=lambda absence: absence.seq, default=None)


def away(absences: Iterable[Absence], item: ItemId | None) -> frozenset[Oid]:
    """From that very item, or, with None, from the whole meeting."""
    ordered = sorted(absences, key=lambda absence: absence.seq)
    said = {a.person: a.is_lifted for a in ordered if a.item == item}
    return frozenset(person for person, is_lifted in said.items() if person and not is_lifted)


def absent_from(absences: Iterable[Absence], item: ItemId) -> frozenset[Oid]:
    every = tuple(absences)
    return away(every, item) | away(every, None)
