"""One follow-up as one reader may see it: the excerpt that concerns them. Never the decision around it."""

from dataclasses import replace

from bot.domain.body import Body
from bot.domain.conversation import PostedCard
from bot.domain.facts import Contact, FollowUpNotice
from bot.domain.follow_up import asked
from bot.domain.ids import Oid
from bot.domain.notice import Notice, NoticeKind, Why
from bot.usecases.compose.parts import contact, day_only, heading, people_of
from bot.usecases.live import Live
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task, keeps_list, may_know, task_with, tasks_of, title_for
from bot.usecases.tell_owners import is_to_be_called_off, is_to_be_told, reminders_of


def follow_up_notice(tx: Transaction, task: Task, *, reader: Oid) -> FollowUpNotice:
    """For the owner or who keeps the list; for anybody else that it is theirs no more."""
    is_own, keeps = task.is_of(reader), keeps_list(tx, task, reader=reader)
    if not may_know(tx, task, reader=reader) or not (is_own or keeps) or task.is_dropped:
        return taken_back(tx, task)
    notice = excerpt(tx, task, title=title_for(tx, task, reader=reader))
    return replace(
        notice,
        owner=None if is_own else task.life.owner,
        asks=asked(task.life.state, of_owner=is_own, of_secretary=keeps),
    )


def excerpt(tx: Transaction, task: Task, *, title: str | None) -> FollowUpNotice:
    """Nothing can be said of it; the owner is named."""
    stands, row = task.life, task.life.owed.follow_up
    return FollowUpNotice(
        meeting=task.meeting.id,
        item=stands.owed.decision.item,
        follow_up=row.id,
        seq=stands.seq,
        heading=day_only(heading(task.meeting, task.body)),
        number=number_of(task),
        title=title,
        task=row.task,
        owner=stands.owner,
        due_on=stands.due_on,
        state=stands.state,
        proposed_on=stands.proposed_on,
        reason=stands.reason,
        by=_by_another(tx, task),
        contact=_contact(tx, task.body),
    )


def taken_back(tx: Transaction, task: Task) -> FollowUpNotice:
    row = task.life.owed.follow_up
    return FollowUpNotice(
        meeting=task.meeting.id,
        item=task.life.owed.decision.item,
        follow_up=row.id,
        seq=task.life.seq,
        heading=day_only(heading(task.meeting, task.body)),
        number=number_of(task),
        contact=_contact(tx, task.body),
        is_off=True,
    )


def number_of(task: Task) -> str | None:
    """As it is printed, else its place on the agenda."""
    item = task.item
    if item is None:
        return None
    return (item.number or "").strip().rstrip(".") or str(task.meeting.items.index(item) + 1)


def told_follow_up(tx: Transaction, notice: Notice, *, live: Live) -> FollowUpNotice | Why:
    """What is sent is what stands then; nothing, where it stands otherwise or was said already."""
    reader = notice.recipient.person
    task = task_with(tx, live.meeting.id, follow_up=notice.subject)
    if reader is None or task is None:
        return Why.CHANGED
    if notice.kind is NoticeKind.FOLLOW_UP_OFF:
        return taken_back(tx, task) if is_to_be_called_off(task, reader) else Why.CHANGED
    is_this = task.is_of(reader) and task.life.owed.follow_up.id == notice.subject
    if not is_this or not is_to_be_told(tx, task):
        return Why.CHANGED
    return follow_up_notice(tx, task, reader=reader)


def follow_up_reminder(tx: Transaction, notice: Notice, *, live: Live) -> FollowUpNotice | Why:
    """As long as it is still to be done by the date that it was planned for."""
    reader = notice.recipient.person
    task = task_with(tx, live.meeting.id, follow_up=notice.subject)
    if reader is None or task is None or not task.is_of(reader):
        return Why.CHANGED
    due = (one for one in reminders_of(tx, task, at=live.now) if one.due_at == notice.due_at)
    reminder = next(due, None)
    if reminder is None:
        return Why.CHANGED
    return replace(follow_up_notice(tx, task, reader=reader), reminder=reminder.kind)


def follow_up_news(tx: Transaction, notice: Notice, *, live: Live) -> FollowUpNotice | Why:
    """As long as nobody said anything after it, and the reader still is whom it concerns."""
    reader, tasks = notice.recipient.person, tasks_of(tx, live.meeting.id)
    task = next((t for t in tasks if t.life.last and t.life.last.id == notice.subject), None)
    if reader is None or task is None:
        return Why.CHANGED
    fact = follow_up_notice(tx, task, reader=reader)
    return Why.CHANGED if fact.is_off else fact


def lying_follow_up(tx: Transaction, card: PostedCard) -> FollowUpNotice | Why:
    """As the card that lies in its owner's chat shows it now."""
    task = task_with(tx, card.meeting, follow_up=card.follow_up)
    if task is None or card.person is None:
        return Why.CHANGED
    return follow_up_notice(tx, task, reader=card.person)


def _by_another(tx: Transaction, task: Task) -> str | None:
    stands = task.life
    by = stands.last.by if stands.last and stands.is_by_another else None
    person = people_of(tx, (by,)).get(by) if by else None
    return person.name if person else None


def _contact(tx: Transaction, body: Body) -> Contact | None:
    return contact(body, people_of(tx, body.secretary))
