"""What follows where a posted card could not be edited for certain, or is no more. Never the sending."""

from dataclasses import replace
from datetime import datetime

from bot.domain.conversation import PostedCard
from bot.domain.notice import Notice, NoticeKind
from bot.usecases.ports import Claimed, Retry, Transaction


def is_edit(tx: Transaction, notice: Notice) -> bool:
    """Whether sending it edits a message. A card that Teams lost is posted, as any other message is."""
    card = _card(tx, notice)
    return card is not None and not card.is_lost


def lose_card(tx: Transaction, claimed: Claimed, *, at: datetime) -> bool:
    """The card is to be posted anew, at once. False for one that was so before: once is enough, and a
    person must look.
    """
    card = _card(tx, claimed.notice)
    if card is None or card.lost:
        return False
    if tx.notices.settle(claimed, Retry(at)):
        for one in tx.cards.in_message(card.conversation, card.activity):
            tx.cards.put(replace(one, lost=one.activity))
    return True


def no_longer_known(tx: Transaction, notice: Notice, *, rests_until: datetime) -> None:
    """An edit may have arrived or not: what the card shows is only known again after the next one."""
    card = _card(tx, notice)
    for one in tx.cards.in_message(card.conversation, card.activity) if card else ():
        tx.cards.put(replace(one, shown="", rests_until=rests_until))


def _card(tx: Transaction, notice: Notice) -> PostedCard | None:
    return tx.cards.get(notice.subject) if notice.kind is NoticeKind.EDIT and notice.subject else None
