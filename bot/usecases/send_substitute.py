"""The secretary confirms whom a guest sends instead: that person is the guest now, the other one is not."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import NotFound, NotPublished
from bot.domain.facts import Banner, RunView
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.meeting import Guest, Meeting, MeetingStatus
from bot.domain.person import Person
from bot.domain.response import Reply, latest
from bot.usecases.compose.run import run_view
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.live import live_of
from bot.usecases.lookup import Seat, seat
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class SubstitutePress:
    guest: GuestId
    person: Oid


def confirm_substitute(
    tx: Transaction, meeting: MeetingId, *, press: SubstitutePress, actor: Oid, at: datetime
) -> RunView:
    """Raises NotPermitted, NotPublished, and NotFound for a guest who is not of the meeting. Only what is
    published is changed: what the secretary prepares besides stays prepared.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.RUN)
    known, guest = tx.people.get(press.person), press.guest
    if found.meeting.status is not MeetingStatus.PUBLISHED:
        raise NotPublished
    if known is None or not _is_proposed(tx, found, guest=guest):
        return _shown(tx, found, at=at, banner=Banner.SUBSTITUTE_UNKNOWN)
    now = tx.meetings.get(meeting)
    if now is None:
        raise NotFound
    version = now.version + 1
    tx.meetings.save(replace(_with(now, guest, person=known), version=version))
    published = replace(_with(found.meeting, guest, person=known), version=version)
    tx.meetings.keep_version(published, by=actor, at=at)
    follow_meeting(tx, published, body=found.body, at=at)
    return _shown(tx, replace(found, meeting=published), at=at, banner=Banner.SUBSTITUTE_CONFIRMED)


def _is_proposed(tx: Transaction, found: Seat, *, guest: GuestId) -> bool:
    """By the person who is the guest now: once confirmed, a second press finds nothing more to confirm."""
    mine = [g for item in found.meeting.items for g in item.guests if g.id == guest and g.person]
    given = latest(tx.responses.of_meeting(found.meeting.id))
    responses = [given.get((g.id, g.person)) for g in mine if g.person]
    return any(r is not None and r.reply is Reply.SUBSTITUTE for r in responses)


def _with(meeting: Meeting, guest: GuestId, *, person: Person) -> Meeting:
    def sent(other: Guest) -> Guest:
        if other.id != guest:
            return other
        return replace(other, person=person.oid, name=person.name, title=person.title, attendance=None)

    items = tuple(replace(item, guests=tuple(sent(g) for g in item.guests)) for item in meeting.items)
    return replace(meeting, items=items)


def _shown(tx: Transaction, found: Seat, *, at: datetime, banner: Banner) -> RunView:
    live = live_of(tx, found.meeting, body=found.body, at=at)
    return run_view(tx, live, reader=found.reader, banner=banner)
