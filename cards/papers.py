"""Attachments as a list with their openness. Never their content, and never a link to it."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement

from bot.domain.facts import Paper
from cards.parts import line, more, plain, quiet, said
from cards.sheet import Sheet


def paper_lines(papers: Sequence[Paper], sheet: Sheet) -> list[CardElement]:
    kept, left_out = sheet.first(papers)
    return [*(paper_line(paper, sheet) for paper in kept), *more(left_out, sheet)]


def paper_line(paper: Paper, sheet: Sheet) -> CardElement:
    number = f"{paper.number} " if paper.number else ""
    return said(
        plain(line(number + paper.title, sheet)),
        quiet(" · " + openness(paper.is_open, sheet)),
        spacing="Small",
    )


def openness(is_open: bool | None, sheet: Sheet) -> str:
    if is_open is None:
        return sheet.words.say("openness unknown")
    return sheet.words.say("open") if is_open else sheet.words.say("closed")
