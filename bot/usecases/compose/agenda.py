"""The agenda as one reader, or everybody in a conversation, may see it. Never for a guest."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.approval import Approval, current
from bot.domain.body import Body, Role
from bot.domain.conversation import Conversation
from bot.domain.decision import standing
from bot.domain.facts import AgendaView, Banner, ItemLine
from bot.domain.grants import Permission
from bot.domain.meeting import Item, Meeting, MeetingStatus
from bot.usecases.compose.parts import People, decision_line, guest_line, heading, tally
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction

MOST_REFRESHED = 60
"""learn.microsoft.com, user-specific views: `refresh.userIds` takes at most 60 members."""


def everybody(tx: Transaction) -> People:
    return {person.oid: person for person in tx.people.all()}


def agenda_view(tx: Transaction, found: Seat, *, banner: Banner | None = None) -> AgendaView:
    """For a reader who may see the whole agenda; one that was withdrawn only for those who prepare it."""
    meeting, reader = found.meeting, found.reader
    lines = _lines(tx, meeting, body=found.body)
    is_hidden = meeting.status is MeetingStatus.WITHDRAWN and Permission.PREPARE not in reader.may
    return AgendaView(
        meeting=meeting.id,
        version=meeting.version,
        heading=heading(meeting, found.body),
        status=meeting.status,
        role=reader.role,
        items=() if is_hidden else tuple(_for_member(tx, line, found=found) for line in lines),
        may=reader.may,
        has_minutes=meeting.minutes_published_at is not None,
        banner=banner,
    )


def base_view(
    tx: Transaction, meeting: Meeting, *, body: Body, conversation: Conversation | None
) -> AgendaView:
    """What everybody in the conversation may see: nothing of closed items, and no items at all as soon
    as one known member is not of the body. Guests are named only where all members are known.
    """
    roster = conversation.roster if conversation else None
    is_stub = roster is not None and any(member.oid not in body.members for member in roster)
    view = AgendaView(
        meeting=meeting.id,
        version=meeting.version,
        heading=heading(meeting, body),
        status=meeting.status,
        role=None,
        is_stub=is_stub,
        refresh_for=_refreshed(conversation, body),
        has_minutes=meeting.minutes_published_at is not None,
    )
    if is_stub or meeting.status is not MeetingStatus.PUBLISHED:
        return view
    lines = _lines(tx, meeting, body=body)
    return replace(view, items=tuple(_for_all(line, names_guests=roster is not None) for line in lines))


def item_line(tx: Transaction, found: Seat, *, item: Item) -> ItemLine:
    """One line of `agenda_view`."""
    lines = _lines(tx, found.meeting, body=found.body)
    return _for_member(tx, next(line for line in lines if line.item == item.id), found=found)


def _lines(tx: Transaction, meeting: Meeting, *, body: Body) -> tuple[ItemLine, ...]:
    people = everybody(tx)
    decisions = standing(tx.decisions.of_meeting(meeting.id))
    approvals = tx.approvals.of_meeting(meeting.id)
    lines = []
    for position, item in enumerate(meeting.items, start=1):
        decision = decisions.get(item.id)
        line = ItemLine(
            item=item.id,
            position=position,
            number=item.number,
            title=item.title,
            starts=item.starts,
            ends=meeting.end_of(item),
            is_open=item.is_open,
            guests=tuple(guest_line(item, g, people=people, with_contact=False) for g in item.guests),
            papers=len(meeting.attachments_of(item.id)),
            tally=tally(_about(approvals, item), item, body=body, people=people),
            decision=decision_line(decision, meeting, people=people) if decision else None,
        )
        lines.append(line)
    return tuple(lines)


def _about(approvals: Iterable[Approval], item: Item) -> list[Approval]:
    return [a for a in approvals if a.item == item.id]


def _for_member(tx: Transaction, line: ItemLine, *, found: Seat) -> ItemLine:
    """Adds the reader's own answer."""
    if Role.DIRECTOR not in found.reader.roles:
        return line
    item = found.item(line.item)
    mine = current(tx.approvals.of_item(item.id), item.text_version).get(found.reader.oid)
    return replace(line, my_answer=mine.answer if mine else None)


def _for_all(line: ItemLine, *, names_guests: bool) -> ItemLine:
    if line.is_open is not True:
        return replace(line, title=None, guests=(), papers=0, tally=None, decision=None)
    return line if names_guests else replace(line, guests=())


def _refreshed(conversation: Conversation | None, body: Body) -> tuple[str, ...] | None:
    if conversation is None or conversation.roster is None:
        return None
    return tuple(m.mri for m in conversation.roster if m.oid in body.members)[:MOST_REFRESHED]
