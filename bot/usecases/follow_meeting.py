"""What follows from a meeting having gone on: guests are told, cards renewed, the next look planned."""

from datetime import datetime, timedelta

from bot.domain.body import Body
from bot.domain.conversation import CardKind
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind, Recipient, Wanted, Why
from bot.domain.schedule import overran_at
from bot.usecases.as_published import as_published
from bot.usecases.follow_writing import close_if_over, follow_writing
from bot.usecases.live import Live, live_of
from bot.usecases.ports import Claimed, Needless, Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tell_guests import tell_guests

_AGAIN = timedelta(minutes=1)
_FORGOTTEN = timedelta(hours=2)
"""So long over its time, or paused, an item is taken for one that nobody will end: until somebody presses
something, guests are not told every five minutes that it goes on.
"""


def follow_meeting(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    """After a step or a change. `meeting` as published; nobody looks again at one that is off."""
    if meeting.is_written:
        follow_writing(tx, meeting, body=body, at=at)
        return
    live = live_of(tx, meeting, body=body, at=at)
    tell_guests(tx, live)
    renew_cards(tx, meeting.id, CardKind.SLOT, CardKind.CALL, CardKind.RUN)
    next_look = _next_look(live) if meeting.status is MeetingStatus.PUBLISHED else None
    if next_look:
        tx.notices.renew(_watch(meeting, next_look))
    else:
        tx.notices.withdraw(_watch(meeting, at).key, why=Why.CHANGED, at=at)


def look_again(tx: Transaction, claimed: Claimed, *, at: datetime) -> None:
    """Time has passed and nobody pressed anything: the item that is on may be over its time.

    A look that is over is wanted anew instead of tried again: a retry keeps its time whatever is pressed
    meanwhile, and blocks the looks at other meetings. An agenda that was withdrawn may be published again.
    """
    found = tx.meetings.get(claimed.notice.meeting) if claimed.notice.meeting else None
    body = tx.bodies.get(found.body) if found else None
    if not tx.notices.settle(claimed, Needless(Why.CHANGED, at)):
        return
    if found is None or body is None or found.status is MeetingStatus.CANCELLED:
        return
    meeting = as_published(tx, found)
    if meeting.is_written:
        close_if_over(tx, meeting, body=body, at=at)
        return
    live = live_of(tx, meeting, body=body, at=at)
    next_look = _next_look(live)
    if next_look:
        tx.notices.renew(_watch(meeting, next_look))
    if found.status is not MeetingStatus.PUBLISHED:
        return
    tell_guests(tx, live)
    renew_cards(tx, meeting.id, CardKind.CALL, CardKind.RUN)


def _next_look(live: Live) -> datetime | None:
    """When the projection begins to move with the clock; from then on every minute, and so while somebody
    speaks against the clock; but not for ever.
    """
    so_far = live.so_far
    if not so_far.is_running:
        return None
    over = overran_at(live.planned, so_far)
    since = so_far.paused_at or over
    if since is not None and live.now - since >= _FORGOTTEN:
        return None
    item = live.meeting.item(so_far.current) if so_far.current else None
    is_moving = so_far.paused_at is not None or (over is not None and over <= live.now)
    if is_moving or (item and item.presentation):
        return live.now + _AGAIN
    return over


def _watch(meeting: Meeting, at: datetime) -> Wanted:
    return Wanted(f"{meeting.id}/watch", NoticeKind.WATCH, Recipient(), meeting=meeting.id, due_at=at)
