"""`verdensmål YEAR`: how many decisions each goal was named for, and which. Only for members."""

from dataclasses import replace

from bot.domain.errors import NotPermitted
from bot.domain.facts import GoalLine, GoalsAnswer
from bot.domain.goals import GOALS
from bot.domain.grants import Permission, permissions
from bot.usecases.answers.decisions import hits
from bot.usecases.answers.question import Question
from bot.usecases.answers.searching import search
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction
from bot.usecases.queries import QueryKind
from bot.usecases.understand import Query


def goals_answer(tx: Transaction, question: Question) -> GoalsAnswer:
    """Of this year if none is named. Raises NotPermitted for anybody but members."""
    actor, query = question.actor, question.query
    sees = {b.key for b in bodies_of(tx, actor) if Permission.SEE_DECISIONS in permissions(b.roles(actor))}
    if not sees:
        raise NotPermitted
    year = query.year or (query.day or question.today).year
    of_year = replace(question, query=Query(QueryKind.DECISIONS, year=year))
    found = [one for one in search(tx, of_year).found if one.body in sees and one.goals]
    told = hits(tx, found, question=question)
    lines = (
        GoalLine(goal, tuple(hit for one, hit in zip(found, told, strict=True) if goal in one.goals))
        for goal in GOALS
    )
    return GoalsAnswer(year, tuple(line for line in lines if line.hits))
