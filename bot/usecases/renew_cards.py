"""Has the cards that lie in conversations shown as things are now. What they show is composed when sent."""

from bot.domain.conversation import CardKind, PostedCard
from bot.domain.ids import GuestId, MeetingId
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.usecases.ports import Transaction


def renew_cards(tx: Transaction, meeting: MeetingId, *kinds: CardKind, guest: GuestId | None = None) -> None:
    """All posted cards of those kinds, kind after kind, or those of one guest."""
    cards = tx.cards.of_meeting(meeting)
    for kind in kinds:
        for card in cards:
            if card.kind is kind and guest in (None, card.guest):
                renew_card(tx, card)


def renew_card(tx: Transaction, card: PostedCard) -> None:
    """At once, or when the card has rested from its last edit: then as things are by that time."""
    tx.notices.renew(edit_of(card))


def edit_of(card: PostedCard) -> Wanted:
    return Wanted(
        f"card/{card.id}",
        NoticeKind.EDIT,
        Recipient(conversation=card.conversation),
        meeting=card.meeting,
        guest=card.guest,
        subject=card.id,
        due_at=card.rests_until,
    )
