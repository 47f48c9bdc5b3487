"""Brings what owners of follow-ups are told in line with the record: the notices that follow from it.

Called in the transaction of every change. Deriving twice writes nothing new: keys name what is told.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.conversation import CardKind
from bot.domain.follow_up import FollowUpAct, FollowUpState, FollowUpStep
from bot.domain.ids import FollowUpId, FollowUpStepId, MeetingId, Oid
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.domain.progress import UNDO_FOR
from bot.domain.reminding import Reminder, reminders
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tasks import Task, may_know, open_tasks, task_with, tasks_of
from bot.usecases.tell_week import tell_week

_DERIVED = (NoticeKind.FOLLOW_UP, NoticeKind.FOLLOW_UP_OFF, NoticeKind.FOLLOW_UP_REMINDER)


def tell_owners(tx: Transaction, meeting: MeetingId, *, at: datetime) -> None:
    derive_told(tx, meeting, at=at)
    renew_cards(tx, meeting, CardKind.FOLLOW_UP)
    known = tx.meetings.get(meeting)
    tell_week(tx, [body for body in tx.bodies.all() if known and body.key == known.body], at=at)


def derive_told(tx: Transaction, meeting: MeetingId, *, at: datetime) -> None:
    """The notices alone: what lies in chats stays as it is."""
    wanted = _wanted(tx, meeting, at=at)
    for key in _overtaken(tx, meeting, wanted=wanted):
        tx.notices.withdraw(key, why=Why.CHANGED, at=at)
    for one in wanted.values():
        _want(tx, one)


def is_told_otherwise(tx: Transaction, meeting: MeetingId, *, at: datetime) -> bool:
    """Whether deriving would change anything."""
    wanted = _wanted(tx, meeting, at=at)
    is_missing = any(_is_missing(tx.notices.get(one.key), one) for one in wanted.values())
    return is_missing or bool(_overtaken(tx, meeting, wanted=wanted))


def meetings_with_open_tasks(tx: Transaction) -> tuple[MeetingId, ...]:
    return tuple(dict.fromkeys(task.meeting.id for task in open_tasks(tx, tx.bodies.all())))


def _wanted(tx: Transaction, meeting: MeetingId, *, at: datetime) -> dict[str, Wanted]:
    return {
        one.key: one
        for task in tasks_of(tx, meeting)
        for one in (telling_of(tx, task), *_taken_back(task), *_reminded(tx, task, at=at))
        if one
    }


def _overtaken(tx: Transaction, meeting: MeetingId, *, wanted: dict[str, Wanted]) -> list[str]:
    rows = (row for row in tx.notices.of_meeting(meeting) if row.kind in _DERIVED)
    return [row.key for row in rows if row.state.is_under_way and row.key not in wanted]


def tell_owner_again(tx: Transaction, person: Oid) -> None:
    """Somebody who can be reached now is told what could not be told before."""
    for task in open_tasks(tx, tx.bodies.all()):
        wanted = telling_of(tx, task) if task.is_of(person) else None
        before = tx.notices.get(wanted.key) if wanted else None
        if wanted and before and before.state is NoticeState.REFUSED:
            tx.notices.renew(wanted)


def is_to_be_told(tx: Transaction, task: Task) -> bool:
    """The owner may know of it and was not shown it as it is."""
    person, stands = task.life.person, task.life
    if person is None or task.is_dropped or stands.is_done or stands.is_known_as_it_is:
        return False
    return may_know(tx, task, reader=person)


def reminders_of(tx: Transaction, task: Task, *, at: datetime) -> tuple[Reminder, ...]:
    """Of what the owner knows and has neither done nor said to be impossible."""
    stands = task.life
    is_quiet = stands.state in (FollowUpState.DONE, FollowUpState.BLOCKED) or task.is_dropped
    if is_quiet or stands.told is None or stands.due_on is None or stands.person is None:
        return ()
    if not may_know(tx, task, reader=stands.person):
        return ()
    since = max(stands.told.at, stands.last.at) if stands.last else stands.told.at
    return reminders(stands.due_on, zone=task.body.zone, since=since, at=at)


def is_to_be_called_off(task: Task, person: Oid) -> bool:
    """They go by what is theirs no more."""
    is_over = task.is_dropped and task.life.is_done
    return person in task.life.believers and not task.is_of(person) and not is_over


def note_told(tx: Transaction, notice: Notice, *, at: datetime) -> None:
    """The message is there: it stands in the record, and what follows from it is derived."""
    if notice.kind is NoticeKind.FOLLOW_UP_REMINDER and notice.meeting:
        derive_told(tx, notice.meeting, at=at)
    if notice.kind is NoticeKind.FOLLOW_UPS_WEEKLY:
        tell_week(tx, [body for body in tx.bodies.all() if body.key == notice.subject], at=at)
    act = _WRITTEN_DOWN.get(notice.kind)
    if act is None or notice.meeting is None or notice.recipient.person is None:
        return
    task = task_with(tx, notice.meeting, follow_up=notice.subject)
    if task is None:
        return
    step = FollowUpStep(
        id=FollowUpStepId(tx.new_id()),
        meeting=notice.meeting,
        item=task.life.owed.decision.item,
        follow_up=FollowUpId(notice.subject or ""),
        seq=task.life.next_seq,
        act=act,
        by=None,
        at=at,
        person=notice.recipient.person,
        due_on=task.life.due_on if act is FollowUpAct.TELL else None,
    )
    tx.follow_ups.append(step, body=task.body.key)
    tell_owners(tx, notice.meeting, at=at)


_WRITTEN_DOWN = {
    NoticeKind.FOLLOW_UP: FollowUpAct.TELL,
    NoticeKind.FOLLOW_UP_OFF: FollowUpAct.CALL_OFF,
}


def telling_of(tx: Transaction, task: Task) -> Wanted | None:
    """Not before what was recorded has stood for as long as a mistake is put right at once."""
    person, stands = task.life.person, task.life
    if person is None or not is_to_be_told(tx, task):
        return None
    since = stands.handed.at if stands.handed else stands.owed.worded_at
    number = stands.handed.seq if stands.handed else 0
    return Wanted(
        f"{task.meeting.id}/{stands.owed.follow_up.id}/{person}/{NoticeKind.FOLLOW_UP}/{number}",
        NoticeKind.FOLLOW_UP,
        Recipient(person=person),
        meeting=task.meeting.id,
        subject=stands.owed.follow_up.id,
        due_at=max(since, stands.owed.worded_at) + UNDO_FOR,
    )


def _taken_back(task: Task) -> Iterator[Wanted]:
    stands = task.life
    for person, told in stands.believers.items():
        if is_to_be_called_off(task, person):
            ended = stands.owed.left_out_at or (stands.handed.at if stands.handed else told.at)
            yield Wanted(
                f"{task.meeting.id}/{told.follow_up}/{person}/{NoticeKind.FOLLOW_UP_OFF}/{told.seq}",
                NoticeKind.FOLLOW_UP_OFF,
                Recipient(person=person),
                meeting=task.meeting.id,
                subject=told.follow_up,
                due_at=ended + UNDO_FOR,
            )


def _reminded(tx: Transaction, task: Task, *, at: datetime) -> Iterator[Wanted]:
    """One row for each day, whatever becomes of the date."""
    for reminder in reminders_of(tx, task, at=at):
        stands, person = task.life, task.life.person
        yield Wanted(
            f"{task.meeting.id}/{stands.owed.rows[0].id}/{person}"
            f"/{NoticeKind.FOLLOW_UP_REMINDER}/{reminder.day.isoformat()}",
            NoticeKind.FOLLOW_UP_REMINDER,
            Recipient(person=person),
            meeting=task.meeting.id,
            subject=stands.owed.rows[0].id,
            due_at=reminder.due_at,
            expires_at=reminder.expires_at,
        )


def _want(tx: Transaction, wanted: Wanted) -> None:
    before = tx.notices.get(wanted.key)
    if before is None:
        tx.notices.want(wanted)
    elif _is_missing(before, wanted):
        tx.notices.renew(wanted)


def _is_missing(before: Notice | None, wanted: Wanted) -> bool:
    if before is None or before.state is NoticeState.SUPERSEDED:
        return True
    return before.state is NoticeState.WAITING and before.due_at != wanted.due_at
