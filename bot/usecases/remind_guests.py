"""Keeps a guest's reminders at the times of the slot as it is. Each is one row for as long as it waits."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime

from bot.domain.body import Body
from bot.domain.notice import Notice, NoticeState, Wanted, Why
from bot.domain.slot import Told
from bot.domain.telling import Reminding, reminder, remindings
from bot.usecases.ports import Transaction


def remind(tx: Transaction, told: Told, *, body: Body, at: datetime) -> None:
    """A slot that lost its time loses its reminders."""
    wanted = remindings(told.slot, body)
    for reminding in wanted:
        _remind(tx, told, reminding=reminding, body=body, at=at)
    if not wanted:
        forget_reminders(tx, told, body=body, at=at)


def misplaced_reminders(told: Told, *, body: Body, notices: Mapping[str, Notice]) -> Iterator[Wanted]:
    """Those of the meeting's notices, by key, that wait for a moment which is no longer the slot's wall time:
    since they were planned, the rules of the time zone have changed. One that was sent stays sent.
    """
    for reminding in remindings(told.slot, body):
        rows = list(_rows(notices.get, told, reminding=reminding))
        if rows and rows[-1].state is NoticeState.WAITING and not _is_for(rows[-1], reminding):
            yield reminder(told, reminding, number=len(rows))


def forget_reminders(tx: Transaction, told: Told, *, body: Body, at: datetime) -> None:
    for span in body.reminders:
        for row in _rows(tx.notices.get, told, reminding=Reminding(span, at, None)):
            tx.notices.withdraw(row.key, why=Why.CHANGED, at=at)


def _remind(tx: Transaction, told: Told, *, reminding: Reminding, body: Body, at: datetime) -> None:
    """The row that waits is given the new time, one that was withdrawn is wanted again if its moment is to
    come. Who was reminded, or told at that very time, is reminded again only of a time that differs by the
    body's threshold.
    """
    rows = list(_rows(tx.notices.get, told, reminding=reminding))
    last = rows[-1] if rows else None
    if last is None or (_is_done(last) and _is_other(last.due_at, reminding.due_at, body=body)):
        tx.notices.want(reminder(told, reminding, number=len(rows) + 1))
    elif not _is_done(last) and _is_to_be_set(last, reminding, at=at):
        tx.notices.renew(reminder(told, reminding, number=len(rows)))


def _is_to_be_set(row: Notice, reminding: Reminding, *, at: datetime) -> bool:
    if row.state is NoticeState.SUPERSEDED:
        return reminding.due_at > at
    return not _is_for(row, reminding)


def _is_done(row: Notice) -> bool:
    return not row.state.can_be_retimed or row.is_maybe_doubled or row.why is Why.SAID_ALREADY


def _is_other(one: datetime | None, other: datetime, *, body: Body) -> bool:
    return one is None or abs(other.astimezone(UTC) - one.astimezone(UTC)) >= body.threshold


def _is_for(row: Notice, reminding: Reminding) -> bool:
    """As instants: a wall time that comes twice, when the clocks go back, equals nothing in another zone
    (PEP 495), and what is stored comes back in UTC.
    """
    return row.due_at is not None and row.due_at.astimezone(UTC) == reminding.due_at.astimezone(UTC)


def _rows(get: Callable[[str], Notice | None], told: Told, *, reminding: Reminding) -> Iterator[Notice]:
    for number in itertools.count(1):
        row = get(reminder(told, reminding, number=number).key)
        if row is None:
            return
        yield row
