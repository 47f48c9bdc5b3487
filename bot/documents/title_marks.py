"""Times that a title carries in a bracket or behind a dash, where the other half prints it bare."""

import re
from collections.abc import Sequence

from bot.documents.lines import Line
from bot.documents.prose.passage import joined, plain
from bot.documents.prose.timing import are_marks
from bot.documents.titles import cut

_BRACKET = re.compile(r"^\((?P<inside>[^()]{1,80})\)")
_DASH = re.compile(r"^[-–—]\s+(?P<inside>[^()]{1,80})$")
_LINES = 2
Halves = tuple[list[Line], list[Line]]  # title and text


def halves(lines: Sequence[Line], letters: int) -> Halves:
    """As `cut`, but marks on the line on which the title ends belong to the title."""
    title, text = cut(lines, letters)
    while title and text and text[0].number == title[-1].number and (more := _marks(text)):
        marks, text = cut(text, more)
        title += marks
    return title, text


def _marks(text: Sequence[Line]) -> int:
    """How many letters of marks the text begins with."""
    found = _BRACKET.match(joined(text[:_LINES]).text) or _DASH.match(text[0].text)
    return len(plain(found.group())) if found and are_marks(found["inside"]) else 0
