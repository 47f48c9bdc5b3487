"""A written procedure as it is told to directors, chair and secretary. Never for a guest."""

from dataclasses import replace

from bot.domain.facts import AgendaView, ItemLine, WrittenNews, WrittenNotice
from bot.domain.grants import Permission, roles_in
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import Notice, Why
from bot.domain.written import Written
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.live import Live
from bot.usecases.lookup import Reader, Seat, seated
from bot.usecases.ports import Transaction


def deadline_of(meeting: Meeting) -> str:
    """Tells one deadline of a procedure from another that it was moved to."""
    return f"{meeting.held_on.isoformat()} {meeting.closes}"


def waiting_for(view: AgendaView) -> tuple[ItemLine, ...]:
    """What this reader, a director, is asked and has not answered."""
    return tuple(line for line in view.items if _waits(line))


def asked_notice(tx: Transaction, notice: Notice, *, live: Live) -> WrittenNotice | Why:
    """As long as something waits for that director, and the deadline is the one that was planned for."""
    found = _seat(tx, notice, live=live)
    if found is None or Permission.ANSWER_ITEM not in found.reader.may:
        return Why.CHANGED
    is_over = live.meeting.closed_at is not None or live.now >= live.meeting.closes_at(live.body.zone)
    if is_over or notice.subject != deadline_of(live.meeting):
        return Why.CHANGED
    view = agenda_view(tx, found)
    left = waiting_for(view)
    return WrittenNotice(replace(view, items=left), WrittenNews.ASKED) if left else Why.CHANGED


def result_notice(tx: Transaction, notice: Notice, *, live: Live) -> WrittenNotice | Why:
    found = _seat(tx, notice, live=live)
    if found is None or live.meeting.closed_at is None or Permission.DECIDE not in found.reader.may:
        return Why.CHANGED
    return WrittenNotice(agenda_view(tx, found), WrittenNews.RESULT)


def _waits(line: ItemLine) -> bool:
    is_apart = line.is_recused or line.is_absent
    return line.written is Written.OPEN and line.my_answer is None and not is_apart


def _seat(tx: Transaction, notice: Notice, *, live: Live) -> Seat | None:
    person = notice.recipient.person
    if person is None or not live.meeting.is_written or live.meeting.status is not MeetingStatus.PUBLISHED:
        return None
    reader = Reader(person, roles_in(live.meeting, live.body, oid=person))
    return seated(tx, live.meeting, body=live.body, reader=reader)
