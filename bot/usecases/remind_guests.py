"""Keeps a guest's reminders at the times of the slot as it is. Each is one row for as long as it waits."""

import itertools
from collections.abc import Iterator
from datetime import datetime

from bot.domain.body import Body
from bot.domain.notice import Notice, NoticeState, Why
from bot.domain.slot import Told
from bot.domain.telling import Reminding, reminder, remindings
from bot.usecases.ports import Transaction

_WAITS = (NoticeState.WAITING, NoticeState.SUPERSEDED)


def remind(tx: Transaction, told: Told, *, body: Body, at: datetime) -> None:
    """A slot that lost its time loses its reminders."""
    wanted = remindings(told.slot, body)
    for reminding in wanted:
        _remind(tx, told, reminding=reminding, body=body, at=at)
    if not wanted:
        forget_reminders(tx, told, body=body, at=at)


def forget_reminders(tx: Transaction, told: Told, *, body: Body, at: datetime) -> None:
    for span in body.reminders:
        for row in _rows(tx, told, reminding=Reminding(span, at, None)):
            tx.notices.withdraw(row.key, why=Why.CHANGED, at=at)


def _remind(tx: Transaction, told: Told, *, reminding: Reminding, body: Body, at: datetime) -> None:
    """The row that waits is given the new time, one that was withdrawn is wanted again if its moment is to
    come. Who was reminded, or told at that very time, is reminded again only of a time that differs by the
    body's threshold.
    """
    rows = list(_rows(tx, told, reminding=reminding))
    last = rows[-1] if rows else None
    if last is None or (_is_done(last) and _is_other(last.due_at, reminding.due_at, body=body)):
        tx.notices.want(reminder(told, reminding, number=len(rows) + 1))
    elif not _is_done(last) and _is_to_be_set(last, reminding, at=at):
        tx.notices.renew(reminder(told, reminding, number=len(rows)))


def _is_to_be_set(row: Notice, reminding: Reminding, *, at: datetime) -> bool:
    if row.state is NoticeState.SUPERSEDED:
        return reminding.due_at > at
    return row.due_at != reminding.due_at


def _is_done(row: Notice) -> bool:
    return row.state not in _WAITS or row.is_maybe_doubled or row.why is Why.SAID_ALREADY


def _is_other(one: datetime | None, other: datetime, *, body: Body) -> bool:
    return one is None or abs(other - one) >= body.threshold


def _rows(tx: Transaction, told: Told, *, reminding: Reminding) -> Iterator[Notice]:
    for number in itertools.count(1):
        row = tx.notices.get(reminder(told, reminding, number=number).key)
        if row is None:
            return
        yield row
