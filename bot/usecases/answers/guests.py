"""`guests`: who comes for what; contact data only for those who run the meeting."""

from bot.domain.errors import NotPermitted
from bot.domain.facts import GuestsAnswer, Refusal, RefusalReason
from bot.domain.grants import Permission
from bot.usecases.answers.question import Question, meeting_in_question
from bot.usecases.compose.around import around
from bot.usecases.compose.parts import guest_line, heading
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction


def guests_answer(tx: Transaction, question: Question) -> GuestsAnswer | Refusal:
    """Raises NotPermitted for anybody but members."""
    if not bodies_of(tx, question.actor):
        raise NotPermitted
    found = meeting_in_question(tx, question, needs=Permission.SEE_GUESTS)
    if found is None:
        return GuestsAnswer(None)
    if found.is_withdrawn:
        return Refusal(RefusalReason.NOT_PUBLISHED)
    known = around(tx, found.meeting, body=found.body, reader=question.actor)
    with_contact = Permission.SEE_CONTACTS in found.reader.may
    lines = tuple(
        (known.line(item), guest_line(item, guest, people=known.people, with_contact=with_contact))
        for item in found.meeting.items
        if item.is_open is True or known.may_know(item)
        for guest in item.guests
    )
    return GuestsAnswer(heading(found.meeting, found.body), lines)
