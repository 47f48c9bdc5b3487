"""What one guest is told about one slot, from that slot alone."""

from bot.domain.body import Body
from bot.domain.facts import SlotNotice
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting
from bot.domain.notice import NoticeKind
from bot.domain.slot import Change, Off, Slot, slot_of
from bot.usecases.compose.agenda import everybody
from bot.usecases.compose.parts import contact, heading
from bot.usecases.ports import Transaction


def slot_notice(
    tx: Transaction,
    slot: Slot,
    *,
    kind: NoticeKind,
    changes: tuple[Change, ...] = (),
    off: Off | None = None,
) -> SlotNotice:
    """The heading has the slot's own place and times only: the meeting's would tell of other items."""
    meeting, body = _of(tx, slot)
    people = everybody(tx)
    whole = heading(meeting, body)
    return SlotNotice(
        kind=kind,
        slot=slot,
        heading=type(whole)(
            body=whole.body,
            organisation=whole.organisation,
            held_on=slot.held_on,
            starts=slot.starts,
            ends=slot.ends,
            place=slot.place,
            join_url=slot.join_url,
            zone=whole.zone,
        ),
        contact=contact(body, people),
        changes=changes,
        off=off,
    )


def own_slots(tx: Transaction, meeting: Meeting, *, body: Body, person: Oid) -> tuple[SlotNotice, ...]:
    return tuple(
        slot_notice(tx, slot_of(meeting, item, guest=guest, body=body), kind=NoticeKind.SLOT)
        for item, guest in meeting.slots_of(person)
    )


def _of(tx: Transaction, slot: Slot) -> tuple[Meeting, Body]:
    meeting = tx.meetings.get(slot.meeting)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise LookupError("a told slot without its meeting or body")
    return meeting, body
