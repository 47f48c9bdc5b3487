"""Puts what a written procedure did not settle on the body's next agenda. Never what was decided there.

The next agenda is the earliest of the drafts and published meetings that have not begun. On a published one
it is a change that the secretary publishes; as long as there is none, the item waits for the next document.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.attachment import Attachment
from bot.domain.body import Body
from bot.domain.ids import AttachmentId, ItemId, RecusalId
from bot.domain.meeting import Item, Meeting, MeetingStatus
from bot.domain.recusal import Recusal, recused_from
from bot.domain.written import Written, is_put_off
from bot.usecases.as_published import as_published
from bot.usecases.compose.around import Around, around
from bot.usecases.ports import Transaction

FAR_BACK = timedelta(days=400)
"""What has waited for longer is not looked for any more."""

Waiting = tuple[Around, Item]


def place_waiting(tx: Transaction, body: Body, *, at: datetime) -> None:
    target = _next(tx, body, at=at)
    if target is None:
        return
    waiting = list(_waiting(tx, body, at=at))
    if not waiting:
        return
    changed = target
    for known, item in waiting:
        changed = _with(tx, changed, known=known, item=item)
    tx.meetings.save(replace(changed, version=target.version + 1))
    placed = {item.came_from: item.id for item in changed.items if item.came_from}
    for known, item in waiting:
        _set_aside(tx, known, item=item, at=(changed, placed[item.id]))


def _next(tx: Transaction, body: Body, *, at: datetime) -> Meeting | None:
    today = at.astimezone(body.zone).date()
    coming = [*tx.meetings.drafts_of(body.key), *_published(tx, body, at=at)]
    to_come = (m for m in coming if m.held_on >= today and m.begins_at(body.zone) > at)
    return min(to_come, key=lambda m: (m.held_on, m.first_start or time(0), m.id), default=None)


def _published(tx: Transaction, body: Body, *, at: datetime) -> list[Meeting]:
    """The next one, and the one after that where today's has begun."""
    today = at.astimezone(body.zone).date()
    found = (tx.meetings.next_of(body.key, day) for day in (today, today + timedelta(days=1)))
    return [meeting for meeting in found if meeting]


def _waiting(tx: Transaction, body: Body, *, at: datetime) -> Iterator[Waiting]:
    today = at.astimezone(body.zone).date()
    for procedure in tx.meetings.written_of(body.key, today - FAR_BACK):
        if procedure.closed_at is None or procedure.status is not MeetingStatus.PUBLISHED:
            continue
        known = around(tx, as_published(tx, procedure), body=body)
        for item in known.meeting.items:
            if _is_left(known, item) and not _is_taken_up(tx, item.id, body=body, at=at):
                yield known, item


def _is_left(known: Around, item: Item) -> bool:
    decision = known.decisions.get(item.id)
    if decision:
        return is_put_off(decision.outcome)
    return known.written(item) in (Written.TO_MEETING, Written.PLACED)


def _is_taken_up(tx: Transaction, item: ItemId, *, body: Body, at: datetime) -> bool:
    """A day that went by with it only on a draft, or on a change that nobody published, took up nothing."""
    today = at.astimezone(body.zone).date()
    for _, where in tx.meetings.placed((item,)):
        meeting = tx.meetings.get(where)
        if meeting is None:
            continue
        is_held = meeting.status is MeetingStatus.PUBLISHED and _has(as_published(tx, meeting), item)
        if is_held or meeting.held_on >= today:
            return True
    return False


def _has(meeting: Meeting, came_from: ItemId) -> bool:
    return any(item.came_from == came_from for item in meeting.items)


def _with(tx: Transaction, meeting: Meeting, *, known: Around, item: Item) -> Meeting:
    anew = replace(
        item,
        id=ItemId(tx.new_id()),
        number=_number(meeting),
        text_version=1,
        came_from=item.id,
        came_on=known.meeting.held_on,
    )
    papers = tuple(_laid(tx, paper, on=anew.id) for paper in known.meeting.attachments_of(item.id))
    return replace(meeting, items=(*meeting.items, anew), attachments=(*meeting.attachments, *papers))


def _laid(tx: Transaction, paper: Attachment, *, on: ItemId) -> Attachment:
    return replace(paper, id=AttachmentId(tx.new_id()), item=on)


def _number(meeting: Meeting) -> str | None:
    """The next one where every item has a number, as the house counts."""
    numbers = [item.number for item in meeting.items if not item.is_break]
    counted = [int(number) for number in numbers if number and number.isascii() and number.isdecimal()]
    return str(max(counted) + 1) if counted and len(counted) == len(numbers) else None


def _set_aside(tx: Transaction, known: Around, *, item: Item, at: tuple[Meeting, ItemId]) -> None:
    """Whoever was partial in writing is so at the meeting: what is closed to them stays closed."""
    meeting, placed = at
    for said in known.recusals:
        is_so = said.item == item.id and said.person in recused_from(known.recusals, item.id)
        if is_so and not said.is_lifted and said == _last(known, said):
            anew = replace(
                said,
                id=RecusalId(tx.new_id()),
                meeting=meeting.id,
                item=placed,
                seq=1,
                by=said.by or said.person,
            )
            tx.recusals.append(anew, body=meeting.body)


def _last(known: Around, said: Recusal) -> Recusal:
    mine = [r for r in known.recusals if (r.item, r.person) == (said.item, said.person)]
    return max(mine, key=lambda recusal: recusal.seq)
