"""`minutes`: drafts for those who run the meeting, published ones for members, the own item for a guest."""

from datetime import date, timedelta

from bot.domain.body import Body
from bot.domain.errors import NotPermitted
from bot.domain.facts import MinutesView, Refusal, RefusalReason
from bot.domain.grants import Permission, permissions, roles_in
from bot.domain.meeting import Meeting, MeetingStatus
from bot.usecases.answers.question import LONG_AGO, Question, is_guest, seat_at
from bot.usecases.as_published import as_published
from bot.usecases.compose.minutes import own_minutes
from bot.usecases.lookup import Reader, bodies_of, seated
from bot.usecases.ports import Transaction
from bot.usecases.publish_minutes import open_minutes

FARTHEST_BACK = 50
"""So many meetings are looked through for the last published minutes."""


def minutes_answer(tx: Transaction, question: Question) -> MinutesView | Refusal:
    """Raises NotPermitted for an outsider."""
    bodies = bodies_of(tx, question.actor)
    if not bodies and not is_guest(tx, question.actor):
        raise NotPermitted
    found = [(m, body) for body in bodies if (m := _latest(tx, body, question=question))]
    latest = max(found, key=lambda pair: pair[0].held_on, default=None)
    own = _own(tx, question)
    if own and (latest is None or own.heading.held_on > latest[0].held_on):
        return own
    if latest is None:
        return Refusal(RefusalReason.NO_MINUTES)
    meeting, body = latest
    return open_minutes(tx, seat_at(tx, as_published(tx, meeting), body=body, actor=question.actor))


def _latest(tx: Transaction, body: Body, *, question: Question) -> Meeting | None:
    """Of the day asked for, else the newest that this reader may see; before the first meeting is held,
    those who write the minutes see how they begin.
    """
    sees_drafts = Permission.SEE_DRAFT_MINUTES in permissions(body.roles(question.actor))
    day = question.query.day
    if day:
        held = [m for m in tx.meetings.on(body.key, day) if m.status is MeetingStatus.PUBLISHED]
        return next((m for m in held if sees_drafts or m.minutes_published_at), None)
    return _back_from(tx, body, day=question.today, sees_drafts=sees_drafts)


def _back_from(tx: Transaction, body: Body, *, day: date, sees_drafts: bool) -> Meeting | None:
    coming = tx.meetings.next_of(body.key, day) if sees_drafts else None
    for _ in range(FARTHEST_BACK):
        meeting = tx.meetings.latest_of(body.key, day) or coming
        if meeting is None or sees_drafts or meeting.minutes_published_at:
            return meeting
        day = meeting.held_on - timedelta(days=1)
    return None


def _own(tx: Transaction, question: Question) -> MinutesView | None:
    """Of the last meeting that the asker was a guest of, also where they sit on another body."""
    day = question.query.day
    for meeting in reversed(tx.meetings.with_guest(question.actor, LONG_AGO)):
        body = tx.bodies.get(meeting.body)
        if body is None or not body.decision_to_guest or day not in (None, meeting.held_on):
            continue
        if meeting.minutes_published_at:
            shown = as_published(tx, meeting)
            reader = Reader(question.actor, roles_in(shown, body, oid=question.actor))
            return own_minutes(tx, seated(tx, shown, body=body, reader=reader), person=question.actor)
    return None
