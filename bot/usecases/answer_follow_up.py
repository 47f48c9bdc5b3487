"""The owner of a follow-up answers for it, or who keeps the list does. A late, double or stale press records
nothing and shows how things stand.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.errors import NotFound, NotPermitted, Unusable
from bot.domain.facts import Banner, FollowUpNotice
from bot.domain.follow_up import FollowUpAct, FollowUpStep, asked
from bot.domain.grants import Permission
from bot.domain.ids import FollowUpId, FollowUpStepId, MeetingId, Oid
from bot.usecases.compose.follow_up import follow_up_notice, taken_back
from bot.usecases.lookup import only_published, person_called, seat
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task, keeps_list, may_know, task_with
from bot.usecases.tell_follow_up_news import tell_follow_up_news
from bot.usecases.tell_owners import tell_owners

LONGEST_REASON = 1000
LONGEST_OWNER = 200


@dataclass(frozen=True)
class FollowUpPress:
    """`follow_up` and `seen_seq` as the card showed them; the rest as it was filled in."""

    act: FollowUpAct
    follow_up: str
    seen_seq: int
    day: str = ""
    reason: str = ""
    owner: str = ""


def open_follow_up(tx: Transaction, meeting: MeetingId, *, follow_up: str, actor: Oid) -> FollowUpNotice:
    """Raises NotPermitted, also for one that is not there, and NotPublished."""
    task = _task(tx, meeting, follow_up=follow_up, actor=actor)
    return follow_up_notice(tx, task, reader=actor)


def answer_follow_up(
    tx: Transaction, meeting: MeetingId, *, press: FollowUpPress, actor: Oid, at: datetime
) -> FollowUpNotice:
    """Raises NotPermitted and NotPublished."""
    task = _task(tx, meeting, follow_up=press.follow_up, actor=actor)
    if not _is_concerned(tx, task, actor=actor):
        return taken_back(tx, task)
    try:
        step = _step(tx, task, press=press, actor=actor, at=at)
    except Unusable as error:
        return replace(follow_up_notice(tx, task, reader=actor), field=error.field)
    banner = _why_not(tx, task, step=step, press=press)
    if banner is None:
        tx.follow_ups.append(step, body=task.body.key)
        tell_owners(tx, meeting, at=at)
        task = task_with(tx, meeting, follow_up=press.follow_up) or task
        tell_follow_up_news(tx, task, step=step)
        banner = _done(task, actor)
    return replace(follow_up_notice(tx, task, reader=actor), banner=banner)


def _task(tx: Transaction, meeting: MeetingId, *, follow_up: str, actor: Oid) -> Task:
    """Also for somebody whose it was and who still goes by it."""
    only_published(seat(tx, meeting, actor=actor, needs=Permission.FOLLOW_UP))
    task = task_with(tx, meeting, follow_up=follow_up)
    if task is None:
        raise NotPermitted
    if not (_is_concerned(tx, task, actor=actor) or _was_told(task, actor)):
        raise NotPermitted
    return task


def _is_concerned(tx: Transaction, task: Task, *, actor: Oid) -> bool:
    is_own = task.is_of(actor) and may_know(tx, task, reader=actor)
    return not task.is_dropped and (is_own or keeps_list(tx, task, reader=actor))


def _was_told(task: Task, actor: Oid) -> bool:
    return any(step.act is FollowUpAct.TELL and step.person == actor for step in task.life.steps)


def _done(task: Task, actor: Oid) -> Banner:
    return Banner.RESPONSE_SAVED if task.is_of(actor) else Banner.SAVED


def _why_not(tx: Transaction, task: Task, *, step: FollowUpStep, press: FollowUpPress) -> Banner | None:
    """A second press of the very same button is answered as the first was."""
    stands, last = task.life, task.life.last
    if last and press.seen_seq != stands.seq and _says(last) == _says(step):
        return _done(task, step.by or Oid(""))
    if press.seen_seq != stands.seq or not stands.owed.reads_as(FollowUpId(press.follow_up)):
        return Banner.OVERTAKEN
    is_own, keeps = task.is_of(step.by), keeps_list(tx, task, reader=step.by or Oid(""))
    may = asked(stands.state, of_owner=is_own, of_secretary=keeps)
    return None if step.act in may else Banner.NOT_POSSIBLE


def _says(step: FollowUpStep) -> tuple[object, ...]:
    proposed = step.due_on if step.act is FollowUpAct.PROPOSE else None
    return step.act, step.by, proposed, step.reason, step.owner


def _step(tx: Transaction, task: Task, *, press: FollowUpPress, actor: Oid, at: datetime) -> FollowUpStep:
    """Raises Unusable with the field that can't be read."""
    step = FollowUpStep(
        id=FollowUpStepId(tx.new_id()),
        meeting=task.meeting.id,
        item=task.life.owed.decision.item,
        follow_up=task.life.owed.follow_up.id,
        seq=task.life.next_seq,
        act=press.act,
        by=actor,
        at=at,
    )
    match press.act:
        case FollowUpAct.PROPOSE:
            return replace(step, due_on=_day(press.day, task=task, at=at))
        case FollowUpAct.AGREE:
            return replace(step, due_on=task.life.proposed_on)
        case FollowUpAct.BLOCK:
            return replace(step, reason=_words(press.reason, field="reason", longest=LONGEST_REASON))
        case FollowUpAct.HAND_OVER:
            return _handed(tx, step, owner=_words(press.owner, field="new_owner", longest=LONGEST_OWNER))
        case FollowUpAct.TELL | FollowUpAct.CALL_OFF:
            raise NotFound
        case _:
            return step


def _handed(tx: Transaction, step: FollowUpStep, *, owner: str) -> FollowUpStep:
    person = person_called(tx, owner)
    return replace(step, owner=owner, person=person.oid if person else None)


def _words(written: str, *, field: str, longest: int) -> str:
    words = " ".join(written.split())
    if not words or len(words) > longest:
        raise Unusable(field)
    return words


def _day(written: str, *, task: Task, at: datetime) -> date:
    """Today in the body's zone, or later."""
    try:
        day = date.fromisoformat(written.strip())
    except ValueError as error:
        raise Unusable("due_past") from error
    if day < at.astimezone(task.body.zone).date() or day == task.life.due_on:
        raise Unusable("due_past")
    return day
