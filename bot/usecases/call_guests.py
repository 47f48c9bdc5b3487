"""Calls guests in as the meeting gets there: get ready, come now, not yet, thanks. The rules say when."""

import itertools
from dataclasses import replace
from datetime import datetime

from bot.domain.notice import Notice, NoticeKind, NoticeState, Wanted, Why
from bot.domain.progress import Stage
from bot.domain.rules import Situation, due
from bot.domain.slot import Told
from bot.domain.telling import at_moment, call, key
from bot.usecases.compose.told import notices_about
from bot.usecases.ports import Transaction


def call_guest(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """The telling as it is after that."""
    told = _still_called(tx, told, situation=situation)
    told = _called_in(tx, told, situation=replace(situation, called=told.called))
    now = replace(situation, called=told.called)
    _keep(tx, call(told, NoticeKind.GET_READY, number=told.readied + 1), situation=now)
    _keep(tx, call(told, NoticeKind.THANKS, number=1), situation=now)
    return told


def call_off(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """Nobody is told "not yet" who was not told to come. Who is, hears the time with it, and so knows it."""
    if told.called is None or due(NoticeKind.NOT_YET, situation) is None:
        return told
    never_called = tx.notices.withdraw(_call(told, told.called).key, why=Why.CHANGED, at=situation.now)
    if never_called and not _heard_last_to_come(tx, told):
        return replace(told, called=None)
    tx.notices.renew(_not_yet(told, told.called))
    return replace(told, called=None, known=situation.slot)


def forget_calls(tx: Transaction, told: Told, *, at: datetime) -> bool:
    """Of a slot that is taken back. True if the guest was not called in, or never heard the call."""
    tx.notices.withdraw(_ready(told).key, why=Why.CHANGED, at=at)
    tx.notices.withdraw(call(told, NoticeKind.THANKS, number=1).key, why=Why.CHANGED, at=at)
    if told.called is None:
        return True
    return tx.notices.withdraw(_call(told, told.called).key, why=Why.CHANGED, at=at)


def unless_heard(tx: Transaction, told: Told) -> Told:
    """As if not called in, where the call did not get through."""
    row = tx.notices.get(_call(told, told.called).key) if told.called is not None else None
    return replace(told, called=None) if row and row.state.is_unsent else told


def _still_called(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """A call that was stopped or dropped, and stands again, is made until it is heard."""
    began, is_on = situation.began, situation.stage is Stage.ON
    if told.called is None or began is None or told.called < began or not is_on:
        return told
    row = tx.notices.get(_call(told, told.called).key)
    if row is None or row.state is NoticeState.SUPERSEDED:
        return replace(told, called=None)
    if row.state is NoticeState.SENDING and row.why:
        tx.notices.reinstate(row.key)
    return told


def _called_in(tx: Transaction, told: Told, *, situation: Situation) -> Told:
    """What else waits to be said about the slot is overtaken by that."""
    if situation.began is None or due(NoticeKind.COME_NOW, situation) is None:
        return told
    overtaken = [key(told, NoticeKind.SLOT), key(told, NoticeKind.MOVE), _ready(told).key]
    if told.called is not None:
        overtaken.append(_call(told, told.called).key)
    for other in overtaken:
        tx.notices.withdraw(other, why=Why.CHANGED, at=situation.now)
    number, before = _first_unsaid(tx, told, began=situation.began)
    if number > situation.began and _stands_again(tx, told, number=number - 1, at=situation.now):
        return replace(told, called=number - 1)
    wanted = _call(told, number)
    if before is None:
        tx.notices.want(wanted)
    else:
        tx.notices.renew(wanted)
    return replace(told, called=number)


def _first_unsaid(tx: Transaction, told: Told, *, began: int) -> tuple[int, Notice | None]:
    """Who was called and then called off is called once more, by a notice of its own: also if the call never
    arrived, so that it can be called off once more, too.
    """
    for number in itertools.count(began):
        row = tx.notices.get(_call(told, number).key)
        is_unsaid = row is None or row.state.is_unsent
        if is_unsaid and tx.notices.get(_not_yet(told, number).key) is None:
            return number, row
    raise AssertionError("counting never ends")


def _stands_again(tx: Transaction, told: Told, *, number: int, at: datetime) -> bool:
    """Who was called and has not heard yet that they need not come need not hear either."""
    row = tx.notices.get(_not_yet(told, number).key)
    if row is None or row.state is not NoticeState.WAITING:
        return False
    is_unheard = tx.notices.withdraw(row.key, why=Why.CHANGED, at=at)
    return is_unheard and tx.notices.reinstate(_call(told, number).key)


def _heard_last_to_come(tx: Transaction, told: Told) -> bool:
    """By an earlier call, after which nothing else has reached them, nor is "not yet" about to."""
    mine = notices_about(tx, told)
    if any(row.kind is NoticeKind.NOT_YET and row.state.is_under_way for row in mine):
        return False
    heard = {row.at: row.kind for row in mine if row.state is NoticeState.SENT and row.at}
    return bool(heard) and heard[max(heard)] is NoticeKind.COME_NOW


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
    return row.state.can_be_retimed and not row.is_maybe_doubled


def _ready(told: Told) -> Wanted:
    return call(told, NoticeKind.GET_READY, number=told.readied + 1)


def _call(told: Told, step: int) -> Wanted:
    return call(told, NoticeKind.COME_NOW, number=step)


def _not_yet(told: Told, step: int) -> Wanted:
    return call(told, NoticeKind.NOT_YET, number=step)
