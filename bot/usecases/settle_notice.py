"""What became of a notice, written down: the posted card, what the guest knows now, and what follows."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.conversation import CardKind, PostedCard
from bot.domain.facts import Digest, SlotNotice
from bot.domain.ids import ActivityId, ConversationId, FollowUpId
from bot.domain.meeting import moment
from bot.domain.notice import Notice, NoticeKind, NoticeState, Why
from bot.usecases.compose_notice import Part, ToSend, card_kind, told_of
from bot.usecases.ports import Claimed, Needless, Sent, Settlement, Transaction
from bot.usecases.renew_cards import edit_of, renew_card, renew_cards
from bot.usecases.tell_guests import tell_again
from bot.usecases.tell_owners import note_told


@dataclass(frozen=True)
class Delivered:
    """`activity` None: the connector took the message and gave no id, so it can't be edited later.

    `shown` is the SHA-256 of the card as it was sent; for `rest` it is not edited again.
    """

    conversation: ConversationId
    activity: ActivityId | None
    shown: str
    at: datetime
    rest: timedelta = timedelta(0)


def settle_sent(tx: Transaction, claimed: Claimed, *, sent: ToSend, delivered: Delivered) -> bool:
    """False, and nothing written, if another process holds the notice by now."""
    if sent.parts:
        return _settle_parts(tx, sent, delivered=delivered)
    if not tx.notices.settle(claimed, Sent(delivered.activity, delivered.at)):
        return False
    _keep_card(tx, claimed.notice, sent=sent, delivered=delivered)
    if isinstance(sent.fact, SlotNotice) and claimed.notice.kind is not NoticeKind.EDIT:
        _now_knows(tx, claimed.notice, fact=sent.fact, at=delivered.at)
    note_told(tx, claimed.notice, at=delivered.at)
    if claimed.notice.kind.is_call and claimed.notice.meeting:
        renew_cards(tx, claimed.notice.meeting, CardKind.RUN)
    return True


def _settle_parts(tx: Transaction, sent: ToSend, *, delivered: Delivered) -> bool:
    """Each for itself: of those that another process holds by now nothing is written."""
    kind = CardKind.SLOT if isinstance(sent.fact, Digest) else None
    held = [part for part in sent.parts if tx.notices.settle(part.claimed, _outcome(part, delivered))]
    for part in held:
        notice = part.claimed.notice
        if part.fact:
            _post_card(tx, notice, kind=kind or card_kind(notice), delivered=delivered)
            _now_knows(tx, notice, fact=part.fact, at=delivered.at)
    return bool(held)


def _outcome(part: Part, delivered: Delivered) -> Settlement:
    said = Needless(Why.SAID_ALREADY, delivered.at)
    return Sent(delivered.activity, delivered.at) if part.fact else said


def _keep_card(tx: Transaction, notice: Notice, *, sent: ToSend, delivered: Delivered) -> None:
    if sent.card:
        _card_edited(tx, card=sent.card, delivered=delivered)
    else:
        _post_card(tx, notice, kind=card_kind(notice), delivered=delivered)


def _post_card(tx: Transaction, notice: Notice, *, kind: CardKind | None, delivered: Delivered) -> None:
    if kind is None or delivered.activity is None or notice.meeting is None:
        return
    card = PostedCard(
        id=tx.new_id(),
        meeting=notice.meeting,
        kind=kind,
        conversation=delivered.conversation,
        activity=delivered.activity,
        shown=delivered.shown,
        guest=notice.guest,
        follow_up=FollowUpId(notice.subject) if kind is CardKind.FOLLOW_UP and notice.subject else None,
        person=notice.recipient.person,
    )
    tx.cards.put(card)
    renew_card(tx, card)  # what it shows may have changed while it was on its way


def _card_edited(tx: Transaction, *, card: PostedCard, delivered: Delivered) -> None:
    """With all that lie in the same message."""
    rests_until = delivered.at + delivered.rest
    for one in tx.cards.in_message(card.conversation, card.activity):
        if delivered.activity is None:
            tx.cards.remove(one.id)
            continue
        lies = replace(one, activity=delivered.activity, shown=delivered.shown, rests_until=rests_until)
        tx.cards.put(lies)
        after = tx.notices.get(edit_of(one).key)
        if after and after.state is NoticeState.WAITING:
            renew_card(tx, lies)  # it changed while the edit was on its way: the next one waits its turn


def _now_knows(tx: Transaction, notice: Notice, *, fact: SlotNotice, at: datetime) -> None:
    """The slot may have changed while its message was on its way: then the guest is told again. From a
    reminder of what is known nothing follows.
    """
    told = told_of(tx, notice)
    if told is None or (notice.kind is NoticeKind.REMINDER and told.known == told.slot == fact.slot):
        return
    known = replace(told, known=fact.slot, known_at=at)
    if notice.kind is NoticeKind.GET_READY:
        known = replace(known, readied=told.readied + 1, ready_for=_starts(fact))
    tx.tellings.put(known)
    tell_again(tx, known, at=at)


def _starts(fact: SlotNotice) -> datetime | None:
    slot = fact.slot
    zone = ZoneInfo(fact.heading.zone)
    return moment(slot.held_on, slot.starts, zone=zone) if slot.starts else None
