"""`follow-ups`: all of the body for its members with the own ones first, an owner's own for anybody else; or
those that are asked for by words or a day.
"""

from datetime import timedelta

from bot.domain.errors import NotPermitted
from bot.domain.facts import FollowUpLine, FollowUpsAnswer, FollowUpsFound
from bot.domain.follow_up_list import LATELY
from bot.domain.grants import Permission, permissions
from bot.usecases.answers.decisions import follow_ups_found, is_search
from bot.usecases.answers.question import Question, is_guest
from bot.usecases.compose.follow_ups import follow_up_line, in_order
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task, may_know, standing_tasks

LONGEST_LISTED = LATELY + timedelta(days=2)
"""Days begin at other moments in other zones."""


def follow_ups_answer(tx: Transaction, question: Question) -> FollowUpsAnswer | FollowUpsFound:
    """Raises NotPermitted for an outsider who owns none."""
    if is_search(question):
        return follow_ups_found(tx, question)
    reader, bodies = question.actor, tx.bodies.all()
    seen = {b.key for b in bodies if Permission.SEE_DECISIONS in permissions(b.roles(reader))}
    standing = standing_tasks(tx, bodies, done_since=question.at - LONGEST_LISTED)
    mine = [task for task in standing if task.body.key in seen or task.is_of(reader)]
    known = [task for task in mine if may_know(tx, task, reader=reader)]
    if not seen and not known and not is_guest(tx, reader):
        raise NotPermitted
    lines = in_order(_line(tx, task, question=question) for task in known)
    return FollowUpsAnswer(tuple(sorted(lines, key=lambda line: not line.is_own)))


def _line(tx: Transaction, task: Task, *, question: Question) -> FollowUpLine | None:
    today = question.at.astimezone(task.body.zone).date()
    return follow_up_line(tx, task, reader=question.actor, today=today)
