"""Which notices are due, who holds them, and how holding ends. Never which ones there should be.

Of each lane one notice at a time is begun, and it blocks the others until it is over; of those that are
due, the one that fell due first is next. A call passes the edit of a card, and thanks that are not begun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import (
    Connection,
    RowMapping,
    TextClause,
    and_,
    bindparam,
    exists,
    or_,
    select,
    text,
)

from bot.domain.delivery import Claimed, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Why
from bot.store.rows import Values
from bot.store.tables import notices
from bot.store.tables.columns import EPOCH

PRIOS = (CALLS, _, _, _) = (0, 1, 2, 3)

_other = notices.alias("other")
_NOW = bindparam("now", type_=notices.c.next_at.type)


def is_open(name: str) -> TextClause:
    """Word for word as in the partial indexes: SQLite uses them only then.

    https://www.sqlite.org/partialindex.html#queries_using_partial_indexes
    """
    return text(f"{name}.state IN ('waiting', 'sending')")


_IS_CALL = notices.c.prio == CALLS
_ANOTHER_OPEN = and_(_other.c.lane == notices.c.lane, is_open("other"), _other.c.nr != notices.c.nr)
_ANOTHER_BEGUN = and_(
    _ANOTHER_OPEN,
    _other.c.is_begun,
    # Twice at once in a conversation may cross (412, tried again); behind a dead process's edit a call
    # would wait for a lease.
    ~and_(_IS_CALL, _other.c.kind == NoticeKind.EDIT),
)
_ANOTHER_DUE_BEFORE = and_(
    _ANOTHER_OPEN,
    _other.c.next_at <= _NOW,
    or_(
        _other.c.next_at < notices.c.next_at,
        and_(_other.c.next_at == notices.c.next_at, _other.c.nr < notices.c.nr),
    ),
    ~and_(_IS_CALL, _other.c.kind.in_([NoticeKind.EDIT, NoticeKind.THANKS])),
)
_DUE = (
    select(notices)
    .where(
        is_open("notices"),
        notices.c.prio == bindparam("prio"),
        notices.c.next_at <= _NOW,
        ~exists().where(_ANOTHER_BEGUN),
        or_(notices.c.is_begun, ~exists().where(_ANOTHER_DUE_BEFORE)),
    )
    .order_by(notices.c.next_at, notices.c.nr)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True, of=notices)
)
_NEXT = (
    select(notices.c.next_at)
    .where(is_open("notices"), ~exists().where(_ANOTHER_BEGUN))
    .order_by(notices.c.next_at)
    .limit(1)
)
_BEGIN = (
    notices.update()
    .where(notices.c.nr.in_(bindparam("nrs", expanding=True)))
    .values(
        state=NoticeState.SENDING,
        is_maybe_doubled=or_(notices.c.is_maybe_doubled, notices.c.state == NoticeState.SENDING),
        is_begun=True,
        attempts=notices.c.attempts + 1,
        owner=bindparam("by"),
        next_at=bindparam("lease_until", type_=notices.c.next_at.type),
    )
)
_STOP = (
    notices.update()
    .where(notices.c.nr.in_(bindparam("nrs", expanding=True)))
    .values(state=NoticeState.SUPERSEDED, is_maybe_doubled=True)
)
_HELD = select(notices).where(
    notices.c.id == bindparam("id"),
    notices.c.state == NoticeState.SENDING,
    notices.c.owner == bindparam("by"),
    notices.c.attempts == bindparam("attempt"),
)
_SETTLE = notices.update().where(notices.c.nr == bindparam("_nr"))


def claim(
    connection: Connection, now: datetime, *, owner: str, lease_until: datetime, at_most: int
) -> tuple[Claimed, ...]:
    return begin(
        connection, list(_due(connection, now, at_most=at_most)), owner=owner, lease_until=lease_until
    )


def begin(
    connection: Connection, due: Sequence[RowMapping], *, owner: str, lease_until: datetime
) -> tuple[Claimed, ...]:
    """Those that were withdrawn while they were being sent end here."""
    stopped = [row["nr"] for row in due if row["is_stopped"]]
    if stopped:
        connection.execute(_STOP, {"nrs": stopped})
    begun = [row for row in due if not row["is_stopped"]]
    if begun:
        values = {"nrs": [row["nr"] for row in begun], "by": owner, "lease_until": lease_until}
        connection.execute(_BEGIN, values)
    return tuple(_claimed(row, owner, lease_until=lease_until) for row in begun)


def settle(connection: Connection, claimed: Claimed, *, settlement: Settlement) -> bool:
    key = {"id": claimed.notice.id, "by": claimed.owner, "attempt": claimed.attempt}
    row = connection.execute(_HELD, key).mappings().one_or_none()
    if row is None:
        return False
    if row["is_stopped"] and isinstance(settlement, Retry):
        values: Values = {"state": NoticeState.SUPERSEDED}
    elif row["revision"] > claimed.revision and not row["is_stopped"]:
        values = _waiting(settlement)
    else:
        values = _settled(settlement)
    connection.execute(_SETTLE, {"_nr": row["nr"], **values})
    return True


def next_due(connection: Connection) -> datetime | None:
    return connection.execute(_NEXT).scalar_one_or_none()


def notice(row: RowMapping) -> Notice:
    fields = {name: row[name] for name in Notice.__dataclass_fields__ if name != "recipient"}
    return Notice(**fields, recipient=Recipient(row["person"], row["conversation"]))


def _due(connection: Connection, now: datetime, *, at_most: int) -> Iterator[RowMapping]:
    """Of a lane one, also where a call is found to pass what is found after it."""
    lanes: set[str] = set()
    for prio in PRIOS:
        if at_most > len(lanes):
            values = {"prio": prio, "now": now, "at_most": at_most - len(lanes)}
            found = connection.execute(_DUE, values).mappings().all()
            yield from (row for row in found if row["lane"] not in lanes)
            lanes |= {row["lane"] for row in found}


def _claimed(row: RowMapping, owner: str, *, lease_until: datetime) -> Claimed:
    before = notice(row)
    held = replace(
        before,
        state=NoticeState.SENDING,
        attempts=before.attempts + 1,
        is_maybe_doubled=before.is_maybe_doubled or before.state is NoticeState.SENDING,
    )
    return Claimed(held, owner, held.attempts, row["revision"], lease_until)


def _settled(settlement: Settlement) -> Values:
    match settlement:
        case Sent(activity, at):
            return {"state": NoticeState.SENT, "activity": activity, "why": None, "at": at}
        case Retry():
            return _waiting(settlement)
        case Refused(why, at):
            return {"state": NoticeState.REFUSED, "why": why, "at": at}
        case TooLate(at):
            return {"state": NoticeState.TOO_LATE, "why": Why.EXPIRED, "at": at}
        case Needless(why, at):
            return {"state": NoticeState.SUPERSEDED, "why": why, "at": at}


def _waiting(settlement: Settlement) -> Values:
    """A definite "not now" keeps its place at the head of the lane; a later revision queues anew."""
    is_retry = isinstance(settlement, Retry)
    return {
        "state": NoticeState.WAITING,
        "next_at": settlement.at if is_retry else EPOCH,
        "is_begun": is_retry,
    }
