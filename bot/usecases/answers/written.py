"""`written procedure`: what is being decided in writing, and who is missing. Never for a guest."""

from collections.abc import Iterator

from bot.domain.body import Body
from bot.domain.errors import NotPermitted
from bot.domain.facts import AgendaView, WrittenAnswer
from bot.domain.grants import Permission
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.written import Written
from bot.usecases.answers.question import Question, seat_at
from bot.usecases.as_published import as_published
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.compose.around import around
from bot.usecases.lookup import bodies_of
from bot.usecases.place_waiting import FAR_BACK
from bot.usecases.ports import Transaction

_OVER = (Written.DECIDED, Written.PLACED)


def written_answer(tx: Transaction, question: Question) -> WrittenAnswer:
    """Raises NotPermitted for anybody but members."""
    bodies = bodies_of(tx, question.actor)
    if not bodies:
        raise NotPermitted
    return WrittenAnswer(tuple(view for body in bodies for view in _views(tx, body, question=question)))


def _views(tx: Transaction, body: Body, *, question: Question) -> Iterator[AgendaView]:
    """One that was withdrawn for repair only for those who prepare it."""
    for meeting in tx.meetings.written_of(body.key, question.today - FAR_BACK):
        found = seat_at(tx, as_published(tx, meeting), body=body, actor=question.actor)
        is_seen = meeting.status is MeetingStatus.PUBLISHED or (
            meeting.status is MeetingStatus.WITHDRAWN and Permission.PREPARE in found.reader.may
        )
        if is_seen and _goes_on(tx, found.meeting, body=body):
            yield agenda_view(tx, found)


def _goes_on(tx: Transaction, meeting: Meeting, *, body: Body) -> bool:
    known = around(tx, meeting, body=body)
    return any(known.written(item) not in _OVER for item in meeting.items)
