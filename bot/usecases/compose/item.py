"""One item with its case text, papers and answers. Never for a guest."""

from bot.domain.errors import Recused
from bot.domain.facts import Banner, DirectorAnswer, ItemView
from bot.domain.meeting import Item
from bot.usecases.compose.around import Around, around
from bot.usecases.compose.parts import heading, paper
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction


def item_view(tx: Transaction, found: Seat, *, item: Item, banner: Banner | None = None) -> ItemView:
    """Raises Recused: the reader must know nothing of it, whatever they pressed."""
    known = around(tx, found.meeting, body=found.body, reader=found.reader.oid)
    if not known.may_know(item):
        raise Recused
    mine = known.own_answer(item)
    return ItemView(
        meeting=found.meeting.id,
        version=found.meeting.version,
        text_version=item.text_version,
        seq=mine.seq if mine else 0,
        heading=heading(found.meeting, found.body),
        line=known.line(item),
        text=item.text,
        recommendations=item.recommendations,
        papers=tuple(paper(a) for a in found.meeting.attachments_of(item.id)),
        answers=_answers(known, item),
        may=found.reader.may,
        remark=mine.remark if mine else None,
        banner=banner,
        goals=item.goals,
    )


def _answers(known: Around, item: Item) -> tuple[DirectorAnswer, ...]:
    answers, people = known.answers(item), known.people
    return tuple(
        DirectorAnswer(people[oid].name, answers[oid].answer, remark=answers[oid].remark, at=answers[oid].at)
        for oid in known.body.directors
        if oid in answers and oid in people
    )
