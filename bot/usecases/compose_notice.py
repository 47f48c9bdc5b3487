"""A claimed notice to the fact that it tells, as things are at the moment of sending.

A notice holds ids only: a change between planning and sending changes the words along with the time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.body import Body
from bot.domain.conversation import CardKind, Conversation, PostedCard
from bot.domain.facts import (
    AgendaView,
    Digest,
    FollowUpNotice,
    FollowUpsAnswer,
    MeetingNotice,
    RecusalNotice,
    ResponseNotice,
    RunStage,
    RunView,
    SlotNotice,
    WrittenNotice,
)
from bot.domain.grants import Permission, roles_in
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import Notice, NoticeKind, Why
from bot.domain.slot import Off, Told
from bot.usecases.as_published import as_published
from bot.usecases.compose.agenda import base_view, is_among_members
from bot.usecases.compose.digest import lying_digest
from bot.usecases.compose.follow_up import follow_up_news, follow_up_reminder, lying_follow_up, told_follow_up
from bot.usecases.compose.participation import recusal_notice
from bot.usecases.compose.parts import day_only, heading
from bot.usecases.compose.responded import response_notice
from bot.usecases.compose.run import run_base, run_view
from bot.usecases.compose.slot import answerable, slot_notice
from bot.usecases.compose.told import slot_fact
from bot.usecases.compose.week import week_of_follow_ups
from bot.usecases.compose.written import asked_notice, result_notice
from bot.usecases.live import Live, live_of
from bot.usecases.lookup import Reader
from bot.usecases.ports import Claimed, Transaction

Composed = (
    AgendaView
    | SlotNotice
    | MeetingNotice
    | Digest
    | RunView
    | ResponseNotice
    | RecusalNotice
    | FollowUpNotice
    | FollowUpsAnswer
    | WrittenNotice
)


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


def compose_notice(tx: Transaction, notice: Notice, *, at: datetime) -> ToSend | Why:
    """Why not, where it would say what is no longer so or has been said."""
    if notice.kind is NoticeKind.ANSWER:
        return ToSend(notice, None, _conversation(tx, notice), language="da")
    if notice.kind is NoticeKind.FOLLOW_UPS_WEEKLY:
        return _week(tx, notice, at=at)
    meeting, body = _meeting(tx, notice)
    card = tx.cards.get(notice.subject) if notice.kind is NoticeKind.EDIT and notice.subject else None
    if card is None and notice.kind is NoticeKind.EDIT:
        return Why.CHANGED
    fact = _fact(tx, notice, live=live_of(tx, as_published(tx, meeting), body=body, at=at), card=card)
    if isinstance(fact, Why):
        return fact
    if card and card.is_lost and _is_off(fact):
        return Why.CHANGED
    return ToSend(notice, fact, _conversation(tx, notice), language=body.language, card=card)


def _week(tx: Transaction, notice: Notice, *, at: datetime) -> ToSend | Why:
    found = week_of_follow_ups(tx, notice, at=at)
    if isinstance(found, Why):
        return found
    fact, body = found
    return ToSend(notice, fact, _conversation(tx, notice), language=body.language)


def _is_off(fact: Composed) -> bool:
    """A card that is gone need not be posted anew to say so."""
    match fact:
        case AgendaView():
            return fact.status is not MeetingStatus.PUBLISHED
        case SlotNotice() | MeetingNotice():
            return fact.off is not None
        case Digest():
            return all(one.off for one in fact.notices)
        case FollowUpNotice():
            return fact.is_off
        case RunView():
            return fact.stage is RunStage.CLOSED
        case _:
            return False


def told_of(tx: Transaction, notice: Notice, *, card: PostedCard | None = None) -> Told | None:
    """The telling that the notice is about; an edit is about the person of the card that it renews."""
    person = card.person if card else notice.recipient.person
    if notice.meeting is None or notice.guest is None or person is None:
        return None
    return tx.tellings.of_meeting(notice.meeting).get((notice.guest, person))


_NEWS: dict[NoticeKind, Callable[..., Composed | Why]] = {
    NoticeKind.RESPONSE: response_notice,
    NoticeKind.RECUSAL: recusal_notice,
    NoticeKind.ASKED: asked_notice,
    NoticeKind.RESULT: result_notice,
    NoticeKind.FOLLOW_UP: told_follow_up,
    NoticeKind.FOLLOW_UP_OFF: told_follow_up,
    NoticeKind.FOLLOW_UP_REMINDER: follow_up_reminder,
    NoticeKind.FOLLOW_UP_NEWS: follow_up_news,
}
"""What somebody is told in their own chat as a member of the body, and owners of what they are to do."""


def _fact(tx: Transaction, notice: Notice, *, live: Live, card: PostedCard | None) -> Composed | Why:
    if notice.kind is NoticeKind.RUN or (card and card.kind is CardKind.RUN):
        return _run(tx, notice, live=live, card=card)
    if notice.kind in _NEWS:
        return _NEWS[notice.kind](tx, notice, live=live)
    if card and card.kind is CardKind.FOLLOW_UP:
        return lying_follow_up(tx, card)
    if notice.guest is None:
        return _for_body(tx, notice, meeting=live.meeting, body=live.body)
    return _of_slot(tx, notice, live=live, card=card)


def _of_slot(tx: Transaction, notice: Notice, *, live: Live, card: PostedCard | None) -> Composed | Why:
    told = told_of(tx, notice, card=card)
    if told is None:
        return Why.CHANGED
    if card:
        return _lying(tx, card, told=told, live=live)
    fact = slot_fact(tx, notice, told=told, live=live)
    return fact if isinstance(fact, Why) else answerable(tx, fact, live=live)


def _lying(tx: Transaction, card: PostedCard, *, told: Told, live: Live) -> Digest | SlotNotice:
    kind = NoticeKind.COME_NOW if card.kind is CardKind.CALL else NoticeKind.SLOT
    together = lying_digest(tx, card)
    return together or answerable(tx, slot_notice(tx, told.slot, kind=kind, off=told.off), live=live)


def _run(tx: Transaction, notice: Notice, *, live: Live, card: PostedCard | None) -> Composed | Why:
    """In a chat of their own the card of somebody who runs the meeting; else, and once they do not run it
    any more, what all there may see.
    """
    is_of_another_day = card is None and notice.subject not in (None, live.meeting.held_on.isoformat())
    if is_of_another_day or (live.meeting.status is not MeetingStatus.PUBLISHED and card is None):
        return Why.CHANGED
    person = card.person if card else notice.recipient.person
    reader = Reader(person, roles_in(live.meeting, live.body, oid=person)) if person else None
    if reader and Permission.RUN in reader.may:
        return run_view(tx, live, reader=reader)
    if reader and card is None:
        return Why.CHANGED
    return run_base(live, conversation=_conversation(tx, notice))


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
    kinds = {
        NoticeKind.AGENDA: CardKind.AGENDA,
        NoticeKind.SLOT: CardKind.SLOT,
        NoticeKind.COME_NOW: CardKind.CALL,
        NoticeKind.RUN: CardKind.RUN,
        NoticeKind.FOLLOW_UP: CardKind.FOLLOW_UP,
    }
    return kinds.get(notice.kind)
