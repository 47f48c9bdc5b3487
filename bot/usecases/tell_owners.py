"""Brings what owners of follow-ups are told in line with the record: the notices that follow from it.

Called in the transaction of every change. Deriving twice writes nothing new: keys name what is told.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.conversation import CardKind
from bot.domain.follow_up import FollowUpAct, FollowUpStep
from bot.domain.ids import FollowUpId, FollowUpStepId, MeetingId, Oid
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.domain.progress import UNDO_FOR
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tasks import Task, may_know, standing_tasks, task_with, tasks_of

_DERIVED = (NoticeKind.FOLLOW_UP, NoticeKind.FOLLOW_UP_OFF)


def tell_owners(tx: Transaction, meeting: MeetingId, *, at: datetime) -> None:
    tasks = tasks_of(tx, meeting)
    wanted = {one.key: one for task in tasks for one in (*_told(tx, task), *_taken_back(task))}
    for notice in tx.notices.of_meeting(meeting):
        if notice.kind in _DERIVED and notice.state.is_under_way and notice.key not in wanted:
            tx.notices.withdraw(notice.key, why=Why.CHANGED, at=at)
    for one in wanted.values():
        _want(tx, one)
    renew_cards(tx, meeting, CardKind.FOLLOW_UP)


def tell_owner_again(tx: Transaction, person: Oid) -> None:
    """Somebody who can be reached now is told what could not be told before."""
    for task in standing_tasks(tx, tx.bodies.all()):
        for one in _told(tx, task) if task.is_of(person) else ():
            before = tx.notices.get(one.key)
            if before and before.state is NoticeState.REFUSED:
                tx.notices.renew(one)


def is_to_be_told(tx: Transaction, task: Task) -> bool:
    """The owner may know of it and was not shown it as it is."""
    person, stands = task.life.person, task.life
    if person is None or task.is_dropped or stands.is_done or stands.is_known_as_it_is:
        return False
    return may_know(tx, task, reader=person)


def is_to_be_called_off(task: Task, person: Oid) -> bool:
    """They go by what is theirs no more."""
    is_over = task.is_dropped and task.life.is_done
    return person in task.life.believers and not task.is_of(person) and not is_over


def note_told(tx: Transaction, notice: Notice, *, at: datetime) -> None:
    """The message is there: it stands in the record, and what follows from it is derived."""
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


def _told(tx: Transaction, task: Task) -> Iterator[Wanted]:
    """Not before what was recorded has stood for as long as a mistake is put right at once."""
    person, stands = task.life.person, task.life
    if person is None or not is_to_be_told(tx, task):
        return
    since = stands.handed.at if stands.handed else stands.owed.worded_at
    number = stands.handed.seq if stands.handed else 0
    yield Wanted(
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


def _want(tx: Transaction, wanted: Wanted) -> None:
    before = tx.notices.get(wanted.key)
    if before is None:
        tx.notices.want(wanted)
    elif before.state.can_be_retimed and (
        before.state is NoticeState.SUPERSEDED or before.due_at != wanted.due_at
    ):
        tx.notices.renew(wanted)
