"""`run the meeting`: lays the card from which it is run, where it was asked for. Never for anybody else."""

from bot.domain.errors import NotPermitted
from bot.domain.facts import Refusal, RefusalReason
from bot.domain.grants import Permission
from bot.domain.meeting import MeetingStatus
from bot.usecases.answers.question import Question, meeting_in_question
from bot.usecases.lookup import bodies_run_by
from bot.usecases.ports import Transaction
from bot.usecases.tell_runners import lay_run_card


def run_answer(tx: Transaction, question: Question) -> Refusal | None:
    """None: the card comes by itself. Raises NotPermitted."""
    if not bodies_run_by(tx, question.actor):
        raise NotPermitted
    found = meeting_in_question(tx, question, needs=Permission.RUN)
    if found is None or found.meeting.status is not MeetingStatus.PUBLISHED:
        return Refusal(RefusalReason.NOTHING_TO_RUN)
    if question.is_private:
        lay_run_card(tx, found.meeting, to=question.actor, is_person=True)
    else:
        lay_run_card(tx, found.meeting, to=question.conversation.id, is_person=False)
    return None
