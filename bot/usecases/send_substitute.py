"""The secretary confirms whom a guest sends instead: that person is the guest now, the other one is not."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import NotFound, Recused
from bot.domain.facts import Banner, RunView
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.person import Person
from bot.domain.response import latest
from bot.usecases.compose.run import run_view
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.live import live_of
from bot.usecases.lookup import Seat, only_published, seat, substitute_in
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class SubstitutePress:
    guest: GuestId
    person: Oid


def confirm_substitute(
    tx: Transaction, meeting: MeetingId, *, press: SubstitutePress, actor: Oid, at: datetime
) -> RunView:
    """Raises NotPermitted, NotPublished, NotFound for a guest who is not of the meeting, and Recused for one
    of a closed item in which the actor takes no part. Only what is published is changed: what the secretary
    prepares besides stays prepared.
    """
    found = only_published(seat(tx, meeting, actor=actor, needs=Permission.RUN))
    if any(g.id == press.guest for i in found.meeting.items if i.id in found.hidden for g in i.guests):
        raise Recused
    known, guest = tx.people.get(press.person), press.guest
    if known is None:
        return _shown(tx, found, at=at, banner=Banner.SUBSTITUTE_UNKNOWN)
    banner = _why_not(tx, found, press=press)
    if banner:
        return _shown(tx, found, at=at, banner=banner)
    now = tx.meetings.get(meeting)
    if now is None:
        raise NotFound
    version = now.version + 1
    tx.meetings.save(replace(_with(now, guest, person=known), version=version))
    published = replace(_with(found.meeting, guest, person=known), version=version)
    tx.meetings.keep_version(published, by=actor, at=at)
    follow_meeting(tx, published, body=found.body, at=at)
    return _shown(tx, replace(found, meeting=published), at=at, banner=Banner.SUBSTITUTE_CONFIRMED)


def _why_not(tx: Transaction, found: Seat, *, press: SubstitutePress) -> Banner | None:
    """A second press finds it done; an older card may name one whom the guest does not send any more."""
    guest = next((g for item in found.meeting.items for g in item.guests if g.id == press.guest), None)
    if guest is None or guest.person is None:
        return Banner.OVERTAKEN
    if guest.person == press.person:
        return Banner.SUBSTITUTE_CONFIRMED
    given = latest(tx.responses.of_meeting(found.meeting.id)).get((guest.id, guest.person))
    sent = substitute_in(tx, given)
    return None if sent and sent.oid == press.person else Banner.OVERTAKEN


def _with(meeting: Meeting, guest: GuestId, *, person: Person) -> Meeting:
    """One who is a guest of the item already stays that one guest: nobody is invited twice to one item."""

    def sent(other: Guest) -> Guest:
        if other.id != guest:
            return other
        return replace(other, person=person.oid, name=person.name, title=person.title, attendance=None)

    def guests(item: Item) -> tuple[Guest, ...]:
        others = {g.person for g in item.guests if g.id != guest and g.invited}
        if person.oid in others:
            return tuple(g for g in item.guests if g.id != guest)
        return tuple(sent(g) for g in item.guests)

    return replace(meeting, items=tuple(replace(item, guests=guests(item)) for item in meeting.items))


def _shown(tx: Transaction, found: Seat, *, at: datetime, banner: Banner) -> RunView:
    live = live_of(tx, found.meeting, body=found.body, at=at)
    return run_view(tx, live, reader=found.reader, banner=banner)
