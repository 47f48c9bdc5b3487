"""Who holds a notice, and how holding ends. Never which ones are due, or which there should be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, bindparam, or_, select

from bot.domain.delivery import Claimed, Deferred, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Why
from bot.store.rows import Values
from bot.store.tables import notices
from bot.store.tables.columns import EPOCH

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
_GIVE_UP = (
    notices.update()
    .where(notices.c.nr.in_(bindparam("nrs", expanding=True)))
    .values(
        state=NoticeState.REFUSED,
        why=Why.MAYBE_DOUBLED,
        at=bindparam("now", type_=notices.c.at.type),
    )
)
_HELD = select(notices).where(
    notices.c.id == bindparam("id"),
    notices.c.state == NoticeState.SENDING,
    notices.c.owner == bindparam("by"),
    notices.c.attempts == bindparam("attempt"),
)
_SETTLE = notices.update().where(notices.c.nr == bindparam("_nr"))
_SETTLE_UNCHANGED = notices.update().where(
    notices.c.id == bindparam("_id"),
    notices.c.state == NoticeState.SENDING,
    notices.c.owner == bindparam("_by"),
    notices.c.attempts == bindparam("_attempt"),
    notices.c.revision == bindparam("_revision"),
    ~notices.c.is_stopped,
)


def begin(
    connection: Connection, due: Sequence[RowMapping], *, owner: str, now: datetime, lease: timedelta
) -> tuple[Claimed, ...]:
    """What a process held when it died ends here if it was withdrawn meanwhile, or was held by another that
    died before: sent once more, it might come three times.
    """
    stopped = [row["nr"] for row in due if row["is_stopped"]]
    given_up = [row["nr"] for row in due if _may_have_come_twice(row)]
    begun = [row for row in due if row["nr"] not in {*stopped, *given_up}]
    if stopped:
        connection.execute(_STOP, {"nrs": stopped})
    if given_up:
        connection.execute(_GIVE_UP, {"nrs": given_up, "now": now})
    if begun:
        values = {"nrs": [row["nr"] for row in begun], "by": owner, "lease_until": now + lease}
        connection.execute(_BEGIN, values)
    return tuple(held_as(row, owner, lease_until=now + lease) for row in begun)


def _may_have_come_twice(row: RowMapping) -> bool:
    """Twice the same edit is one, and a look at a meeting sends nothing."""
    is_unsure = row["state"] is NoticeState.SENDING and row["is_maybe_doubled"]
    return is_unsure and not row["is_stopped"] and row["kind"] not in (NoticeKind.EDIT, NoticeKind.WATCH)


def settle(connection: Connection, claimed: Claimed, *, settlement: Settlement) -> bool:
    """In one statement, unless something happened to the row since it was claimed."""
    key = {
        "_id": claimed.notice.id,
        "_by": claimed.owner,
        "_attempt": claimed.attempt,
        "_revision": claimed.revision,
    }
    settled = connection.execute(_SETTLE_UNCHANGED, {**key, **_settled(settlement, attempt=claimed.attempt)})
    return settled.rowcount == 1 or _settle_changed(connection, claimed, settlement=settlement)


def _settle_changed(connection: Connection, claimed: Claimed, *, settlement: Settlement) -> bool:
    key = {"id": claimed.notice.id, "by": claimed.owner, "attempt": claimed.attempt}
    row = connection.execute(_HELD, key).mappings().one_or_none()
    if row is None:
        return False
    if row["is_stopped"] and isinstance(settlement, Retry | Deferred):
        values: Values = {"state": NoticeState.SUPERSEDED}
    elif row["revision"] > claimed.revision and not row["is_stopped"]:
        values = _waiting(settlement)
    else:
        values = _settled(settlement, attempt=claimed.attempt)
    connection.execute(_SETTLE, {"_nr": row["nr"], **values})
    return True


def notice(row: RowMapping) -> Notice:
    fields = {name: row[name] for name in Notice.__dataclass_fields__ if name != "recipient"}
    return Notice(**fields, recipient=Recipient(row["person"], row["conversation"]))


def held_as(row: RowMapping, owner: str, *, lease_until: datetime) -> Claimed:
    before = notice(row)
    held = replace(
        before,
        state=NoticeState.SENDING,
        attempts=before.attempts + 1,
        is_maybe_doubled=before.is_maybe_doubled or before.state is NoticeState.SENDING,
    )
    return Claimed(held, owner, held.attempts, row["revision"], lease_until)


def _settled(settlement: Settlement, *, attempt: int) -> Values:
    match settlement:
        case Sent(activity, at):
            return {"state": NoticeState.SENT, "activity": activity, "why": None, "at": at}
        case Retry():
            return _waiting(settlement)
        case Deferred(until, why):
            waits = {"state": NoticeState.WAITING, "next_at": until, "is_begun": False}
            return {**waits, "why": why, "attempts": attempt - 1}
        case Refused(why, at):
            return {"state": NoticeState.REFUSED, "why": why, "at": at}
        case TooLate(at):
            return {"state": NoticeState.TOO_LATE, "why": Why.EXPIRED, "at": at}
        case Needless(why, at):
            return {"state": NoticeState.SUPERSEDED, "why": why, "at": at}


def _waiting(settlement: Settlement) -> Values:
    """A definite "not now" keeps its place at the head of the lane; a later revision queues anew."""
    if isinstance(settlement, Retry):
        return {"state": NoticeState.WAITING, "next_at": settlement.at, "is_begun": True}
    return {"state": NoticeState.WAITING, "next_at": EPOCH, "is_begun": False}
