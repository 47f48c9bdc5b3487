"""`home NAME` in a conversation: from now on the body's agendas are posted there."""

from dataclasses import replace

from bot.domain.body import Body
from bot.domain.conversation import root
from bot.domain.errors import NotPermitted
from bot.domain.facts import HomeBound, Refusal, RefusalReason
from bot.domain.person import same_words
from bot.usecases.answers.question import Question
from bot.usecases.lookup import bodies_run_by
from bot.usecases.ports import Transaction
from bot.usecases.tell_body import tell_new_home


def bind_home(tx: Transaction, question: Question) -> HomeBound | Refusal:
    """The next published agenda is posted at once if it has no card there yet.

    Raises NotPermitted for anybody who runs no body. A 1:1 chat is nobody's home.
    """
    run = bodies_run_by(tx, question.actor)
    if not run:
        raise NotPermitted
    if question.is_private:
        return Refusal(RefusalReason.NOT_IN_PRIVATE)
    body = _named(run, question.query.rest)
    if body is None:
        return Refusal(RefusalReason.NO_SUCH_BODY, question.query.rest, tuple(b.name for b in run))
    here = replace(question.conversation, id=root(question.conversation.id))
    tx.conversations.put(here)
    at_home = replace(body, home=here.id)
    tx.bodies.put(at_home)
    tell_new_home(tx, at_home, today=question.today)
    return HomeBound(body.name)


def _named(bodies: tuple[Body, ...], name: str) -> Body | None:
    found = [b for b in bodies if same_words(name, b.name) or same_words(name, b.key)]
    return found[0] if len(found) == 1 else None
