"""The outbox held in memory: the same claims, leases, lanes and revisions as the SQL store. Never a send."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.domain.delivery import Claimed, Deferred, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.ids import MeetingId, NoticeId
from bot.domain.notice import Notice, NoticeKind, NoticeState, Wanted, Why
from bot.domain.pace import Limits

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CALL, _PRESSING, _BETWEEN, _LAST = range(4)
_PRIO = {
    **{kind: _CALL for kind in NoticeKind if kind.is_call},
    NoticeKind.ANSWER: _PRESSING,
    NoticeKind.REMINDER: _PRESSING,
    NoticeKind.WATCH: _PRESSING,
    NoticeKind.MOVE: _PRESSING,
    NoticeKind.CANCEL: _PRESSING,
    NoticeKind.EDIT: _LAST,
}
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

    def reinstate(self, key: str) -> bool:
        row = self.rows.get(key)
        if row and row.is_stopped and row.notice.state is NoticeState.SENDING:
            self._alter(replace(row, is_stopped=False), replace(row.notice, why=None))
        return row is not None and row.notice.state in _MAY_HAVE_ARRIVED

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

    def claim(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int, limits: Limits | None = None
    ) -> tuple[Claimed, ...]:
        if limits:
            raise NotImplementedError("the platform's limits are not played here")
        due = list(self._due(now, at_most=at_most))
        begun = [row for row in due if not (row.is_stopped or _may_have_come_twice(row))]
        for row in due:
            if row.is_stopped:
                over = replace(row.notice, state=NoticeState.SUPERSEDED, is_maybe_doubled=True)
                self._alter(row, over)
            elif _may_have_come_twice(row):
                refused = replace(row.notice, state=NoticeState.REFUSED, why=Why.MAYBE_DOUBLED, at=now)
                self._alter(row, refused)
        return tuple(self._begin(row, owner, lease_until=now + lease) for row in begun)

    def join(self, claimed: Claimed, now: datetime, *, at_most: int) -> tuple[Claimed, ...]:
        raise NotImplementedError("there are no quiet hours here")

    def joined(self, claimed: Claimed) -> tuple[Claimed, ...]:
        raise NotImplementedError("there are no quiet hours here")

    def settle(self, claimed: Claimed, settlement: Settlement) -> bool:
        if isinstance(settlement, Deferred):
            raise NotImplementedError("there are no quiet hours here")
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

    def claim_answers(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int
    ) -> tuple[Claimed, ...]:
        raise NotImplementedError("nobody asks anything here")

    def bring_forward(self, latest: datetime) -> None:
        raise NotImplementedError("the clock is never put back here")

    def next_due(self, now: datetime | None = None) -> datetime | None:  # noqa: ARG002 - without limits
        begun = [row for row in self.open.values() if row.is_begun]
        held = {other.lane: other for other in begun}
        free = (
            row.next_at
            for row in self.open.values()
            if row.lane not in held or held[row.lane].nr == row.nr or not _holds_up(row, held[row.lane])
        )
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
        """Of each lane one, by urgency and then by age; a call passes what need not be before it."""
        lanes: dict[str, list[Row]] = defaultdict(list)
        for row in self.open.values():
            lanes[row.lane].append(row)
        found: dict[str, Row] = {}
        for prio in range(4):
            able = [
                r for lane in lanes.values() for r in lane if r.prio == prio and _may_go(r, lane, now=now)
            ]
            left = max(at_most - len(found), 0)
            for row in sorted(able, key=_age)[:left]:
                found.setdefault(row.lane, row)
        yield from found.values()

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


def _may_have_come_twice(row: Row) -> bool:
    is_unsure = row.notice.state is NoticeState.SENDING and row.notice.is_maybe_doubled
    return is_unsure and row.notice.kind not in (NoticeKind.EDIT, NoticeKind.WATCH)


def _is_held(row: Row, claimed: Claimed) -> bool:
    is_sending = row.notice.state is NoticeState.SENDING
    return is_sending and (row.owner, row.notice.attempts) == (claimed.owner, claimed.attempt)


def _may_go(row: Row, lane: list[Row], *, now: datetime) -> bool:
    others = [other for other in lane if other.nr != row.nr]
    if row.next_at > now or any(_holds_up(row, other) for other in others):
        return False
    return row.is_begun or not any(_is_before(row, other, now=now) for other in others)


def _holds_up(row: Row, other: Row) -> bool:
    return other.is_begun and not (row.prio == _CALL and other.notice.kind is NoticeKind.EDIT)


def _is_before(row: Row, other: Row, *, now: datetime) -> bool:
    is_passed = row.prio == _CALL and other.notice.kind in (NoticeKind.EDIT, NoticeKind.THANKS)
    return other.next_at <= now and _age(other) < _age(row) and not is_passed


def _age(row: Row) -> tuple[datetime, int]:
    return row.next_at, row.nr


def _prio(wanted: Wanted) -> int:
    return _PRIO.get(wanted.kind, _BETWEEN)


def _lane(wanted: Wanted) -> str:
    to = wanted.recipient
    if to.person:
        return f"p {to.person}"
    return f"c {to.conversation}" if to.conversation else f"w {wanted.meeting}"


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


def _settled(notice: Notice, settlement: Sent | Retry | Refused | TooLate | Needless) -> Notice:
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
