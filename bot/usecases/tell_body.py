"""Posts the agenda in the body's own conversation, renews it, and tells when a meeting is off or moved."""

import itertools
from datetime import date, datetime

from bot.domain.body import Body
from bot.domain.conversation import CardKind
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind, Recipient, Wanted, Why
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def tell_body(tx: Transaction, meeting: Meeting, *, body: Body) -> None:
    """The agenda card, once; later changes renew it where it lies. Without a home nothing is posted.

    A card that was not posted, since the agenda was withdrawn before or the conversation refused it, is
    wanted anew.
    """
    if body.home:
        tx.notices.want(_first_that_may_be_sent(tx, meeting, body=body))
    renew_cards(tx, meeting.id, CardKind.AGENDA)


def tell_body_off_or_moved(
    tx: Transaction, meeting: Meeting, *, body: Body, kind: NoticeKind, at: datetime
) -> None:
    """`kind` is CANCEL or MOVE; the meeting's version tells one such message from the next."""
    drop_overtaken(tx, meeting, body=body, at=at)
    if body.home:
        tx.notices.want(_notice(meeting, body, kind=kind, revision=meeting.version))
    renew_cards(tx, meeting.id, CardKind.AGENDA)


def tell_new_home(tx: Transaction, body: Body, *, today: date) -> None:
    """The next agenda, and what is being answered in writing."""
    coming = tx.meetings.next_of(body.key, today)
    written = tx.meetings.written_of(body.key, today)
    open_ones = (m for m in written if m.status is MeetingStatus.PUBLISHED and m.closed_at is None)
    for meeting in (*((coming,) if coming else ()), *open_ones):
        tell_body(tx, meeting, body=body)


def drop_overtaken(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    """What waits to be said there of an earlier turn: once is enough, and only how it stands now."""
    for notice in tx.notices.of_meeting(meeting.id):
        is_turn = notice.kind in (NoticeKind.CANCEL, NoticeKind.MOVE)
        if is_turn and body.home and notice.recipient.conversation == body.home:
            tx.notices.withdraw(notice.key, why=Why.CHANGED, at=at)


def _first_that_may_be_sent(tx: Transaction, meeting: Meeting, *, body: Body) -> Wanted:
    for revision in itertools.count(1):
        wanted = _notice(meeting, body, kind=NoticeKind.AGENDA, revision=revision)
        before = tx.notices.get(wanted.key)
        if before is None or not before.state.is_unsent:
            return wanted
    raise AssertionError("counting never ends")


def _notice(meeting: Meeting, body: Body, *, kind: NoticeKind, revision: int) -> Wanted:
    home = Recipient(conversation=body.home)
    return Wanted(f"{meeting.id}/{body.home}/{kind}/{revision}", kind, home, meeting=meeting.id)
