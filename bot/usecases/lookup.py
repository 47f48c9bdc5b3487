"""Finds a meeting and what the actor may do with it. Never says why to somebody who may not know."""

from dataclasses import dataclass

from bot.domain.body import Body, Role
from bot.domain.errors import NotFound, NotPermitted, NotPublished, Outdated, Recused
from bot.domain.grants import Permission, permissions, roles_in
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.domain.meeting import Item, Meeting, MeetingStatus
from bot.domain.person import Person, named, same_words
from bot.domain.recusal import recused_items
from bot.domain.response import Reply, Response
from bot.usecases.as_published import as_published
from bot.usecases.ports import Transaction

_RANK = (Role.SECRETARY, Role.CHAIR, Role.DIRECTOR, Role.GUEST, Role.OUTSIDER)


@dataclass(frozen=True)
class Reader:
    """Somebody at a meeting: who, as what, and what they may."""

    oid: Oid
    roles: frozenset[Role]

    @property
    def role(self) -> Role:
        """The one that decides what they see: the highest."""
        return next(role for role in _RANK if role in self.roles)

    @property
    def may(self) -> frozenset[Permission]:
        return permissions(self.roles)


@dataclass(frozen=True)
class Seat:
    """A meeting, its body, and the reader's place in it; `recused`: the items that they take no part in."""

    meeting: Meeting
    body: Body
    reader: Reader
    recused: frozenset[ItemId]

    @property
    def is_withdrawn(self) -> bool:
        """Taken back for repair: until it is published again only those who prepare it see what it says."""
        is_off = self.meeting.status is MeetingStatus.WITHDRAWN
        return is_off and Permission.PREPARE not in self.reader.may

    @property
    def hidden(self) -> frozenset[ItemId]:
        """Of which the reader must not even know what they are about."""
        return frozenset(i.id for i in self.meeting.items if i.id in self.recused and i.is_open is not True)

    def item(self, item: ItemId) -> Item:
        """Raises NotFound, and NotPublished for a reader of an agenda that was withdrawn."""
        if self.is_withdrawn:
            raise NotPublished
        return self.meeting.item(item)

    def matter(self, item: ItemId) -> Item:
        """As `item`, NotFound for a break, where there is nothing to answer or decide, and Recused."""
        if self.is_withdrawn:
            raise NotPublished
        found = self.meeting.matter(item)
        if item in self.recused:
            raise Recused
        return found


def seat(tx: Transaction, meeting_id: MeetingId, *, actor: Oid, needs: Permission) -> Seat:
    """At the meeting as it was published; only those who come to prepare it find what they changed since.

    Raises NotPermitted alike for a meeting that is not there and one that is none of the actor's.
    """
    meeting = tx.meetings.get(meeting_id)
    if meeting and needs is not Permission.PREPARE:
        meeting = as_published(tx, meeting)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise NotPermitted
    reader = Reader(actor, roles_in(meeting, body, oid=actor))
    if meeting.is_written and needs is Permission.RUN:
        raise NotPermitted  # nobody gathers
    is_secret = meeting.status is MeetingStatus.DRAFT and Permission.PREPARE not in reader.may
    if needs not in reader.may or is_secret:
        raise NotPermitted
    return seated(tx, meeting, body=body, reader=reader)


def seated(tx: Transaction, meeting: Meeting, *, body: Body, reader: Reader) -> Seat:
    """Whatever they may: the caller has seen to that."""
    is_asked = reader.oid in body.deciding
    recused = recused_items(tx.recusals.of_meeting(meeting.id), reader.oid) if is_asked else frozenset()
    return Seat(meeting, body, reader, recused)


def only_published(found: Seat) -> Seat:
    """Raises NotPublished for a draft and for an agenda that was withdrawn or cancelled."""
    if found.meeting.status is not MeetingStatus.PUBLISHED:
        raise NotPublished
    return found


def at_version(found: Seat, version: int | None) -> Seat:
    """Raises Outdated if the card showed another version; a press without one is taken as stale, too."""
    if version != found.meeting.version:
        raise Outdated
    return found


def bodies_run_by(tx: Transaction, actor: Oid) -> tuple[Body, ...]:
    """Those whose agendas the actor prepares."""
    return tuple(b for b in tx.bodies.all() if Permission.PREPARE in permissions(b.roles(actor)))


def bodies_of(tx: Transaction, actor: Oid) -> tuple[Body, ...]:
    """Those whose whole agenda the actor may see."""
    return tuple(b for b in tx.bodies.all() if Permission.SEE_AGENDA in permissions(b.roles(actor)))


def item_of(found: Seat, item: ItemId | None) -> Item:
    """Raises NotFound also for a break, whose row on the agenda says everything, and Recused."""
    if item is None:
        raise NotFound
    return found.matter(item)


def person_called(tx: Transaction, words: str) -> Person | None:
    """The only one whose name, or title and name, these words are; a unit or anybody unsure is None."""
    people = tx.people.all()
    titled = tuple(p for p in people if p.title and same_words(words, f"{p.title} {p.name}"))
    found = named(words, people) or titled
    return found[0] if len(found) == 1 else None


def substitute_in(tx: Transaction, response: Response | None) -> Person | None:
    """The only person who bears the name of the one whom a guest sends instead."""
    sent = response.substitute if response and response.reply is Reply.SUBSTITUTE else None
    found = named(sent, tx.people.all()) if sent else ()
    return found[0] if len(found) == 1 else None
