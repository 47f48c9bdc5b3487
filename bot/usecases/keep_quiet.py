"""Which notices wait until a body's quiet hours are over, judged when they would be sent. Never the sending.

Judged again whenever one is wanted anew, so that a slot that moves close is told of in the night.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from bot.domain.body import Body
from bot.domain.ids import BodyKey
from bot.domain.meeting import Meeting, moment
from bot.domain.notice import Notice, NoticeKind
from bot.domain.quiet import quiet_until
from bot.domain.slot import Slot
from bot.usecases.as_published import as_published
from bot.usecases.compose_notice import told_of
from bot.usecases.ports import Transaction

NEAR = timedelta(hours=12)

FOLLOWING_UP = (
    NoticeKind.FOLLOW_UP,
    NoticeKind.FOLLOW_UP_OFF,
    NoticeKind.FOLLOW_UP_REMINDER,
    NoticeKind.FOLLOW_UP_NEWS,
)
_CAN_WAIT = (
    NoticeKind.AGENDA,
    NoticeKind.SLOT,
    NoticeKind.REMINDER,
    NoticeKind.MOVE,
    NoticeKind.CANCEL,
    NoticeKind.THANKS,
    NoticeKind.RESPONSE,
    NoticeKind.RECUSAL,
    *FOLLOWING_UP,
    NoticeKind.ASKED,
    NoticeKind.RESULT,
)
_NEVER_NEAR = (NoticeKind.THANKS, NoticeKind.ASKED, NoticeKind.RESULT, *FOLLOWING_UP)


def waits_until(tx: Transaction, notice: Notice, *, at: datetime) -> datetime | None:
    """None: it is told now, also where it would be of no use any more when the quiet hours end."""
    if notice.kind is NoticeKind.FOLLOW_UPS_WEEKLY:
        whose = tx.bodies.get(BodyKey(notice.subject or ""))
        return quiet_until(at, whose) if whose else None
    meeting = tx.meetings.get(notice.meeting) if notice.meeting and notice.kind in _CAN_WAIT else None
    body = tx.bodies.get(meeting.body) if meeting else None
    until = quiet_until(at, body) if body else None
    if meeting is None or body is None or until is None:
        return None
    can_be_useless = notice.kind is not NoticeKind.ASKED  # nobody is woken to be asked
    is_useless_then = (
        can_be_useless and notice.expires_at is not None and notice.expires_at <= until.astimezone(UTC)
    )
    if is_useless_then or _is_near(tx, notice, meeting=meeting, body=body, at=at):
        return None
    return until


def _is_near(tx: Transaction, notice: Notice, *, meeting: Meeting, body: Body, at: datetime) -> bool:
    """Also by what the guest believes: a slot that was tomorrow morning is news tonight wherever it went.

    In the body's conversation it is not known which day a meeting was moved from.
    """
    if notice.kind in _NEVER_NEAR:
        return False
    if notice.kind is NoticeKind.MOVE and notice.guest is None:
        return True
    starts = (start.astimezone(UTC) for start in _starts(tx, notice, meeting=meeting, body=body))
    return any(start - at <= NEAR for start in starts)


def _starts(tx: Transaction, notice: Notice, *, meeting: Meeting, body: Body) -> Iterator[datetime]:
    published = as_published(tx, meeting)
    yield moment(published.held_on, published.first_start or time(0), zone=body.zone)
    told = told_of(tx, notice)
    for slot in (told.slot, told.known) if told else ():
        if slot:
            yield _start(slot, body)


def _start(slot: Slot, body: Body) -> datetime:
    return moment(slot.held_on, slot.starts or time(0), zone=body.zone)
