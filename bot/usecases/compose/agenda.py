"""The agenda as one reader, or everybody in a conversation, may see it. Never for a guest."""

from dataclasses import replace

from bot.domain.body import Body
from bot.domain.calendar import Owner
from bot.domain.conversation import Conversation
from bot.domain.facts import AgendaView, Banner, FollowUpLine
from bot.domain.meeting import Meeting, MeetingStatus
from bot.usecases.as_published import as_published
from bot.usecases.compose.around import around
from bot.usecases.compose.follow_ups import overdue_at
from bot.usecases.compose.parts import day_only, for_everybody, heading
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction

MOST_REFRESHED = 60
"""learn.microsoft.com, user-specific views: `refresh.userIds` takes at most 60 members."""


def agenda_view(tx: Transaction, found: Seat, *, banner: Banner | None = None) -> AgendaView:
    """For a reader who may see the whole agenda; one that was withdrawn only for those who prepare it."""
    meeting, reader = found.meeting, found.reader
    known = around(tx, meeting, body=found.body, reader=reader.oid)
    return AgendaView(
        meeting=meeting.id,
        version=meeting.version,
        heading=heading(meeting, found.body),
        status=meeting.status,
        role=reader.role,
        items=() if found.is_withdrawn else tuple(known.line(item) for item in meeting.items),
        may=reader.may,
        has_minutes=meeting.minutes_published_at is not None,
        banner=banner,
        calendar=tx.calendars.address(Owner(meeting.id)),
        late=_late(tx, found),
    )


def _late(tx: Transaction, found: Seat) -> tuple[FollowUpLine, ...]:
    if found.is_withdrawn or found.meeting.status is MeetingStatus.CANCELLED:
        return ()
    return overdue_at(tx, found.meeting, body=found.body, reader=found.reader.oid)


def base_view(
    tx: Transaction, meeting: Meeting, *, body: Body, conversation: Conversation | None
) -> AgendaView:
    """What everybody in the conversation may see: nothing of closed items, and nothing but the day while it
    is not known who reads along there, or one who does is not of the body.
    """
    meeting = as_published(tx, meeting)
    is_stub = not is_among_members(conversation, body)
    view = AgendaView(
        meeting=meeting.id,
        version=meeting.version,
        heading=heading(meeting, body),
        status=meeting.status,
        role=None,
        refresh_for=refreshed(conversation, body),
        has_minutes=meeting.minutes_published_at is not None,
    )
    if is_stub:
        return stub(view)
    if meeting.status is not MeetingStatus.PUBLISHED:
        return view
    known = around(tx, meeting, body=body)
    return replace(view, items=tuple(for_everybody(known.line(item)) for item in meeting.items))


def stub(view: AgendaView) -> AgendaView:
    """For eyes outside the body: that it meets on that day."""
    return replace(view, heading=day_only(view.heading), is_stub=True, items=())


def is_among_members(conversation: Conversation | None, body: Body) -> bool:
    """Whether it is known that nobody reads along there who is not of the body."""
    roster = conversation.roster if conversation else None
    return roster is not None and all(member.oid in body.members for member in roster)


def refreshed(conversation: Conversation | None, body: Body) -> tuple[str, ...] | None:
    """Whose clients ask for their own view at once; None: nobody knows who is there."""
    if conversation is None or conversation.roster is None:
        return None
    return tuple(m.mri for m in conversation.roster if m.oid in body.members)[:MOST_REFRESHED]
