"""A document that was read becomes a draft. Nobody is told anything, and decisions are never touched."""

from collections.abc import Iterable
from datetime import timedelta

from bot.domain.agenda import (
    Agenda,
    AgendaAttachment,
    AgendaBreak,
    AgendaCase,
    AgendaGuest,
    AgendaItem,
    Attendance,
)
from bot.domain.attachment import Attachment
from bot.domain.body import Body
from bot.domain.errors import NotPermitted, Unusable
from bot.domain.goals import named_in
from bot.domain.grants import Permission, permissions
from bot.domain.ids import AttachmentId, BodyKey, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.person import Person, named
from bot.usecases.ports import Transaction


def import_agenda(
    tx: Transaction, agenda: Agenda, *, digest: str, body: BodyKey, actor: Oid | None
) -> tuple[Meeting, bool]:
    """The draft, and whether it is new: the same bytes give the same meeting again, unless it was cancelled:
    that is final, and who cancelled by mistake begins anew.

    `actor` None is the command line of the machine's owner. Raises NotPermitted, and Unusable for a
    document without a date: a meeting must stand on a day.
    """
    owner = tx.bodies.get(body)
    if owner is None or (actor and Permission.PREPARE not in permissions(owner.roles(actor))):
        raise NotPermitted
    before = _before(tx, agenda, digest=digest, body=body)
    if before:
        return before, False
    meeting = _draft(tx, agenda, body=owner, digest=digest)
    tx.meetings.add(meeting)
    return meeting, True


def _before(tx: Transaction, agenda: Agenda, *, digest: str, body: BodyKey) -> Meeting | None:
    first = tx.meetings.with_source(body, digest)
    if first is None or first.status is not MeetingStatus.CANCELLED:
        return first
    that_day = tx.meetings.on(body, agenda.date) if agenda.date else ()
    written = tx.meetings.written_of(body, agenda.date) if agenda.date else ()
    alive = [
        m
        for m in (*that_day, *written)
        if m.source_digest == digest and m.status is not MeetingStatus.CANCELLED
    ]
    return next(iter(alive), None)


def _draft(tx: Transaction, agenda: Agenda, *, body: Body, digest: str) -> Meeting:
    if agenda.date is None:
        raise Unusable("date")
    case = agenda.case or AgendaCase(open=None)
    people = tx.people.all()
    items = tuple(_item(tx, item, people=people) for item in agenda.items)
    in_order = _with_breaks(items, [_break(tx, one) for one in agenda.breaks])
    papers = [_attachment(tx, a, item=None) for a in case.attachments]
    for item, written in zip(items, agenda.items, strict=True):
        papers += [_attachment(tx, a, item=item.id) for a in written.attachments]
    return Meeting(
        id=MeetingId(tx.new_id()),
        body=body.key,
        held_on=agenda.date,
        starts=agenda.start,
        ends=agenda.end,
        place=agenda.place,
        case_text=case.sections.get("Sagsfremstilling"),
        items=in_order,
        attachments=tuple(papers),
        problems=agenda.problems,
        source_digest=digest,
        number=agenda.number,
    )


def _item(tx: Transaction, item: AgendaItem, *, people: tuple[Person, ...]) -> Item:
    text = item.description or item.sections.get("Sagsfremstilling")
    return Item(
        id=ItemId(tx.new_id()),
        title=item.title,
        number=item.number,
        starts=item.start,
        ends=item.end,
        is_open=item.open,
        text=text,
        recommendations=item.recommendations,
        duration=_span(item.duration_minutes),
        is_fixed=item.not_before,
        presentation=_span(item.presentation_minutes),
        guests=_each_once(_guest(tx, guest, people=people) for guest in item.guests),
        goals=named_in(item.title, text, *item.recommendations),
    )


def _break(tx: Transaction, one: AgendaBreak) -> Item:
    return Item(
        id=ItemId(tx.new_id()),
        title=one.label,
        starts=one.start,
        ends=one.end,
        is_open=True,
        text=one.note,
        duration=_span(one.duration_minutes),
        is_break=True,
    )


def _span(minutes: int | None) -> timedelta | None:
    return timedelta(minutes=minutes) if minutes else None


def _with_breaks(items: tuple[Item, ...], breaks: Iterable[Item]) -> tuple[Item, ...]:
    """A break stands before the first item that begins after it; one without a time stands nowhere."""
    placed = list(items)
    for rest in breaks:
        at = rest.starts
        if at is None:
            continue
        after = (n for n, item in enumerate(placed) if item.starts and item.starts >= at)
        placed.insert(next(after, len(placed)), rest)
    return tuple(placed)


def _each_once(guests: Iterable[Guest]) -> tuple[Guest, ...]:
    """One person under two names, such as an alias, is one guest."""
    kept: dict[object, Guest] = {}
    for guest in guests:
        kept.setdefault((guest.person, guest.invited) if guest.person else guest.id, guest)
    return tuple(kept.values())


def _guest(tx: Transaction, guest: AgendaGuest, *, people: tuple[Person, ...]) -> Guest:
    """Only a name that exactly one person bears is matched, for the secretary to confirm by publishing."""
    found = named(guest.name, people) if guest.name else ()
    return Guest(
        id=GuestId(tx.new_id()),
        name=guest.name,
        title=guest.title,
        person=found[0].oid if len(found) == 1 else None,
        invited=guest.attendance is not Attendance.CANCELLED,
    )


def _attachment(tx: Transaction, attachment: AgendaAttachment, *, item: ItemId | None) -> Attachment:
    return Attachment(
        id=AttachmentId(tx.new_id()),
        title=attachment.title,
        is_open=attachment.open,
        number=attachment.number,
        document_id=attachment.document_id,
        reference=attachment.reference,
        item=item,
    )
