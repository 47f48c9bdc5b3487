"""A claimed notice to the fact that it tells, as things are at the moment of sending.

A notice holds ids only: a change between planning and sending changes the words along with the time.
"""

from dataclasses import dataclass, replace

from bot.domain.body import Body
from bot.domain.conversation import CardKind, Conversation, PostedCard
from bot.domain.facts import AgendaView, Digest, MeetingNotice, SlotNotice
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import Notice, NoticeKind, NoticeState, Why
from bot.domain.slot import Off, Told, changes
from bot.domain.telling import key
from bot.usecases.as_published import as_published
from bot.usecases.compose.agenda import base_view, day_only, is_among_members
from bot.usecases.compose.digest import lying_digest
from bot.usecases.compose.parts import heading
from bot.usecases.compose.slot import slot_notice
from bot.usecases.ports import Claimed, Transaction

Composed = AgendaView | SlotNotice | MeetingNotice | Digest


@dataclass(frozen=True)
class Part:
    """One of several notices that one message tells; `fact` None: another part says it already."""

    claimed: Claimed
    fact: SlotNotice | None


@dataclass(frozen=True)
class ToSend:
    """`fact` None: `said` is sent word for word. `card` is the posted card that an EDIT renews.

    `conversation` None: the person has no chat with the bot yet. `language` is the body's, for a reader
    whose own is not known. `parts`: every notice of a message that tells several.
    """

    notice: Notice
    fact: Composed | None
    conversation: Conversation | None
    language: str
    card: PostedCard | None = None
    parts: tuple[Part, ...] = ()


def compose_notice(tx: Transaction, notice: Notice) -> ToSend | Why:
    """Why not, where it would say what is no longer so or has been said."""
    if notice.kind is NoticeKind.ANSWER:
        return ToSend(notice, None, _conversation(tx, notice), language="da")
    meeting, body = _meeting(tx, notice)
    card = tx.cards.get(notice.subject) if notice.subject else None
    if card is None and notice.kind is NoticeKind.EDIT:
        return Why.CHANGED
    fact = _fact(tx, notice, meeting=meeting, body=body)
    if isinstance(fact, Why):
        return fact
    if card and card.is_lost and _is_off(fact):
        return Why.CHANGED
    return ToSend(notice, fact, _conversation(tx, notice), language=body.language, card=card)


def _is_off(fact: Composed) -> bool:
    """A card that is gone need not be posted anew to say so."""
    if isinstance(fact, AgendaView):
        return fact.status is not MeetingStatus.PUBLISHED
    if isinstance(fact, Digest):
        return all(one.off for one in fact.notices)
    return fact.off is not None


def told_of(tx: Transaction, notice: Notice) -> Told | None:
    if notice.meeting is None or notice.guest is None:
        return None
    person = notice.recipient.person
    if person is None and notice.subject:
        card = tx.cards.get(notice.subject)
        person = card.person if card else None
    return tx.tellings.of_meeting(notice.meeting).get((notice.guest, person)) if person else None


def _fact(tx: Transaction, notice: Notice, *, meeting: Meeting, body: Body) -> Composed | Why:
    if notice.guest is None:
        return _for_body(tx, notice, meeting=meeting, body=body)
    told = told_of(tx, notice)
    if told is None:
        return Why.CHANGED
    if notice.kind is NoticeKind.EDIT:
        return _lying(tx, notice, told=told)
    if notice.kind is NoticeKind.CANCEL:
        is_news = told.off and not _never_heard(tx, told)
        return slot_notice(tx, told.slot, kind=NoticeKind.CANCEL, off=told.off) if is_news else Why.CHANGED
    return Why.CHANGED if told.off else _for_guest(tx, notice, told=told)


def _lying(tx: Transaction, notice: Notice, *, told: Told) -> Digest | SlotNotice:
    card = tx.cards.get(notice.subject) if notice.subject else None
    together = lying_digest(tx, card) if card else None
    return together or slot_notice(tx, told.slot, kind=NoticeKind.SLOT, off=told.off)


def _never_heard(tx: Transaction, told: Told) -> bool:
    """The announcement was on its way when the slot was taken back, and then did not arrive."""
    announced = tx.notices.get(key(replace(told, revision=told.revision - 1), NoticeKind.SLOT))
    is_over = announced is not None and announced.state is NoticeState.SUPERSEDED
    return told.known is None and is_over and not (announced and announced.is_maybe_doubled)


def _for_guest(tx: Transaction, notice: Notice, *, told: Told) -> SlotNotice | Why:
    if notice.kind is NoticeKind.MOVE:
        news = changes(told.known, told.slot) if told.known else ()
        return slot_notice(tx, told.slot, kind=NoticeKind.MOVE, changes=news) if news else Why.CHANGED
    if notice.kind is NoticeKind.REMINDER and _was_just_told(tx, notice, told=told):
        return Why.SAID_ALREADY
    return slot_notice(tx, told.slot, kind=notice.kind)


def _was_just_told(tx: Transaction, notice: Notice, *, told: Told) -> bool:
    """The announcement or a change reached the guest after the reminder was due: it would repeat that."""
    for kind in (NoticeKind.SLOT, NoticeKind.MOVE):
        before = tx.notices.get(key(told, kind))
        if before and before.state is NoticeState.SENT and before.at and notice.due_at:
            return before.at >= notice.due_at
    return False


def _for_body(tx: Transaction, notice: Notice, *, meeting: Meeting, body: Body) -> Composed | Why:
    is_on = meeting.status is MeetingStatus.PUBLISHED
    if is_on is (notice.kind is NoticeKind.CANCEL) and notice.kind is not NoticeKind.EDIT:
        return Why.CHANGED
    if notice.kind in (NoticeKind.MOVE, NoticeKind.CANCEL):
        return _turn(tx, notice, meeting=meeting, body=body)
    return base_view(tx, meeting, body=body, conversation=_conversation(tx, notice))


def _turn(tx: Transaction, notice: Notice, *, meeting: Meeting, body: Body) -> MeetingNotice:
    """Moved or off; where it is not known that all who read along are of the body, only of which day."""
    top = heading(as_published(tx, meeting), body)
    shown = top if is_among_members(_conversation(tx, notice), body) else day_only(top)
    if notice.kind is NoticeKind.MOVE:
        return MeetingNotice(NoticeKind.MOVE, shown)
    off = Off.CANCELLED if meeting.status is MeetingStatus.CANCELLED else Off.WITHDRAWN
    return MeetingNotice(NoticeKind.CANCEL, shown, off=off)


def _conversation(tx: Transaction, notice: Notice) -> Conversation | None:
    if notice.recipient.person:
        return tx.conversations.personal(notice.recipient.person)
    return tx.conversations.get(notice.recipient.conversation) if notice.recipient.conversation else None


def _meeting(tx: Transaction, notice: Notice) -> tuple[Meeting, Body]:
    meeting = tx.meetings.get(notice.meeting or MeetingId(""))
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise LookupError("a notice without its meeting or body")
    return meeting, body


def card_kind(notice: Notice) -> CardKind | None:
    """Which notices leave a card that is edited later."""
    kinds = {NoticeKind.AGENDA: CardKind.AGENDA, NoticeKind.SLOT: CardKind.SLOT}
    return kinds.get(notice.kind)
