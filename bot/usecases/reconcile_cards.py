"""Finds posted cards that no longer show how things are, and has them renewed. Never how a card looks.

A change renews its cards in its own transaction; this is for what no change tells of: words that an
upgrade altered, and an edit whose outcome nobody lived to write down.
"""

from datetime import datetime

from bot.domain.ids import MeetingId, NoticeId
from bot.domain.notice import Notice, NoticeState
from bot.usecases.compose_notice import ToSend, compose_notice
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import edit_of, renew_card

_SEEN_TO = (NoticeState.WAITING, NoticeState.SENDING, NoticeState.REFUSED)


def cards_of(tx: Transaction, meeting: MeetingId) -> tuple[str, ...]:
    return tuple(card.id for card in tx.cards.of_meeting(meeting))


def as_it_is_now(tx: Transaction, card_id: str, *, at: datetime) -> ToSend | None:
    """What the card should show; None where that is seen to: its edit waits, or it was refused and a person
    must look.
    """
    card = tx.cards.get(card_id)
    edit = tx.notices.get(edit_of(card).key) if card else None
    if card is None or (edit and edit.state in _SEEN_TO):
        return None
    wanted = edit_of(card)
    notice = Notice(
        NoticeId(""),
        wanted.key,
        wanted.kind,
        wanted.recipient,
        meeting=wanted.meeting,
        guest=wanted.guest,
        subject=wanted.subject,
    )
    composed = compose_notice(tx, notice, at=at)
    return composed if isinstance(composed, ToSend) else None


def renew_if_stale(tx: Transaction, now: ToSend, *, shown: str, at: datetime) -> None:
    """`shown` is the SHA-256 of what it should show. Nothing is edited in vain: sending compares again."""
    if now.card and now.card.shown != shown and as_it_is_now(tx, now.card.id, at=at):
        renew_card(tx, now.card)
