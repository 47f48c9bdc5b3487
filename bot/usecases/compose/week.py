"""The week's follow-ups of a body, as one of its secretaries may know them. None where nothing is open."""

from datetime import datetime

from bot.domain.body import Body
from bot.domain.facts import FollowUpsAnswer
from bot.domain.ids import BodyKey, Oid
from bot.domain.notice import Notice, Why
from bot.usecases.compose.follow_ups import follow_up_line, in_order
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task, keeps_list, open_tasks

Week = tuple[FollowUpsAnswer, Body]


def week_of_follow_ups(tx: Transaction, notice: Notice, *, at: datetime) -> Week | Why:
    """What is open when it is sent."""
    body = tx.bodies.get(BodyKey(notice.subject or ""))
    reader = notice.recipient.person
    if body is None or reader is None or reader not in body.secretary:
        return Why.CHANGED
    today = at.astimezone(body.zone).date()
    tasks = _open_tasks(tx, body, reader=reader)
    lines = in_order(follow_up_line(tx, task, reader=reader, today=today) for task in tasks)
    return (FollowUpsAnswer(lines, body=body.name), body) if lines else Why.CHANGED


def _open_tasks(tx: Transaction, body: Body, *, reader: Oid) -> list[Task]:
    return [task for task in open_tasks(tx, (body,)) if keeps_list(tx, task, reader=reader)]
