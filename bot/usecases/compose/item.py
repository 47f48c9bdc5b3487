"""One item with its case text, papers and answers. Never for a guest."""

from bot.domain.approval import current
from bot.domain.facts import Banner, DirectorAnswer, ItemView
from bot.domain.meeting import Item
from bot.usecases.compose.agenda import everybody, item_line
from bot.usecases.compose.parts import heading, paper
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction


def item_view(tx: Transaction, found: Seat, *, item: Item, banner: Banner | None = None) -> ItemView:
    answers = current(tx.approvals.of_item(item.id), item.text_version)
    mine = answers.get(found.reader.oid)
    return ItemView(
        meeting=found.meeting.id,
        version=found.meeting.version,
        text_version=item.text_version,
        seq=mine.seq if mine else 0,
        heading=heading(found.meeting, found.body),
        line=item_line(tx, found, item=item),
        text=item.text,
        recommendations=item.recommendations,
        papers=tuple(paper(a) for a in found.meeting.attachments_of(item.id)),
        answers=_answers(tx, found, item=item),
        may=found.reader.may,
        remark=mine.remark if mine else None,
        banner=banner,
    )


def _answers(tx: Transaction, found: Seat, *, item: Item) -> tuple[DirectorAnswer, ...]:
    people = everybody(tx)
    answers = current(tx.approvals.of_item(item.id), item.text_version)
    return tuple(
        DirectorAnswer(people[oid].name, answers[oid].answer, remark=answers[oid].remark, at=answers[oid].at)
        for oid in found.body.directors
        if oid in answers and oid in people
    )
