"""Follow-ups as the lines of a list, for one reader. Never one that the reader may not know of."""

from collections.abc import Iterable
from datetime import date

from bot.domain.body import Body
from bot.domain.facts import FollowUpLine, FollowUpNotice
from bot.domain.follow_up_list import FollowUpGroup, Untold, group_of
from bot.domain.grants import Permission, permissions
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting
from bot.domain.notice import NoticeState
from bot.usecases.compose.follow_up import excerpt, follow_up_notice
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task, keeps_list, may_know, open_tasks, title_for
from bot.usecases.tell_owners import telling_of

_ORDER = tuple(FollowUpGroup)


def follow_up_line(tx: Transaction, task: Task, *, reader: Oid, today: date) -> FollowUpLine | None:
    """None for what is not listed any more."""
    group = group_of(task.life, today=today, zone=task.body.zone)
    if group is None:
        return None
    keeps = keeps_list(tx, task, reader=reader)
    untold = _untold(tx, task) if keeps else None
    is_own = task.is_of(reader)
    notice = (
        follow_up_notice(tx, task, reader=reader)
        if is_own or keeps
        else excerpt(tx, task, title=title_for(tx, task, reader=reader))
    )
    return FollowUpLine(
        notice=notice,
        owner=task.life.owner,
        group=group,
        is_own=is_own,
        can_open=is_own or keeps,
        untold=untold,
        paste=_paste(tx, task, untold=untold),
    )


def in_order(lines: Iterable[FollowUpLine | None]) -> tuple[FollowUpLine, ...]:
    """By group, the earliest date first; of what is done the latest."""
    there = (line for line in lines if line)
    return tuple(sorted(there, key=_place))


def overdue_at(tx: Transaction, meeting: Meeting, *, body: Body, reader: Oid) -> tuple[FollowUpLine, ...]:
    """What should have been done before that meeting and was not reported as done."""
    late = (
        task for task in open_tasks(tx, (body,)) if task.life.due_on and task.life.due_on < meeting.held_on
    )
    known = (task for task in late if may_know(tx, task, reader=reader))
    return in_order(follow_up_line(tx, task, reader=reader, today=meeting.held_on) for task in known)


def _place(line: FollowUpLine) -> tuple[int, date]:
    return _ORDER.index(line.group), line.notice.due_on or date.max


def _untold(tx: Transaction, task: Task) -> Untold | None:
    owner, stands = task.life.person, task.life
    if stands.is_done or stands.is_known_as_it_is:
        return None
    if owner is None:
        return Untold.NO_ACCOUNT
    wanted = telling_of(tx, task)
    if wanted is None:
        is_waiting = task.body.decision_to_guest and not _is_member(task, owner)
        return Untold.AFTER_MINUTES if is_waiting else Untold.NOT_SHOWN
    notice = tx.notices.get(wanted.key)
    return Untold.NOT_REACHED if notice and notice.state is NoticeState.REFUSED else None


def _paste(tx: Transaction, task: Task, *, untold: Untold | None) -> FollowUpNotice | None:
    """Nothing for who is recused from it, and nothing before the minutes say it."""
    owner = task.life.person
    if untold is None or untold is Untold.AFTER_MINUTES:
        return None
    if untold is Untold.NOT_REACHED and owner:
        return excerpt(tx, task, title=title_for(tx, task, reader=owner))
    if owner and _is_member(task, owner):
        return None
    return excerpt(tx, task, title=task.item.title if task.item and task.is_open_item else None)


def _is_member(task: Task, person: Oid) -> bool:
    return Permission.SEE_DECISIONS in permissions(task.body.roles(person))
