"""What one message tells a person of several slots, as it is sent and as it lies there later."""

from collections.abc import Iterable
from datetime import time

from bot.domain.conversation import PostedCard
from bot.domain.facts import Digest, SlotNotice
from bot.domain.notice import NoticeKind
from bot.usecases.compose.slot import slot_notice
from bot.usecases.ports import Transaction


def digest(told: Iterable[SlotNotice]) -> Digest:
    """In the order of their days and times."""
    ordered = sorted(told, key=lambda one: (one.slot.held_on, one.slot.starts or time.max, one.slot.guest))
    return Digest(tuple(ordered))


def lying_digest(tx: Transaction, card: PostedCard) -> Digest | None:
    """The message that the card lies in, as things are now; None where it tells of that slot alone."""
    cards = tx.cards.in_message(card.conversation, card.activity)
    if len(cards) <= 1:
        return None
    return digest(notice for one in cards if (notice := _as_it_is(tx, one)))


def _as_it_is(tx: Transaction, card: PostedCard) -> SlotNotice | None:
    if card.guest is None or card.person is None:
        return None
    told = tx.tellings.of_meeting(card.meeting).get((card.guest, card.person))
    return slot_notice(tx, told.slot, kind=NoticeKind.SLOT, off=told.off) if told else None
