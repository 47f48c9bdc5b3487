"""What the secretary sees before anything is sent: everything, and every doubt. Never for anybody else."""

from datetime import date, datetime, time

from bot.domain.agenda import Problem
from bot.domain.conversation import ConversationKind
from bot.domain.facts import Banner, Choice, Doubt, GuestDoubt, Preview
from bot.domain.ids import ItemId
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.person import Person, same_words
from bot.domain.written import NOON, may_be_written, three_working_days
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.compose.crowd import Crowd, crowd
from bot.usecases.compose.likeness import likest
from bot.usecases.compose.parts import guest_line, paper, written_label
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction

MOST_CHOICES = 12
"""Twice what the form of an item shows."""


def preview(
    tx: Transaction,
    found: Seat,
    *,
    at: datetime,
    opened: ItemId | None = None,
    banner: Banner | None = None,
) -> Preview:
    """`opened`: the item whose form is shown; only its guests come with people to choose."""
    known, hidden = crowd(tx.people.all()), found.hidden
    home = tx.conversations.get(found.body.home) if found.body.home else None
    return Preview(
        view=agenda_view(tx, found),
        guests=tuple(
            GuestDoubt(
                line=guest_line(item, guest, people=known.people, with_contact=True),
                words=written_label(guest),
                doubts=_doubts(tx, item, guest=guest, known=known),
                choices=_choices(guest, known) if item.id == opened else (),
            )
            for item in found.meeting.items
            if item.id not in hidden
            for guest in item.guests
        ),
        papers=tuple(paper(a) for a in found.meeting.attachments if a.item not in hidden),
        problems=tuple(p for p in found.meeting.problems if _item_of(p, found.meeting) not in hidden),
        home_is_known=home is not None and home.kind is not ConversationKind.PERSONAL,
        has_other=_has_other(tx, found.meeting),
        banner=banner,
        until=_until(found, at=at),
    )


def _until(found: Seat, *, at: datetime) -> tuple[date, time] | None:
    """The deadline that stands, else three working days from now."""
    meeting = found.meeting
    if not may_be_written(meeting):
        return None
    if meeting.closes:
        return meeting.held_on, meeting.closes
    return three_working_days(at.astimezone(found.body.zone).date()), NOON


def _item_of(problem: Problem, meeting: Meeting) -> ItemId | None:
    at = problem.item
    return meeting.items[at].id if at is not None and at < len(meeting.items) else None


def _has_other(tx: Transaction, meeting: Meeting) -> bool:
    alive = (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED)
    that_day = tx.meetings.on(meeting.body, meeting.held_on)
    return any(other.id != meeting.id and other.status in alive for other in that_day)


def _choices(guest: Guest, known: Crowd) -> tuple[Choice, ...]:
    """Those whose name is most like the document's words."""
    best = likest(written_label(guest), known.everyone, at_most=MOST_CHOICES)
    return tuple(Choice(person.oid, _choice_label(person, known)) for person in best)


def _choice_label(person: Person, known: Crowd) -> str:
    label = ", ".join(part for part in (person.name, person.title, person.unit) if part)
    return f"{label} ({person.upn})" if person.upn and known.reads_alike(person) else label


def _doubts(tx: Transaction, item: Item, *, guest: Guest, known: Crowd) -> tuple[Doubt, ...]:
    person = known.people.get(guest.person) if guest.person else None
    if person is None:
        return (_unresolved_because(guest, known),)
    is_other = bool(guest.title and person.title and not same_words(guest.title, person.title))
    doubts = {
        Doubt.OTHER_TITLE: is_other,
        Doubt.NO_CHAT: tx.conversations.personal(person.oid) is None,
        Doubt.NO_TIME: item.starts is None,
        Doubt.OPENNESS_UNKNOWN: item.is_open is None,
    }
    return tuple(doubt for doubt, is_so in doubts.items() if is_so)


def _unresolved_because(guest: Guest, known: Crowd) -> Doubt:
    if guest.person:
        return Doubt.LEFT
    if not guest.name:
        return Doubt.ONLY_FUNCTION
    return Doubt.SEVERAL_FOUND if known.bearers(guest.name) > 1 else Doubt.NOBODY_FOUND
