"""Attachments as a list with their openness. Never their content, and never a link to it."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement, TextRun

from bot.domain.facts import Paper
from cards.parts import capital, line, marked, more, plain, quiet, said
from cards.sheet import Sheet


def paper_lines(papers: Sequence[Paper], sheet: Sheet) -> list[CardElement]:
    kept, left_out = sheet.first(papers)
    return [*(paper_line(paper, sheet) for paper in kept), *more(left_out, sheet)]


def paper_line(paper: Paper, sheet: Sheet) -> CardElement:
    name = f"{paper.number}. {paper.title}" if paper.number else paper.title
    return said(
        plain(line(name, sheet)),
        quiet(" · " + openness(paper.is_open, sheet)),
        spacing="Small",
    )


def papers_word(count: int, sheet: Sheet) -> str:
    return sheet.words.plural("{n} attachment", "{n} attachments", n=count) if count else ""


def openness_run(is_open: bool | None, sheet: Sheet) -> TextRun:
    """Unknown openness is marked: somebody has to say which it is before it is published."""
    word = capital(openness(is_open, sheet))
    return marked(word, "Warning") if is_open is None else quiet(word)


def openness(is_open: bool | None, sheet: Sheet) -> str:
    if is_open is None:
        return sheet.words.say("openness unknown")
    return sheet.words.say("open") if is_open else sheet.words.say("closed")
