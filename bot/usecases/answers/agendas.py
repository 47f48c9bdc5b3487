"""`next agenda` and `agenda DATE`: the whole one for members, the own slots for a guest."""

from datetime import date

from bot.domain.body import Body
from bot.domain.conversation import root
from bot.domain.errors import NotPermitted
from bot.domain.facts import AgendaAnswer, AgendaView, Preview, SlotNotice
from bot.domain.grants import Permission, permissions
from bot.domain.meeting import Meeting, MeetingStatus
from bot.usecases.answers.question import Question, is_guest, seat_at
from bot.usecases.as_published import as_published
from bot.usecases.compose.agenda import agenda_view, base_view
from bot.usecases.compose.preview import preview
from bot.usecases.compose.slot import told_slots
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction

Found = tuple[Meeting, Body]


def agenda_answer(tx: Transaction, question: Question) -> AgendaAnswer | AgendaView | Preview:
    """Raises NotPermitted for somebody who is neither a member nor a guest."""
    if not question.is_private:
        return _shared(tx, question)
    bodies = bodies_of(tx, question.actor)
    if not bodies and not is_guest(tx, question.actor):
        raise NotPermitted
    found = _earliest(
        [f for body in bodies for f in _meetings(tx, body, question=question)], today=question.today
    )
    slots = _own(tx, question)
    if found is None or (slots and slots[0].heading.held_on < found[0].held_on):
        return AgendaAnswer(slots=slots, asked_for=question.query.day)
    meeting, body = as_published(tx, found[0]), found[1]
    seat = seat_at(tx, meeting, body=body, actor=question.actor)
    is_draft = meeting.status is MeetingStatus.DRAFT
    return preview(tx, seat, at=question.at) if is_draft else agenda_view(tx, seat)


def _shared(tx: Transaction, question: Question) -> AgendaAnswer | AgendaView:
    """Where others read along: what all of them may see, and only of the body that lives there. In a thread
    of a channel everybody in the channel does.
    """
    where = root(question.conversation.id)
    here = [b for b in bodies_of(tx, question.actor) if b.home == where]
    if not here:
        raise NotPermitted
    published = [
        found
        for body in here
        for found in _meetings(tx, body, question=question)
        if found[0].status is MeetingStatus.PUBLISHED
    ]
    found = _earliest(published, today=question.today)
    if found is None:
        return AgendaAnswer(asked_for=question.query.day)
    return base_view(tx, found[0], body=found[1], conversation=tx.conversations.get(where))


def _own(tx: Transaction, question: Question) -> tuple[SlotNotice, ...]:
    """At the next meeting that the asker is a guest of, also where they sit on another body."""
    day = question.query.day
    meetings = tx.meetings.with_guest(question.actor, day or question.today)
    for meeting in meetings:
        slots = told_slots(tx, meeting, person=question.actor, at=question.at)
        if slots and day in (None, meeting.held_on):
            return slots
    return ()


def _meetings(tx: Transaction, body: Body, *, question: Question) -> list[Found]:
    """Of a day, or the next one; drafts only for those who prepare them, and after what is published."""
    day = question.query.day
    prepares = Permission.PREPARE in permissions(body.roles(question.actor))
    if day:
        held = tx.meetings.on(body.key, day)
        return [(m, body) for m in held if prepares or m.status is not MeetingStatus.DRAFT]
    coming = tx.meetings.next_of(body.key, question.today)
    drafts = tx.meetings.drafts_of(body.key) if prepares and coming is None else ()
    left_over = tuple(draft for draft in drafts if draft.held_on < question.today)
    return [(m, body) for m in ((coming,) if coming else drafts[len(left_over) :] or left_over[-1:])]


def _earliest(found: list[Found], *, today: date) -> Found | None:
    """The earliest day to come, before a draft that was left over; on one day what is published before what
    is not.
    """
    return min(
        found,
        key=lambda f: (f[0].held_on < today, f[0].held_on, f[0].status is not MeetingStatus.PUBLISHED),
        default=None,
    )
