"""Calls guests in as the meeting gets there: get ready, come now, not yet, thanks. The rules say when."""

from dataclasses import replace
from datetime import datetime

from bot.domain.notice import Notice, NoticeKind, NoticeState, Wanted, Why
from bot.domain.rules import Situation, due
from bot.domain.slot import Told
from bot.domain.telling import at_moment, call, key
from bot.usecases.ports import Transaction

_CAN_BE_RETIMED = (NoticeState.WAITING, NoticeState.SUPERSEDED)
_NOT_SENT = (NoticeState.SUPERSEDED, NoticeState.REFUSED, NoticeState.TOO_LATE)


def call_guest(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """The telling as it is after that."""
    told = _called_off(tx, told, situation=situation)
    told = _called_in(tx, told, situation=replace(situation, called=told.called))
    now = replace(situation, called=told.called)
    _keep(tx, call(told, NoticeKind.GET_READY, number=told.readied + 1), situation=now)
    _keep(tx, call(told, NoticeKind.THANKS, number=1), situation=now)
    return told


def forget_calls(tx: Transaction, told: Told, *, at: datetime) -> bool:
    """Of a slot that is taken back. True if the guest was not called in, or never heard the call."""
    tx.notices.withdraw(_ready(told).key, why=Why.CHANGED, at=at)
    tx.notices.withdraw(call(told, NoticeKind.THANKS, number=1).key, why=Why.CHANGED, at=at)
    if told.called is None:
        return True
    return tx.notices.withdraw(_call(told, told.called).key, why=Why.CHANGED, at=at)


def _called_off(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """Nobody is told "not yet" who was not told to come."""
    if told.called is None or due(NoticeKind.NOT_YET, situation) is None:
        return told
    if not tx.notices.withdraw(_call(told, told.called).key, why=Why.CHANGED, at=situation.now):
        tx.notices.want(call(told, NoticeKind.NOT_YET, number=told.called))
    return replace(told, called=None)


def _called_in(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """What else waits to be said about the slot is overtaken by that."""
    if situation.began is None or due(NoticeKind.COME_NOW, situation) is None:
        return told
    overtaken = [key(told, NoticeKind.SLOT), key(told, NoticeKind.MOVE), _ready(told).key]
    if told.called is not None:
        overtaken.append(_call(told, told.called).key)
    for other in overtaken:
        tx.notices.withdraw(other, why=Why.CHANGED, at=situation.now)
    wanted = _call(told, situation.began)
    before = tx.notices.get(wanted.key)
    if before is None:
        tx.notices.want(wanted)
    elif before.state in _NOT_SENT:
        tx.notices.renew(wanted)
    return replace(told, called=situation.began)


def _keep(tx: Transaction, wanted: Wanted, *, situation: Situation) -> None:
    """One row for as long as it waits, at the moment that the rule says now."""
    due_at = due(wanted.kind, situation)
    row = tx.notices.get(wanted.key)
    if due_at is None:
        _drop(tx, row, at=situation.now)
    elif row is None:
        tx.notices.want(at_moment(wanted, due_at))
    elif _can_be_retimed(row) and (row.due_at != due_at or row.state is NoticeState.SUPERSEDED):
        tx.notices.renew(at_moment(wanted, due_at))


def _drop(tx: Transaction, row: Notice | None, *, at: datetime) -> None:
    if row and row.state is NoticeState.WAITING:
        tx.notices.withdraw(row.key, why=Why.CHANGED, at=at)


def _can_be_retimed(row: Notice) -> bool:
    return row.state in _CAN_BE_RETIMED and not row.is_maybe_doubled


def _ready(told: Told) -> Wanted:
    return call(told, NoticeKind.GET_READY, number=told.readied + 1)


def _call(told: Told, step: int) -> Wanted:
    return call(told, NoticeKind.COME_NOW, number=step)
