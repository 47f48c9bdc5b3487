"""Markdown to lines: headings, lists, and signs that were escaped, as our own minutes have them."""

import re
from collections.abc import Iterator

from bot.documents.lines import Line, Source

_FIRST = re.compile(r"\s*# \S")
_HEADING = re.compile(r"^(?P<level>#{1,6}) +(?P<text>\S.*)$")
_ENTRY = re.compile(r"^[-*+] +(?P<text>\S.*)$")
_WRAPPED = re.compile(r"^(?P<sign>\*{1,3})(?P<text>[^\s*].*?)(?P=sign)$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_OF_ITEMS = 3
"""Headings of that level and below open an item, as a row of a table does."""


def is_markdown(text: str) -> bool:
    """It opens with a heading: no agenda in plain text does."""
    return bool(_FIRST.match(text))


def lines(text: str) -> Source:
    return Source(lines=tuple(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    is_first = True
    for number, raw in enumerate(text.splitlines(), start=1):
        said = raw.strip()
        if said:
            yield _line(number, said, is_first=is_first)
        is_first = not said


def _line(number: int, said: str, *, is_first: bool) -> Line:
    heading, entry = _HEADING.match(said), _ENTRY.match(said)
    shown = heading or entry or _WRAPPED.match(said)
    plain = _ESCAPED.sub(r"\1", shown["text"] if shown else said)
    return Line(
        number=number,
        text=" ".join(plain.split()),
        marked=entry is not None,
        paragraph=is_first,
        row=heading is not None and len(heading["level"]) >= _OF_ITEMS,
        strong=heading is not None,
    )
