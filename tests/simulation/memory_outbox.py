"""The outbox held in memory: the same claims, leases, lanes and revisions as the SQL store. Never a send."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.domain.delivery import Claimed, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.ids import MeetingId, NoticeId
from bot.domain.notice import Notice, NoticeKind, NoticeState, Wanted, Why

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _BETWEEN, _LAST = PRIOS = (0, 1, 2)
_PRIO = {NoticeKind.ANSWER: _FIRST, NoticeKind.REMINDER: _FIRST, NoticeKind.EDIT: _LAST}
_OPEN = (NoticeState.WAITING, NoticeState.SENDING)
_MAY_HAVE_ARRIVED = (NoticeState.SENDING, NoticeState.SENT)


@dataclass(frozen=True)
class Row:
    """A notice and how it is being delivered; never changed, only put anew."""

    nr: int
    notice: Notice
    lane: str
    next_at: datetime
    prio: int
    revision: int = 1
    is_begun: bool = False
    is_stopped: bool = False
    owner: str | None = None


class MemoryNotices:
    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self.rows: dict[str, Row] = {}
        self.open: dict[str, Row] = {}

    def want(self, wanted: Wanted) -> bool:
        if wanted.key in self.rows:
            return False
        notice = _noticed(wanted, NoticeId(self._new_id()))
        self._put(Row(len(self.rows), notice, _lane(wanted), wanted.due_at or EPOCH, _prio(wanted)))
        return True

    def withdraw(self, key: str, *, why: Why, at: datetime) -> bool:
        row = self.rows.get(key)
        if row is None:
            return True
        before = row.notice
        if before.state is NoticeState.WAITING:
            self._alter(row, replace(before, state=NoticeState.SUPERSEDED, why=why, at=at))
        if before.state is NoticeState.SENDING:
            self._alter(replace(row, is_stopped=True), replace(before, why=why, at=at))
        return not (before.state in _MAY_HAVE_ARRIVED or before.is_maybe_doubled)

    def renew(self, wanted: Wanted) -> None:
        row = self.rows.get(wanted.key)
        if row is None:
            self.want(wanted)
            return
        before = row.notice
        is_begun = row.is_begun and before.state in _OPEN
        now = _noticed(wanted, before.id)
        now = replace(now, attempts=before.attempts, at=before.at)
        again = replace(
            row, lane=_lane(wanted), prio=_prio(wanted), revision=row.revision + 1, is_stopped=False
        )
        if is_begun:
            now = replace(now, state=before.state, is_maybe_doubled=before.is_maybe_doubled)
        else:
            again = replace(again, next_at=wanted.due_at or EPOCH, is_begun=False)
        self._alter(again, now)

    def get(self, key: str) -> Notice | None:
        row = self.rows.get(key)
        return row.notice if row else None

    def of_meeting(self, meeting: MeetingId) -> tuple[Notice, ...]:
        rows = (r.notice for r in self.rows.values())
        return tuple(n for n in rows if n.meeting == meeting and n.kind.is_told)

    def claim(self, now: datetime, *, owner: str, lease: timedelta, at_most: int) -> tuple[Claimed, ...]:
        due = list(self._due(now, at_most=at_most))
        begun = [row for row in due if not row.is_stopped]
        for row in due:
            if row.is_stopped:
                over = replace(row.notice, state=NoticeState.SUPERSEDED, is_maybe_doubled=True)
                self._alter(row, over)
        return tuple(self._begin(row, owner, lease_until=now + lease) for row in begun)

    def settle(self, claimed: Claimed, settlement: Settlement) -> bool:
        row = self.open.get(claimed.notice.key)
        if row is None or not _is_held(row, claimed):
            return False
        if row.is_stopped and isinstance(settlement, Retry):
            self._alter(row, replace(row.notice, state=NoticeState.SUPERSEDED))
        elif isinstance(settlement, Retry) or (row.revision > claimed.revision and not row.is_stopped):
            is_retry = isinstance(settlement, Retry)
            at = settlement.at if isinstance(settlement, Retry) else EPOCH
            waits = replace(row.notice, state=NoticeState.WAITING)
            self._alter(replace(row, next_at=at, is_begun=is_retry), waits)
        else:
            self._alter(row, _settled(row.notice, settlement))
        return True

    def next_due(self) -> datetime | None:
        begun = {row.lane: row.nr for row in self.open.values() if row.is_begun}
        free = (r.next_at for r in self.open.values() if begun.get(r.lane, r.nr) == r.nr)
        return min(free, default=None)

    def _put(self, row: Row) -> None:
        key = row.notice.key
        self.rows[key] = row
        if row.notice.state in _OPEN:
            self.open[key] = row
        else:
            self.open.pop(key, None)

    def _alter(self, row: Row, notice: Notice) -> None:
        self._put(replace(row, notice=notice))

    def _due(self, now: datetime, *, at_most: int) -> Iterator[Row]:
        """The first that is due of each lane, or the one that was begun there; by priority, then by age."""
        first: dict[str, Row] = {}
        for row in self.open.values():
            if row.is_begun or (row.next_at <= now and _goes_before(row, first.get(row.lane))):
                first[row.lane] = row
        due = [row for row in first.values() if row.next_at <= now]
        due.sort(key=lambda row: (row.prio, *_age(row)))
        yield from due[: max(at_most, 0)]

    def _begin(self, row: Row, owner: str, *, lease_until: datetime) -> Claimed:
        before = row.notice
        held = replace(
            before,
            state=NoticeState.SENDING,
            attempts=before.attempts + 1,
            is_maybe_doubled=before.is_maybe_doubled or before.state is NoticeState.SENDING,
        )
        self._alter(replace(row, is_begun=True, owner=owner, next_at=lease_until), held)
        return Claimed(held, owner, held.attempts, row.revision, lease_until)


def _is_held(row: Row, claimed: Claimed) -> bool:
    is_sending = row.notice.state is NoticeState.SENDING
    return is_sending and (row.owner, row.notice.attempts) == (claimed.owner, claimed.attempt)


def _goes_before(row: Row, other: Row | None) -> bool:
    return other is None or (not other.is_begun and _age(row) < _age(other))


def _age(row: Row) -> tuple[datetime, int]:
    return row.next_at, row.nr


def _prio(wanted: Wanted) -> int:
    return _PRIO.get(wanted.kind, _BETWEEN)


def _lane(wanted: Wanted) -> str:
    to = wanted.recipient
    return f"p {to.person}" if to.person else f"c {to.conversation}"


def _noticed(wanted: Wanted, id_: NoticeId) -> Notice:
    return Notice(
        id_,
        wanted.key,
        wanted.kind,
        wanted.recipient,
        meeting=wanted.meeting,
        guest=wanted.guest,
        subject=wanted.subject,
        due_at=wanted.due_at,
        expires_at=wanted.expires_at,
        said=wanted.said,
    )


def _settled(notice: Notice, settlement: Settlement) -> Notice:
    at = settlement.at
    match settlement:
        case Sent():
            return replace(notice, state=NoticeState.SENT, why=None, at=at)
        case Refused(why):
            return replace(notice, state=NoticeState.REFUSED, why=why, at=at)
        case TooLate():
            return replace(notice, state=NoticeState.TOO_LATE, why=Why.EXPIRED, at=at)
        case Needless(why):
            return replace(notice, state=NoticeState.SUPERSEDED, why=why, at=at)
        case Retry():
            raise AssertionError("a retry does not settle")
