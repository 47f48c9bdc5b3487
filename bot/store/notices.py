"""The outbox: what is to be told, once for each key, and what became of it. Never who sends."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, RowMapping, bindparam, select

from bot.domain.delivery import Claimed, Retry, Settlement
from bot.domain.ids import MeetingId
from bot.domain.notice import Notice, NoticeKind, NoticeState, Wanted, Why
from bot.domain.pace import Limits
from bot.store.claims import begin, notice, settle
from bot.store.due import PRIOS, find_due, next_due
from bot.store.held import bring_forward, claim_answers
from bot.store.joined import join, joined
from bot.store.listening import notify
from bot.store.paces import Places, pause, thread_of
from bot.store.rows import Values
from bot.store.tables import notices
from bot.store.tables.columns import EPOCH

# Who waits for it to come goes first, edits of cards that tell nobody last.
_CALL, _PRESSING, _BETWEEN, _LAST = PRIOS
_PRIO = {
    **{kind: _CALL for kind in NoticeKind if kind.is_call},
    NoticeKind.ANSWER: _PRESSING,
    NoticeKind.REMINDER: _PRESSING,
    NoticeKind.WATCH: _PRESSING,
    NoticeKind.MOVE: _PRESSING,
    NoticeKind.CANCEL: _PRESSING,
    NoticeKind.EDIT: _LAST,
}
_MAY_HAVE_ARRIVED = (NoticeState.SENDING, NoticeState.SENT)

_ONE = select(notices).where(notices.c.key == bindparam("key"))
_OF_MEETING = (
    select(notices)
    .where(
        notices.c.meeting == bindparam("meeting"),
        notices.c.kind.in_([kind for kind in NoticeKind if kind.is_told]),
    )
    .order_by(notices.c.nr)
)
_RELEASE = (
    notices.update()
    .where(notices.c.state == NoticeState.SENDING, notices.c.owner != bindparam("_owner"))
    .values(next_at=EPOCH)
)
_ALTER = notices.update().where(notices.c.key == bindparam("_key"))


class Notices:
    def __init__(self, connection: Connection, new_id: Callable[[], str]) -> None:
        self._connection = connection
        self._new_id = new_id
        self._is_silent = connection.dialect.name != "postgresql"

    def want(self, wanted: Wanted) -> bool:
        if self._row(wanted.key):
            return False
        thread = thread_of(self._connection, wanted.recipient)
        self._connection.execute(notices.insert(), {**_new(wanted), "id": self._new_id(), "thread": thread})
        self._say()
        return True

    def withdraw(self, key: str, *, why: Why, at: datetime) -> bool:
        row = self._row(key)
        if row is None:
            return True
        if row["state"] is NoticeState.WAITING:
            self._alter(key, {"state": NoticeState.SUPERSEDED, "why": why, "at": at})
        if row["state"] is NoticeState.SENDING:
            self._alter(key, {"is_stopped": True, "why": why, "at": at})
        return not (row["state"] in _MAY_HAVE_ARRIVED or row["is_maybe_doubled"])

    def reinstate(self, key: str) -> bool:
        row = self._row(key)
        if row and row["is_stopped"] and row["state"] is NoticeState.SENDING:
            self._alter(key, {"is_stopped": False, "why": None})
        return row is not None and row["state"] in _MAY_HAVE_ARRIVED

    def renew(self, wanted: Wanted) -> None:
        row = self._row(wanted.key)
        if row is None:
            self.want(wanted)
            return
        values = {**_wanted(wanted), "revision": row["revision"] + 1, "is_stopped": False, "why": None}
        is_begun = row["is_begun"] and row["state"] in (NoticeState.WAITING, NoticeState.SENDING)
        self._alter(wanted.key, values if is_begun else {**values, **_waiting(wanted)})

    def get(self, key: str) -> Notice | None:
        row = self._row(key)
        return notice(row) if row else None

    def of_meeting(self, meeting: MeetingId) -> tuple[Notice, ...]:
        return tuple(
            notice(row) for row in self._connection.execute(_OF_MEETING, {"meeting": meeting}).mappings()
        )

    def claim(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int, limits: Limits | None = None
    ) -> tuple[Claimed, ...]:
        places = Places(self._connection, limits, now=now) if limits else None
        due = find_due(self._connection, now, at_most=at_most, places=places)
        return begin(self._connection, due, owner=owner, now=now, lease=lease)

    def claim_answers(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int
    ) -> tuple[Claimed, ...]:
        return claim_answers(self._connection, now, owner=owner, lease=lease, at_most=at_most)

    def join(self, claimed: Claimed, now: datetime, *, at_most: int) -> tuple[Claimed, ...]:
        return join(self._connection, claimed, now=now, at_most=at_most)

    def joined(self, claimed: Claimed) -> tuple[Claimed, ...]:
        return joined(self._connection, claimed)

    def bring_forward(self, latest: datetime) -> None:
        bring_forward(self._connection, latest)

    def settle(self, claimed: Claimed, settlement: Settlement) -> bool:
        if isinstance(settlement, Retry) and settlement.throttled_at:
            pause(self._connection, claimed.notice.id, at=settlement.throttled_at, until=settlement.at)
        return settle(self._connection, claimed, settlement=settlement)

    def next_due(self, now: datetime | None = None) -> datetime | None:
        return next_due(self._connection, now)

    def release_dead(self, owner: str) -> None:
        """End every lease but this owner's at once, where only one process delivers: the rest are dead."""
        self._connection.execute(_RELEASE, {"_owner": owner})

    def _row(self, key: str) -> RowMapping | None:
        return self._connection.execute(_ONE, {"key": key}).mappings().one_or_none()

    def _alter(self, key: str, values: Values) -> None:
        self._connection.execute(_ALTER, {"_key": key, **values})
        self._say()

    def _say(self) -> None:
        """To the other replicas, once in a transaction."""
        if not self._is_silent:
            notify(self._connection)
            self._is_silent = True


def _wanted(wanted: Wanted) -> Values:
    fields = {name: value for name, value in vars(wanted).items() if name != "recipient"}
    recipient = wanted.recipient
    return {
        **fields,
        "lane": _lane(wanted),
        "prio": _PRIO.get(wanted.kind, _BETWEEN),
        "person": recipient.person,
        "conversation": recipient.conversation,
    }


def _lane(wanted: Wanted) -> str:
    """A WATCH goes to nobody: what is looked at, one at a time, is a meeting."""
    recipient = wanted.recipient
    if recipient.person:
        return f"p {recipient.person}"
    return f"c {recipient.conversation}" if recipient.conversation else f"w {wanted.meeting}"


def _waiting(wanted: Wanted) -> Values:
    return {
        "state": NoticeState.WAITING,
        "next_at": wanted.due_at or EPOCH,
        "is_begun": False,
        "is_maybe_doubled": False,
    }


def _new(wanted: Wanted) -> Values:
    return {**_wanted(wanted), **_waiting(wanted), "is_stopped": False, "attempts": 0, "revision": 1}
