"""Follow-ups with the meeting and the body that they came from, and who may know them. Tells nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.body import Body
from bot.domain.errors import NotFound
from bot.domain.follow_up_life import Life, life
from bot.domain.grants import Permission, permissions
from bot.domain.ids import FollowUpId, MeetingId, Oid
from bot.domain.meeting import Item, Meeting
from bot.domain.owed import dropped, owed
from bot.domain.recusal import recused_from
from bot.usecases.as_published import as_published
from bot.usecases.ports import Transaction

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Task:
    """`meeting` as published. `is_dropped`: a correction of the decision left it out."""

    meeting: Meeting
    body: Body
    life: Life

    @property
    def is_dropped(self) -> bool:
        return self.life.owed.left_out_at is not None

    @property
    def item(self) -> Item | None:
        """None once it was taken off the agenda."""
        try:
            return self.meeting.item(self.life.owed.decision.item)
        except NotFound:
            return None

    @property
    def is_open_item(self) -> bool:
        return self.item is not None and self.item.is_open is True

    def holds(self, follow_up: str | None) -> bool:
        return follow_up is not None and self.life.owed.holds(FollowUpId(follow_up))

    def is_of(self, person: Oid | None) -> bool:
        return person is not None and not self.is_dropped and self.life.person == person


def tasks_of(tx: Transaction, meeting_id: MeetingId) -> tuple[Task, ...]:
    """Of one meeting, those that a correction left out last."""
    meeting = tx.meetings.get(meeting_id)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        return ()
    decisions, steps = tx.decisions.of_meeting(meeting_id), tx.follow_ups.of_meeting(meeting_id)
    lines = (*owed(decisions), *dropped(decisions))
    known = as_published(tx, meeting) if lines else meeting
    return tuple(Task(known, body, life(line, steps)) for line in lines)


def task_with(tx: Transaction, meeting: MeetingId, *, follow_up: str | None) -> Task | None:
    """The one that has that row, however often it was corrected since."""
    return next((task for task in tasks_of(tx, meeting) if task.holds(follow_up)), None)


def open_tasks(tx: Transaction, bodies: Iterable[Body]) -> tuple[Task, ...]:
    """Every follow-up that stands in those bodies and is not done."""
    return tuple(task for task in standing_tasks(tx, bodies, done_since=NEVER) if not task.life.is_done)


def standing_tasks(tx: Transaction, bodies: Iterable[Body], *, done_since: datetime) -> tuple[Task, ...]:
    """Every follow-up that stands in those bodies; of what was done before that moment perhaps not."""
    owing = tx.decisions.owing([body.key for body in bodies], done_before=done_since)
    meetings = dict.fromkeys(decision.meeting for decision in owing)
    return tuple(task for meeting in meetings for task in tasks_of(tx, meeting) if not task.is_dropped)


def may_know(tx: Transaction, task: Task, *, reader: Oid) -> bool:
    """What the decision is about. Members at once, but nobody who is recused from a closed item; others, as
    guests do, once the minutes are published and if the body shows decisions to guests. What was decided in
    writing has no minutes of its own: it holds from when it is recorded.
    """
    if Permission.SEE_DECISIONS in permissions(task.body.roles(reader)):
        return task.is_open_item or not _is_recused(tx, task, reader=reader)
    is_out = task.meeting.is_written or task.meeting.minutes_published_at is not None
    return is_out and task.body.decision_to_guest


def title_for(tx: Transaction, task: Task, *, reader: Oid) -> str | None:
    """None where the item is closed to them: whoever is no guest of it learns no closed title."""
    item = task.item
    if item is None or not may_know(tx, task, reader=reader):
        return None
    is_member = Permission.SEE_DECISIONS in permissions(task.body.roles(reader))
    is_guest = any(guest.person == reader and guest.invited for guest in item.guests)
    may = task.is_open_item or is_member or (is_guest and task.body.closed_title_to_guest)
    return item.title if may else None


def keeps_list(tx: Transaction, task: Task, *, reader: Oid) -> bool:
    """Who sees to the follow-ups of the body: those who record its decisions."""
    may = Permission.DECIDE in permissions(task.body.roles(reader))
    return may and may_know(tx, task, reader=reader)


def _is_recused(tx: Transaction, task: Task, *, reader: Oid) -> bool:
    said = tx.recusals.of_meeting(task.meeting.id)
    return reader in task.body.deciding and reader in recused_from(said, task.life.owed.decision.item)
