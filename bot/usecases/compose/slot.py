"""What one guest is told about one slot, from that slot alone."""

from datetime import time

from bot.domain.body import Body
from bot.domain.calendar import owner_of
from bot.domain.facts import SlotNotice
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting
from bot.domain.notice import NoticeKind
from bot.domain.slot import Change, Off, Slot
from bot.usecases.compose.parts import contact, heading, people_of
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
        contact=contact(body, people_of(tx, body.secretary)),
        changes=changes,
        off=off,
        calendar=tx.calendars.address(owner_of(slot)),
    )


def told_slots(tx: Transaction, meeting: Meeting, *, person: Oid) -> tuple[SlotNotice, ...]:
    """The person's slots as they were told, in the order of the day; none that was taken back."""
    mine = [t for t in tx.tellings.of_meeting(meeting.id).values() if t.slot.person == person and not t.off]
    mine.sort(key=lambda told: (told.slot.starts or time.max, told.slot.guest))
    return tuple(slot_notice(tx, told.slot, kind=NoticeKind.SLOT) for told in mine)


def _of(tx: Transaction, slot: Slot) -> tuple[Meeting, Body]:
    meeting = tx.meetings.get(slot.meeting)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise LookupError("a told slot without its meeting or body")
    return meeting, body
