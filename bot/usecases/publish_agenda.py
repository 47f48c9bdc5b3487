"""The draft becomes the agenda: the card in the body's conversation, a slot to each guest.

Published again after a change, the same cards are edited and only guests whose slot changed are told.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.errors import NotPublished, Unresolved
from bot.domain.facts import Banner
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.meeting import Guest, Meeting, MeetingStatus
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.lookup import Seat, at_version, seat
from bot.usecases.ports import Transaction
from bot.usecases.tell_body import drop_overtaken, tell_body
from bot.usecases.tell_runners import tell_runners


def publish_agenda(
    tx: Transaction, found: Seat, *, without_unresolved: bool, at: datetime
) -> tuple[Seat, Banner]:
    """Raises Unresolved while a guest has no confirmed person, or one who left the people file, unless
    published without them.
    """
    meeting = found.meeting
    if meeting.status is MeetingStatus.CANCELLED or meeting.is_written:
        raise NotPublished  # a written procedure is sent with its deadline
    unresolved = _unresolved(tx, meeting)
    if unresolved and not without_unresolved:
        raise Unresolved(unresolved)
    is_again = meeting.status is MeetingStatus.PUBLISHED
    published = replace(_without(meeting, unresolved), status=MeetingStatus.PUBLISHED)
    if published != meeting:
        published = replace(published, version=meeting.version + 1)
        tx.meetings.save(published)
    tx.meetings.keep_version(published, by=found.reader.oid, at=at)
    follow_meeting(tx, published, body=found.body, at=at)
    drop_overtaken(tx, published, body=found.body, at=at)
    tell_body(tx, published, body=found.body)
    tell_runners(tx, published, body=found.body)
    return replace(found, meeting=published), Banner.PUBLISHED_AGAIN if is_again else Banner.PUBLISHED


def to_publish(tx: Transaction, meeting: MeetingId, *, version: int | None, actor: Oid) -> Seat:
    """Raises NotPermitted, and Outdated for a press on an older preview."""
    return at_version(seat(tx, meeting, actor=actor, needs=Permission.PREPARE), version)


def _unresolved(tx: Transaction, meeting: Meeting) -> tuple[GuestId, ...]:
    guests = [guest for item in meeting.items for guest in item.guests if guest.invited]
    known = {person.oid for person in tx.people.some(g.person for g in guests if g.person)}
    return tuple(guest.id for guest in guests if guest.person not in known)


def _without(meeting: Meeting, unresolved: tuple[GuestId, ...]) -> Meeting:
    """They stand in the agenda, nobody is told, and the delivery list names them."""

    def kept(guest: Guest) -> Guest:
        return replace(guest, person=None, invited=False) if guest.id in unresolved else guest

    items = tuple(replace(item, guests=tuple(kept(g) for g in item.guests)) for item in meeting.items)
    return replace(meeting, items=items)
