"""Headings, lines and papers, shared by several facts. Never a whole fact."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.approval import Answer, Approval
from bot.domain.attachment import Attachment
from bot.domain.ballot import Ballot
from bot.domain.body import Body
from bot.domain.decision import Decision, is_entered_later
from bot.domain.facts import Contact, DecisionLine, GuestLine, Heading, ItemLine, Paper, Tally
from bot.domain.ids import Oid
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.person import Person, titled
from bot.domain.written import Written
from bot.usecases.ports import Transaction

People = Mapping[Oid, Person]


def heading(meeting: Meeting, body: Body) -> Heading:
    return Heading(
        body=body.name,
        organisation=body.organisation,
        held_on=meeting.held_on,
        starts=meeting.first_start,
        ends=meeting.ends,
        place=None if meeting.is_written else meeting.place or body.place,
        join_url=None if meeting.is_written else meeting.join_url or body.join_url,
        zone=body.time_zone,
        closes=meeting.closes,
        is_closed=meeting.closed_at is not None,
    )


def day_only(whole: Heading) -> Heading:
    """Where and at what time a body meets, and the way in, are for those who take part."""
    return replace(whole, starts=None, ends=None, place=None, join_url=None)


def contact(body: Body, people: People) -> Contact | None:
    """The first secretary whom the people file knows."""
    person = next((people[oid] for oid in body.secretary if oid in people), None)
    return Contact(person.name, person.title, phone=person.phone, upn=person.upn) if person else None


def person_label(person: Person) -> str:
    return titled(person.name, person.title)


def written_label(guest: Guest) -> str:
    """The document's own words for a guest."""
    return titled(guest.name, guest.title)


def guest_line(item: Item, guest: Guest, *, people: People, with_contact: bool) -> GuestLine:
    person = people.get(guest.person) if guest.person else None
    reach = " · ".join(part for part in (person.phone, person.upn) if part) if person else ""
    return GuestLine(
        guest=guest.id,
        item=item.id,
        label=person_label(person) if person else written_label(guest),
        is_resolved=person is not None,
        is_invited=guest.invited,
        attendance=guest.attendance,
        contact=reach if with_contact and reach else None,
    )


def paper(attachment: Attachment) -> Paper:
    return Paper(
        id=attachment.id,
        title=attachment.title,
        is_open=attachment.is_open,
        number=attachment.number,
        item=attachment.item,
    )


def decision_line(decision: Decision, meeting: Meeting, *, people: People, zone: ZoneInfo) -> DecisionLine:
    title = next((item.title for item in meeting.items if item.id == decision.item), None)
    by = people.get(decision.by) if decision.by else None
    return DecisionLine(
        id=decision.id,
        item=decision.item,
        item_title=title,
        outcome=decision.outcome,
        text=decision.text,
        follow_ups=decision.follow_ups,
        at=decision.at,
        by=by.name if by else None,
        held_on=meeting.held_on,
        decided_at=decision.decided_at.astimezone(zone).time() if decision.decided_at else None,
        is_entered_later=is_entered_later(decision.decided_at, at=decision.at),
    )


def for_everybody(line: ItemLine) -> ItemLine:
    """What whoever reads along may see of an item: of a closed one, that something stands there."""
    if line.is_open is True:
        return line
    return replace(
        line,
        title=None,
        guests=(),
        papers=0,
        tally=None,
        decision=None,
        recused=(),
        absent=(),
        written=Written.OPEN if line.written else None,
        placed_on=None,
        came_on=None,
    )


def tally(count: Ballot, answers: Mapping[Oid, Approval], *, people: People) -> Tally:
    """Only the answers of those who are directors now count."""
    given = [answers[oid].answer for oid in count.asked if oid in answers]
    return Tally(
        approve=given.count(Answer.APPROVE),
        discuss=given.count(Answer.DISCUSS),
        postpone=given.count(Answer.POSTPONE),
        reject=given.count(Answer.REJECT),
        missing=tuple(people[oid].name for oid in count.silent if oid in people),
        asked=len(count.asked),
        rule=count.rule,
        quorum=count.quorum,
        is_met=count.is_met,
    )


def people_of(tx: Transaction, oids: Iterable[Oid]) -> People:
    return {person.oid: person for person in tx.people.some(oids)}
