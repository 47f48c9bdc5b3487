"""Running text joined from lines, with the way back to the line, and cut into sentences. No meaning."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.documents.lines import Line
from bot.documents.words.joining import ABBREVIATIONS, CLOSING_ABBREVIATIONS, MONTHS

_STOP = re.compile(r"[.!?][)»”\"']?\s+(?=[\w»“\"'(–-])")
_WORD_BEFORE = re.compile(r"[\w.]*\w$")


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Passage:
    text: str
    offsets: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, offset: int) -> int | None:
        position = bisect_right(self.offsets, offset) - 1
        return self.numbers[position] if self.numbers else None

    def sentences(self) -> list[Sentence]:
        return sentences(self.text)


def joined(lines: Iterable[Line]) -> Passage:
    text, offsets, numbers = "", [], []
    for line in lines:
        text += " " if text else ""
        offsets.append(len(text))
        numbers.append(line.number)
        text += " ".join(line.text.split())
    return Passage(text, tuple(offsets), tuple(numbers))


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Letters and digits only, for comparing what is said."""
    return re.sub(r"[\W_]+", "", text).casefold()


def sentences(text: str) -> list[Sentence]:
    cuts = [match.end() for match in _STOP.finditer(text) if _ends(text, match)]
    starts = [0, *cuts]
    ends = [*cuts, len(text)]
    spans = [(start, text[start:end].rstrip()) for start, end in zip(starts, ends, strict=True)]
    return [Sentence(span, start) for start, span in spans if span]


def _ends(text: str, stop: re.Match[str]) -> bool:
    following = text[stop.end() :]
    if text[stop.start()] != ".":
        return not following[0].islower()
    found = _WORD_BEFORE.search(text[: stop.start()])
    before = found.group() if found else ""
    if before.casefold() in CLOSING_ABBREVIATIONS:
        return following[0].isupper()
    is_abbreviation = before.casefold() in ABBREVIATIONS or re.search(r"[^\W\d]\.", before)
    if is_abbreviation or following[0].islower():
        return False
    if len(before) == 1 and before.isupper():
        return False  # an initial
    month = re.match(r"[^\W\d_]+", following)
    return not (
        before.isdigit() and (following[0].isdigit() or (month and month.group().casefold() in MONTHS))
    )
