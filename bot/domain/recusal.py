"""Somebody who takes no part in one item, being partial (forvaltningsloven sections 3 and 6). Appended, never
updated. Never an absence: who is recused may not even read what is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ItemId, MeetingId, Oid, RecusalId


@dataclass(frozen=True)
class Recusal:
    """`seq` counts what was said of this person and item, from 1; the highest one counts. `is_lifted`: they
    take part again. `person` and `by`, who said so, are None once they have been erased.
    """

    id: RecusalId
    meeting: MeetingId
    item: ItemId
    person: Oid | None
    seq: int
    is_lifted: bool
    by: Oid | None
    at: datetime


def latest(recusals: Iterable[Recusal]) -> dict[tuple[ItemId, Oid], Recusal]:
    ordered = sorted(recusals, key=lambda recusal: recusal.seq)
    return {(r.item, r.person): r for r in ordered if r.person is not None}


def recused_from(recusals: Iterable[Recusal], item: ItemId) -> frozenset[Oid]:
    said = latest(recusals).items()
    return frozenset(person for (of, person), r in said if of == item and not r.is_lifted)


def recused_items(recusals: Iterable[Recusal], person: Oid) -> frozenset[ItemId]:
    said = latest(recusals).items()
    return frozenset(item for (item, of), r in said if of == person and not r.is_lifted)
