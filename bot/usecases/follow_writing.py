"""What follows from a written procedure having gone on: reminders, the look at its deadline, its end.

It ends at the deadline, or as soon as everybody who takes part has answered everything. Then chair and
secretary are told, and what is not carried waits for the next agenda. Nothing is decided here: a person
does that.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.body import Body
from bot.domain.conversation import CardKind
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, MeetingStatus, later
from bot.domain.notice import NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.domain.rules import ASKED_BEFORE, Asking, asked_at
from bot.domain.written import has_answer_of_all
from bot.usecases.as_published import as_published
from bot.usecases.compose.around import around
from bot.usecases.compose.written import deadline_of
from bot.usecases.lookup import Seat
from bot.usecases.place_waiting import place_waiting
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def follow_writing(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    """After a change. `meeting` as published; of one that is off or closed nobody is reminded."""
    is_open = meeting.status is MeetingStatus.PUBLISHED and meeting.closed_at is None
    _drop_reminders(tx, meeting, keeps=deadline_of(meeting) if is_open else None, at=at)
    renew_cards(tx, meeting.id, CardKind.AGENDA)
    look = _look(meeting, body)
    if not is_open:
        tx.notices.withdraw(look.key, why=Why.CHANGED, at=at)
        return
    tx.notices.renew(look)
    for director in body.directors:
        _remind(tx, meeting, director=director, body=body, at=at)


def close_if_over(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    """`meeting` as published. After an answer, after somebody was set aside, and at the deadline."""
    if meeting.status is not MeetingStatus.PUBLISHED:
        return
    if meeting.closed_at:
        place_waiting(tx, body, at=at)
        return
    ends = meeting.closes_at(body.zone)
    if at < ends and not _is_answered(tx, meeting, body=body):
        return
    stored = tx.meetings.get(meeting.id)
    if stored is None:
        return
    saved = replace(stored, closed_at=min(at, ends), version=stored.version + 1)
    tx.meetings.save(saved)
    closed = as_published(tx, saved)
    follow_writing(tx, closed, body=body, at=at)
    place_waiting(tx, body, at=at)
    _tell_result(tx, closed, body=body)


def after_answer(tx: Transaction, found: Seat, *, at: datetime) -> Seat:
    """The seat as it is then; at a meeting nothing follows."""
    if not found.meeting.is_written:
        return found
    close_if_over(tx, found.meeting, body=found.body, at=at)
    stored = tx.meetings.get(found.meeting.id)
    return replace(found, meeting=as_published(tx, stored)) if stored else found


def ask_directors(tx: Transaction, meeting: Meeting, *, body: Body) -> None:
    """Each in their own chat, at once: where there is no conversation that all of them read."""
    for director in body.directors:
        _want(tx, _asked(meeting, body, director=director, span="now"))


def _is_answered(tx: Transaction, meeting: Meeting, *, body: Body) -> bool:
    known = around(tx, meeting, body=body)
    return all(item.id in known.decisions or has_answer_of_all(known.ballot(item)) for item in meeting.items)


def _remind(tx: Transaction, meeting: Meeting, *, director: Oid, body: Body, at: datetime) -> None:
    """One that is overtaken by the next is not sent late beside it."""
    closes_at = meeting.closes_at(body.zone)
    for before, following in pairwise((*ASKED_BEFORE, timedelta(0))):
        due_at = asked_at(Asking(body, at, closes_at, before))
        if due_at:
            wanted = _asked(meeting, body, director=director, span=str(before // timedelta(hours=1)))
            _want(tx, replace(wanted, due_at=due_at, expires_at=later(closes_at, -following)))


def _want(tx: Transaction, wanted: Wanted) -> None:
    """Again, too, where the procedure was withdrawn, or another deadline stood meanwhile."""
    before = tx.notices.get(wanted.key)
    if before and before.state is NoticeState.SUPERSEDED:
        tx.notices.renew(wanted)
    else:
        tx.notices.want(wanted)


def _asked(meeting: Meeting, body: Body, *, director: Oid, span: str) -> Wanted:
    deadline = deadline_of(meeting)
    return Wanted(
        f"{meeting.id}/{director}/{NoticeKind.ASKED}/{deadline}/{span}",
        NoticeKind.ASKED,
        Recipient(person=director),
        meeting=meeting.id,
        subject=deadline,
        expires_at=meeting.closes_at(body.zone),
    )


def _drop_reminders(tx: Transaction, meeting: Meeting, *, keeps: str | None, at: datetime) -> None:
    for notice in tx.notices.of_meeting(meeting.id):
        if notice.kind is NoticeKind.ASKED and notice.subject != keeps and notice.state.is_under_way:
            tx.notices.withdraw(notice.key, why=Why.CHANGED, at=at)


def _look(meeting: Meeting, body: Body) -> Wanted:
    due_at = meeting.closes_at(body.zone)
    return Wanted(f"{meeting.id}/watch", NoticeKind.WATCH, Recipient(), meeting=meeting.id, due_at=due_at)


def _tell_result(tx: Transaction, meeting: Meeting, *, body: Body) -> None:
    for person in dict.fromkeys((*((body.chair,) if body.chair else ()), *body.secretary)):
        key = f"{meeting.id}/{person}/{NoticeKind.RESULT}"
        tx.notices.want(Wanted(key, NoticeKind.RESULT, Recipient(person=person), meeting=meeting.id))
