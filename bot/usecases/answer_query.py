"""Answers typed words with what the asker may see here. Never composes an answer that is not stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.conversation import Conversation
from bot.domain.errors import NotPermitted
from bot.domain.facts import Fact, Help, Refusal, RefusalReason
from bot.domain.ids import Oid
from bot.usecases.answers.agendas import agenda_answer
from bot.usecases.answers.decisions import decisions_answer
from bot.usecases.answers.deliveries import deliveries_answer
from bot.usecases.answers.follow_ups import follow_ups_answer
from bot.usecases.answers.goals import goals_answer
from bot.usecases.answers.guests import guests_answer
from bot.usecases.answers.minutes import minutes_answer
from bot.usecases.answers.question import Question, roles_of
from bot.usecases.answers.run import run_answer
from bot.usecases.answers.written import written_answer
from bot.usecases.bind_home import bind_home
from bot.usecases.ports import Transaction
from bot.usecases.queries import BY_KIND, QueryKind
from bot.usecases.understand import understand


@dataclass(frozen=True)
class Typed:
    """`today` is the date in the time zone of the house, where it was typed."""

    text: str
    actor: Oid
    conversation: Conversation
    today: date
    at: datetime


def answer_query(tx: Transaction, typed: Typed) -> Fact | None:
    """What may not be answered is a Refusal; what is not understood comes back with help. None: the answer
    is a notice of its own, a card that lives on.
    """
    query = understand(typed.text, today=typed.today)
    if query is None:
        return Help(roles=roles_of(tx, typed.actor), did_not_understand=typed.text.strip() or None)
    question = Question(query, typed.actor, typed.conversation, typed.today, typed.at)
    if not question.is_private and not BY_KIND[query.kind].in_shared:
        return Refusal(RefusalReason.ONLY_IN_PRIVATE)
    try:
        return ANSWERS[query.kind](tx, question)
    except NotPermitted:
        return Refusal(RefusalReason.NOT_YOURS)


def help_answer(tx: Transaction, question: Question) -> Help:
    return Help(roles=roles_of(tx, question.actor))


ANSWERS: dict[QueryKind, Callable[[Transaction, Question], Fact | None]] = {
    QueryKind.NEXT_AGENDA: agenda_answer,
    QueryKind.AGENDA: agenda_answer,
    QueryKind.GUESTS: guests_answer,
    QueryKind.DECISIONS: decisions_answer,
    QueryKind.FOLLOW_UPS: follow_ups_answer,
    QueryKind.GOALS: goals_answer,
    QueryKind.DELIVERIES: deliveries_answer,
    QueryKind.MINUTES: minutes_answer,
    QueryKind.RUN: run_answer,
    QueryKind.WRITTEN: written_answer,
    QueryKind.HOME: bind_home,
    QueryKind.HELP: help_answer,
}
