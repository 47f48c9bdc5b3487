"""The chair's run sheet from the agenda as it was published. Never for anybody who does not run it."""

from bot.domain.errors import NotPermitted
from bot.domain.facts import RunSheet, SheetGuest, SheetItem
from bot.domain.grants import Permission
from bot.domain.meeting import Guest, Item, Meeting
from bot.usecases.as_published import as_published
from bot.usecases.compose.parts import People, contact, heading, people_of, person_label, written_label
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction

_RUNS = frozenset({Permission.PREPARE, Permission.DECIDE})


def run_sheet(tx: Transaction, found: Seat) -> RunSheet:
    """Raises NotPermitted for anybody but those who prepare and decide."""
    if not found.reader.may >= _RUNS:
        raise NotPermitted
    meeting, body = as_published(tx, found.meeting), found.body
    guests = (guest.person for item in meeting.items for guest in item.guests if guest.person)
    people = people_of(tx, {*body.members, *guests})
    chair = people.get(body.chair) if body.chair else None
    return RunSheet(
        heading=heading(meeting, body),
        status=meeting.status,
        version=meeting.version,
        chair=person_label(chair) if chair else None,
        contact=contact(body, people),
        items=tuple(_item(meeting, item, people=people) for item in meeting.items),
    )


def _item(meeting: Meeting, item: Item, *, people: People) -> SheetItem:
    return SheetItem(
        number=item.number,
        title=item.title,
        starts=item.starts,
        ends=meeting.end_of(item),
        is_open=item.is_open,
        guests=tuple(_guest(guest, people) for guest in item.guests),
        papers=len(meeting.attachments_of(item.id)),
    )


def _guest(guest: Guest, people: People) -> SheetGuest:
    person = people.get(guest.person) if guest.person else None
    return (
        SheetGuest(person_label(person), person.phone) if person else SheetGuest(written_label(guest), None)
    )
