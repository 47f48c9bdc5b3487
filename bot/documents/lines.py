"""Lines: what every reader of a file format hands to a layout. No file format and no layout is known here.

A line keeps its number in the file, so that a doubt can be shown where it stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.documents.words.joining import KEEPS_HYPHEN

BULLETS = "•▪▫◦‣●○■□·\uf0b7\uf0a7\uf0d8\uf076"
_BULLET = re.compile(rf"^[{BULLETS}]\s*")
_BROKEN = re.compile(r"(\S*[^\W_]|\d\.)-$")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_OPENS = re.compile(
    r"^(?:\d{1,3}[.)]|\d{1,2}[.:]\d{2}|[-–])(?:\s|$)"
)  # entries of a list or table stand close together
_PAGE_LABEL = re.compile(r"^(?:side|s\.)\s*\d+(?:\s*(?:af|/|of)\s*\d+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    number: int
    text: str
    marked: bool = False  # a blank, an indent or a bullet stands before it
    after_break: bool = False  # a blank stands before it: a page broke here, and perhaps a bullet was lost
    paragraph: bool = False  # starts a paragraph
    broken_off: bool = False  # certainly does not run on from the line before
    runs_on: bool = False  # certainly runs on from the line before: broken by the page's width only
    cut_before: bool = False  # certainly begins in the middle of a word
    row: bool = False  # starts a row of a table
    strong: bool = False  # bold, or a heading by style


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    lines: tuple[Line, ...]
    furniture: tuple[Line, ...] = ()  # page headers and footers, once each


def marked(line: Line) -> Line:
    """Take a bullet off, and remember that it was there."""
    text = _BULLET.sub("", line.text)
    return line if text == line.text else replace(line, text=text, marked=True)


def without_furniture(pages: Sequence[Sequence[Line]]) -> Source:
    """Lines that open, or that close, at least half of the pages, numbers apart, are headers and footers."""
    running = [(edge, _running([edge(page) for page in pages])) for edge in (_top, _bottom)]
    lines: list[Line] = []
    furniture: dict[str, Line] = {}
    for page in pages:
        outer = {id(line) for edge, known in running for line in edge(page) if _shape(line) in known}
        for line in page:
            if id(line) in outer or _PAGE_LABEL.match(line.text):
                furniture.setdefault(_shape(line), line)
            else:
                lines.append(line)
    return Source(lines=tuple(lines), furniture=tuple(furniture.values()))


def _running(edges: Sequence[Sequence[Line]]) -> set[str]:
    """The shapes of those that come back, of the lines at one edge of every page."""
    found: dict[str, list[tuple[int, list[int]]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for shape, line in {_shape(line): line for line in edge}.items():
            found[shape].append((number, [int(digits) for digits in re.findall(r"\d{1,9}", line.text)]))
    least = max(len(edges), 3) / 2
    return {shape for shape, places in found.items() if len(places) >= least and _counts_pages(places)}


def _counts_pages(places: Sequence[tuple[int, list[int]]]) -> bool:
    """Every number stays, or grows as the pages do: "Punkt 1" and "Punkt 3" on two pages are titles."""
    return all(
        abs(after - before) in (0, later - earlier)
        for (earlier, numbers), (later, others) in pairwise(places)
        for before, after in zip(numbers, others, strict=False)
    )


def _top(page: Sequence[Line]) -> list[Line]:
    """Where a running head stands; none is a sentence."""
    return [line for line in page[:2] if not line.text.endswith(".")]


def _bottom(page: Sequence[Line]) -> list[Line]:
    return [line for line in page[-2:] if not line.text.endswith(".")]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def mended(lines: Iterable[Line]) -> list[Line]:
    """Put a word that was cut by a hyphen at the line's end together again, on the upper line."""
    rest = list(lines)
    compounds = {word.casefold() for line in rest for word in _COMPOUND.findall(line.text)}
    for position, (upper, lower) in enumerate(pairwise(list(rest))):
        if upper.text and not lower.row and (tail := _tail(rest[position].text, lower.text)):
            rest[position] = replace(
                rest[position], text=_glued(rest[position].text, tail, compounds=compounds)
            )
            rest[position + 1] = replace(lower, text=lower.text[len(tail) :].lstrip())
    return _unbroken([line for line in rest if line.text])


def _unbroken(lines: Iterable[Line]) -> list[Line]:
    whole: list[Line] = []
    for line in lines:
        if whole and line.cut_before:
            whole[-1] = replace(whole[-1], text=whole[-1].text + line.text)
        elif line.runs_on and whole and not line.marked and not _OPENS.match(line.text):
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    return whole


def _tail(upper: str, lower: str) -> str:
    """The part of the lower line that belongs to the word cut at the end of the upper one."""
    if not _BROKEN.search(upper) or not lower:
        return ""
    word = lower.split(maxsplit=1)[0]
    return "" if word.strip(",.;").casefold() in KEEPS_HYPHEN or not word[0].isalnum() else word


def _glued(upper: str, tail: str, *, compounds: set[str]) -> str:
    stem = upper.rsplit(maxsplit=1)[-1][:-1]
    head = upper[:-1]
    written = re.sub(r"\W+$", "", f"{stem}-{tail}").casefold().lstrip("(»\"'")
    shouted = stem.isupper() and tail.strip(",.").isupper()
    abbreviated = stem.split("-")[-1].isupper() and len(stem) > 1
    if shouted and len(stem) > 3:  # noqa: PLR2004 - REGIONSRÅ-DET, but HR-IT
        return head + tail
    if tail[0].isupper() or tail[0].isdigit() or abbreviated or not stem[-1].isalpha():
        return f"{head}-{tail}"
    return f"{head}-{tail}" if written in compounds else head + tail
