"""A question that was understood: who asks what, where, and which day it is there."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.body import Body, Role
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.grants import Permission, permissions
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.usecases.as_published import as_published
from bot.usecases.lookup import Reader, Seat, bodies_of, seated
from bot.usecases.ports import Transaction
from bot.usecases.understand import Query

LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True)
class Question:
    """`today` is the date in the time zone of the house, where the question was asked."""

    query: Query
    actor: Oid
    conversation: Conversation
    today: date
    at: datetime

    @property
    def is_private(self) -> bool:
        return self.conversation.kind is ConversationKind.PERSONAL


def roles_of(tx: Transaction, actor: Oid) -> frozenset[Role]:
    """Everything that the person is, in any body or as a guest; nobody known is an outsider."""
    standing = frozenset[Role]().union(*(body.roles(actor) for body in tx.bodies.all()))
    guest = {Role.GUEST} if tx.meetings.with_guest(actor, LONG_AGO) else set()
    return standing | guest or frozenset({Role.OUTSIDER})


def is_guest(tx: Transaction, actor: Oid) -> bool:
    return bool(tx.meetings.with_guest(actor, LONG_AGO))


def seat_at(tx: Transaction, meeting: Meeting, *, body: Body, actor: Oid) -> Seat:
    """For somebody of the body; the guest's way is another one."""
    return seated(tx, meeting, body=body, reader=Reader(actor, body.roles(actor)))


def meeting_in_question(tx: Transaction, question: Question, *, needs: Permission) -> Seat | None:
    """The meeting of the day asked for, else the next one, else the last one, of the actor's bodies."""
    seats = []
    for body in bodies_of(tx, question.actor):
        if needs not in permissions(body.roles(question.actor)):
            continue
        meeting = _of_body(tx, body, question=question)
        if meeting:
            seats.append(seat_at(tx, as_published(tx, meeting), body=body, actor=question.actor))
    return min(seats, key=lambda found: abs(found.meeting.held_on - question.today), default=None)


def _of_body(tx: Transaction, body: Body, *, question: Question) -> Meeting | None:
    day = question.query.day
    if day:
        held = [m for m in tx.meetings.on(body.key, day) if m.status is not MeetingStatus.DRAFT]
        return max(held, key=lambda m: m.status is MeetingStatus.PUBLISHED, default=None)
    return tx.meetings.next_of(body.key, question.today) or tx.meetings.latest_of(body.key, question.today)
