"""A slot that is not what the guest was told any more: the card shows it, and the rule says if they hear."""

from dataclasses import replace

from bot.domain.conversation import CardKind
from bot.domain.notice import Notice, NoticeKind, NoticeState, Why
from bot.domain.rules import Situation, due
from bot.domain.slot import Slot, Told
from bot.domain.telling import at_once, key
from bot.usecases.live import Live
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def told_again(tx: Transaction, slot: Slot, *, before: Told, live: Live) -> Told:
    """What an attempt that may have arrived said counts as known: if it is not so, one more message says so.

    A message that waits is the same row, whatever it will say when it is sent; one that is being sent is left
    alone, since what comes of it is known soon.
    """
    row = tx.notices.get(key(before, NoticeKind.MOVE))
    told = replace(before, slot=slot)
    if slot != before.slot:
        renew_cards(tx, slot.meeting, CardKind.SLOT, guest=slot.guest)
        if row and row.is_maybe_doubled and row.state is not NoticeState.SENT:
            tx.notices.withdraw(row.key, why=Why.CHANGED, at=live.now)
            told = replace(told, known=before.slot)
    elif row and row.state is NoticeState.SENDING:
        return told
    return _moved(tx, told, row=row, live=live)


def _moved(tx: Transaction, told: Told, *, row: Notice | None, live: Live) -> Told:
    waiting = row if row and row.state is NoticeState.WAITING and not row.is_maybe_doubled else None
    situation = _tried(tx, told, situation=live.situation(told.slot, told))
    if waiting:  # what waits already is not put off by the next change
        situation = replace(situation, settles_at=waiting.due_at or live.now)
    when = due(NoticeKind.MOVE, situation)
    if when is None:
        if waiting:
            tx.notices.withdraw(waiting.key, why=Why.CHANGED, at=live.now)
        return told
    told = told if row is waiting else replace(told, revision=told.revision + 1)
    is_running = live.so_far.is_running
    due_at = when if when > live.now else None
    wanted = at_once(told, NoticeKind.MOVE, body=live.body, due_at=due_at, is_running=is_running)
    if waiting is None:
        tx.notices.want(wanted)
    elif (waiting.due_at, waiting.expires_at) != (wanted.due_at, wanted.expires_at):
        tx.notices.renew(wanted)
    return told


def _tried(tx: Transaction, told: Told, *, situation: Situation) -> Situation:
    """A message that could not be delivered was a try, too: the next one is no sooner for that. One that was
    withdrawn before it was sent was none.
    """
    numbers = (told.revision, told.revision - 1)
    rows = (tx.notices.get(key(replace(told, revision=number), NoticeKind.MOVE)) for number in numbers)
    refused = [row.at for row in rows if row and row.state is NoticeState.REFUSED]
    tries = [at for at in (situation.known_at, *refused) if at]
    return replace(situation, known_at=max(tries, default=None))
