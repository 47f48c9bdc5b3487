"""What a calendar file holds now, for whoever has its address. Never more than its owner's card shows."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.body import Body
from bot.domain.calendar import KEPT_OFF, Kept
from bot.domain.errors import NotFound
from bot.domain.facts import CalendarEvent, Contact, Heading, Hours, TimedTitle
from bot.domain.ids import GuestId
from bot.domain.meeting import Meeting, MeetingStatus, later, moment
from bot.domain.notice import NoticeKind
from bot.domain.slot import Slot, ending, worded_slot
from bot.usecases.as_published import as_published
from bot.usecases.compose.parts import contact, heading, people_of
from bot.usecases.compose.slot import slot_notice
from bot.usecases.ports import Transaction


def calendar_event(tx: Transaction, token: str, *, now: datetime) -> CalendarEvent:
    """Raises NotFound for a token that is nobody's, or of what has no time, or was off for long."""
    kept = tx.calendars.with_token(token)
    meeting = tx.meetings.get(kept.owner.meeting) if kept else None
    body = tx.bodies.get(meeting.body) if meeting else None
    if kept is None or meeting is None or body is None:
        raise NotFound
    event = _event(tx, kept, meeting=as_published(tx, meeting), body=body)
    is_gone = now - kept.at > KEPT_OFF if event.is_off else event.hours is None
    if is_gone:
        raise NotFound
    return event


def worded_slots(meeting: Meeting, body: Body) -> tuple[Slot, ...]:
    """Of the guests whom the agenda was published without, since only words are known of them."""
    return tuple(
        worded_slot(meeting, item, guest=guest, body=body)
        for item in meeting.items
        for guest in item.guests
        if guest.person is None and not guest.invited
    )


def open_titles(meeting: Meeting) -> tuple[TimedTitle, ...]:
    """Never a closed one, nor one that may be: a file may be passed on."""
    return tuple(
        TimedTitle(item.title, item.starts, meeting.end_of(item))
        for item in meeting.items
        if item.is_open is True and item.title
    )


def _event(tx: Transaction, kept: Kept, *, meeting: Meeting, body: Body) -> CalendarEvent:
    if kept.owner.guest is None:
        return _whole(tx, kept, meeting=meeting, body=body)
    if kept.owner.person is None:
        return _worded(tx, kept, meeting=meeting, body=body)
    told = tx.tellings.of_meeting(meeting.id).get((kept.owner.guest, kept.owner.person))
    if told is None:
        raise NotFound
    event = _of_slot(tx, kept, slot=told.slot, body=body)
    return _emptied(event) if told.off else event


def _worded(tx: Transaction, kept: Kept, *, meeting: Meeting, body: Body) -> CalendarEvent:
    """For as long as the guest stands in the agenda, also once it is known who that is."""
    slot = slot_in(meeting, kept.owner.guest, body=body)
    if slot is None:
        return _emptied(_plain(kept, body, heading=heading(meeting, body)))
    event = _of_slot(tx, kept, slot=slot, body=body)
    return event if meeting.status is MeetingStatus.PUBLISHED else _emptied(event)


def slot_in(meeting: Meeting, guest_id: GuestId | None, *, body: Body) -> Slot | None:
    found = ((item, guest) for item in meeting.items for guest in item.guests if guest.id == guest_id)
    return next((worded_slot(meeting, item, guest=guest, body=body) for item, guest in found), None)


def _of_slot(tx: Transaction, kept: Kept, *, slot: Slot, body: Body) -> CalendarEvent:
    told = slot_notice(tx, slot, kind=NoticeKind.SLOT)
    event = _plain(kept, body, heading=told.heading, contact=told.contact)
    return replace(
        event, title=slot.title, hours=_hours(slot.held_on, slot.starts, ends=slot.ends, body=body)
    )


def _whole(tx: Transaction, kept: Kept, *, meeting: Meeting, body: Body) -> CalendarEvent:
    """An agenda that is withdrawn for repair says nothing, but its meeting stands."""
    known = contact(body, people_of(tx, body.secretary))
    event = _plain(kept, body, heading=heading(meeting, body), contact=known)
    is_shown = meeting.status is MeetingStatus.PUBLISHED
    items = open_titles(meeting) if is_shown else ()
    event = replace(event, hours=_hours_of(meeting, body), items=items, is_whole=True)
    return _emptied(event) if meeting.status is MeetingStatus.CANCELLED else event


def _plain(kept: Kept, body: Body, *, heading: Heading, contact: Contact | None = None) -> CalendarEvent:
    return CalendarEvent(
        uid=kept.owner.uid,
        sequence=kept.sequence,
        changed_at=kept.at,
        language=body.language,
        heading=heading,
        hours=None,
        contact=contact,
    )


def _emptied(event: CalendarEvent) -> CalendarEvent:
    """As the card of a slot that is off: nothing is left of it but what takes it out of the calendar."""
    top = replace(event.heading, place=None, join_url=None)
    return replace(event, heading=top, title=None, items=(), is_off=True)


def _hours_of(meeting: Meeting, body: Body) -> Hours | None:
    """To the printed end, else to the end of the last item, for as long as that is known."""
    starts, day = meeting.first_start, meeting.held_on
    if starts is None or meeting.ends:
        return _hours(day, starts, ends=meeting.ends, body=body)
    timed = [item for item in meeting.items if item.starts]
    last = max(timed, key=lambda item: item.starts or starts, default=None)
    if last is None:
        return _hours(day, starts, ends=None, body=body)
    until = _hours(day, last.starts, ends=last.ends, body=body)
    return replace(until, begins=moment(day, starts, zone=body.zone)) if until else None


def _hours(day: date, starts: time | None, *, ends: time | None, body: Body) -> Hours | None:
    """An end that a change of clocks lays before the beginning is none that is known."""
    if starts is None:
        return None
    begins = moment(day, starts, zone=body.zone)
    until = ending(day, starts, ends=ends, body=body)
    if ends is None or until.timestamp() <= begins.timestamp():
        return Hours(begins, later(begins, body.default_duration), is_end_known=False)
    return Hours(begins, until, is_end_known=True)
