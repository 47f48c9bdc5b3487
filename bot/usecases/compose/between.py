"""What was decided in writing between a meeting and the one before it: for its minutes. Never what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.body import Body
from bot.domain.ids import ItemId, Oid
from bot.domain.meeting import Item, Meeting, MeetingStatus
from bot.domain.written import is_put_off
from bot.usecases.as_published import as_published
from bot.usecases.compose.around import Around, around
from bot.usecases.place_waiting import FAR_BACK
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class Settled:
    """`at`: when it was decided first, whatever corrects that."""

    known: Around
    item: Item
    at: datetime


def settled_before(
    tx: Transaction, meeting: Meeting, *, body: Body, reader: Oid | None = None
) -> tuple[Settled, ...]:
    """In the order in which it was decided. What was put off is an item of a meeting, and in its minutes."""
    ends = meeting.begins_at(body.zone)
    before = _before(tx, meeting, body=body)
    begins = before.begins_at(body.zone) if before else ends - FAR_BACK
    since = (before.held_on if before else meeting.held_on) - FAR_BACK
    found = (
        one
        for procedure in tx.meetings.written_of(body.key, since)
        for one in _settled(tx, as_published(tx, procedure), body=body, reader=reader)
    )
    return tuple(sorted((one for one in found if begins <= one.at < ends), key=lambda one: one.at))


def _settled(tx: Transaction, procedure: Meeting, *, body: Body, reader: Oid | None) -> Iterator[Settled]:
    first: dict[ItemId, datetime] = {}
    for decision in tx.decisions.of_meeting(procedure.id):
        first.setdefault(decision.item, decision.at)
    if not first:
        return
    known = around(tx, procedure, body=body, reader=reader)
    for item in procedure.items:
        decision_now = known.decisions.get(item.id)
        if decision_now and not is_put_off(decision_now.outcome):
            yield Settled(known, item, first[item.id])


def _before(tx: Transaction, meeting: Meeting, *, body: Body) -> Meeting | None:
    """The published meeting that was held last before it."""
    begins, day = meeting.begins_at(body.zone), meeting.held_on
    same_day = [m for m in tx.meetings.on(body.key, day) if m.status is MeetingStatus.PUBLISHED]
    earlier = tx.meetings.latest_of(body.key, day - timedelta(days=1))
    held = [m for m in (*same_day, *((earlier,) if earlier else ())) if m.begins_at(body.zone) < begins]
    return max(held, key=lambda m: m.begins_at(body.zone), default=None)
