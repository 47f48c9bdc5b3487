"""The numbers before the titles of all items, in the table of times and in the minutes. Never the titles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.documents.lines import Line
from bot.documents.prose.passage import plain
from bot.documents.slots import NUMBERED, Row


def numbers(slots: Sequence[Row]) -> tuple[str, ...]:
    """Empty unless every row has one and they rise: "1. behandling af budgettet" is a title."""
    found = [NUMBERED.match(row.lines[0].text) for row in slots]
    known = [one["number"] for one in found if one and not one["title"][0].islower()]
    rise = all(int(before) < int(after) for before, after in pairwise(known))
    return tuple(known) if rise and len(known) == len(slots) else ()


def without_numbers(slots: Sequence[Row]) -> list[Row]:
    return [replace(row, lines=(_bare(row.lines[0]), *row.lines[1:])) for row in slots]


def titles_without_numbers(
    minutes: Sequence[Line], slots: Sequence[Row], *, printed: Sequence[str]
) -> tuple[Line, ...]:
    """In the minutes a number counts only before the title that has it in the table; `slots` have none."""
    titles = {number: plain(row.lines[0].text) for number, row in zip(printed, slots, strict=True)}
    return tuple(_bare(line) if _opens(line, titles) else line for line in minutes)


def _opens(line: Line, titles: dict[str, str]) -> bool:
    found = NUMBERED.match(line.text)
    known = titles.get(found["number"]) if found else None
    if known is None or found is None:
        return False
    here = plain(found["title"])
    return bool(here) and (known.startswith(here) or here.startswith(known))


def _bare(line: Line) -> Line:
    found = NUMBERED.match(line.text)
    return replace(line, text=found["title"]) if found else line
