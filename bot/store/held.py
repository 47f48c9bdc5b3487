"""What may be claimed while the clock is doubted, and what a clock that was put back keeps waiting.

Never which clock is right.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, exists, or_, select

from bot.domain.delivery import Claimed
from bot.domain.notice import NoticeKind, NoticeState
from bot.store.claims import begin
from bot.store.due import is_open
from bot.store.tables import notices, posted_cards

_other = notices.alias("other")
_NOW = bindparam("now", type_=notices.c.next_at.type)
_LATEST = bindparam("latest", type_=notices.c.next_at.type)

_IN_THE_WAY = and_(
    _other.c.lane == notices.c.lane,
    is_open("other"),
    _other.c.nr != notices.c.nr,
    or_(
        _other.c.state == NoticeState.SENDING,
        and_(_other.c.kind == NoticeKind.ANSWER, _other.c.nr < notices.c.nr),
    ),
)
_ANSWERS = (
    select(notices)
    .where(
        is_open("notices"),
        notices.c.kind == NoticeKind.ANSWER,
        notices.c.next_at <= _NOW,
        ~exists().where(_IN_THE_WAY),
    )
    .order_by(notices.c.nr)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True, of=notices)
)
# What waits for another try gives up the head of its lane, where an answer would stand behind it.
_STEP_BACK = (
    notices.update()
    .where(notices.c.state == NoticeState.WAITING, notices.c.is_begun, notices.c.kind != NoticeKind.ANSWER)
    .values(is_begun=False)
)
_BRING_FORWARD = (
    notices.update()
    .where(
        is_open("notices"),
        notices.c.next_at > _LATEST,
        or_(
            notices.c.kind == NoticeKind.EDIT,
            notices.c.due_at.is_(None),
            notices.c.next_at > notices.c.due_at,
        ),
    )
    .values(next_at=_LATEST)
)
_REST_LESS = posted_cards.update().where(posted_cards.c.rests_until > _LATEST).values(rests_until=_LATEST)


def claim_answers(
    connection: Connection, now: datetime, *, owner: str, lease: timedelta, at_most: int
) -> tuple[Claimed, ...]:
    """In the order of asking, whatever else waits in their lanes."""
    connection.execute(_STEP_BACK)
    due = connection.execute(_ANSWERS, {"now": now, "at_most": at_most}).mappings().all()
    return begin(connection, due, owner=owner, now=now, lease=lease)


def bring_forward(connection: Connection, latest: datetime) -> None:
    """Leases, second tries and the rest of cards end by then: their ends were reckoned by the clock as it
    was. What is due at a moment of its own keeps it.
    """
    connection.execute(_BRING_FORWARD, {"latest": latest})
    connection.execute(_REST_LESS, {"latest": latest})
