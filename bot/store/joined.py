"""What one message tells together: the notices that are held beside the one that was claimed.

Never what they say. They are not begun, so that the one in whose message they go is not blocked by them.
"""

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, or_, select

from bot.domain.delivery import Claimed
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.store.claims import held_as, notice
from bot.store.tables import notices

TOGETHER = (NoticeKind.SLOT, NoticeKind.MOVE, NoticeKind.CANCEL, NoticeKind.REMINDER)

_DUE = bindparam("now", type_=notices.c.next_at.type)
_FREE = (
    select(notices)
    .where(
        notices.c.person == bindparam("person"),
        notices.c.kind.in_(TOGETHER),
        notices.c.guest.is_not(None),
        notices.c.why == Why.QUIET,
        notices.c.next_at <= _DUE,
        # Waiting, or held beside another by a process that died.
        or_(notices.c.state == NoticeState.WAITING, notices.c.state == NoticeState.SENDING),
        ~notices.c.is_begun,
        ~notices.c.is_stopped,
    )
    .order_by(notices.c.next_at, notices.c.nr)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
)
_HOLD = (
    notices.update()
    .where(notices.c.nr.in_(bindparam("nrs", expanding=True)))
    .values(
        state=NoticeState.SENDING,
        is_maybe_doubled=or_(notices.c.is_maybe_doubled, notices.c.state == NoticeState.SENDING),
        attempts=notices.c.attempts + 1,
        owner=bindparam("by"),
        next_at=bindparam("lease_until", type_=notices.c.next_at.type),
    )
)
_BESIDE = (
    select(notices)
    .where(
        notices.c.person == bindparam("person"),
        and_(notices.c.state == NoticeState.SENDING, ~notices.c.is_begun),
        notices.c.owner == bindparam("by"),
    )
    .order_by(notices.c.nr)
)


def join(connection: Connection, claimed: Claimed, *, now: datetime, at_most: int) -> tuple[Claimed, ...]:
    values = {"person": claimed.notice.recipient.person, "now": now, "at_most": at_most}
    free = connection.execute(_FREE, values).mappings().all()
    if free:
        held = {"nrs": [row["nr"] for row in free], "by": claimed.owner, "lease_until": claimed.lease_until}
        connection.execute(_HOLD, held)
    return tuple(held_as(row, claimed.owner, lease_until=claimed.lease_until) for row in free)


def joined(connection: Connection, claimed: Claimed) -> tuple[Claimed, ...]:
    values = {"person": claimed.notice.recipient.person, "by": claimed.owner}
    return tuple(
        Claimed(notice(row), claimed.owner, row["attempts"], row["revision"], row["next_at"])
        for row in connection.execute(_BESIDE, values).mappings()
    )
