"""Rows of a timed table in which the meeting rests: "10.00 Pause". Never an item about breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import zip_longest

from bot.documents.lines import Line
from bot.documents.prose.dates import Span, span
from bot.documents.prose.lengths import minutes
from bot.documents.prose.passage import joined, sentences
from bot.documents.slots import Row
from bot.documents.words.running_order import BREAK, BREAK_LENGTH, BREAK_NOTE, BREAK_TIMES
from bot.domain.agenda import AgendaBreak, Doubt, Problem

_LONGEST = 120
"""Letters of a label."""
_LINES = 3


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    times: Span
    minutes: int | None


def rest(row: Row) -> AgendaBreak | None:
    """None for a row that is an item."""
    for count in range(min(len(row.lines), _LINES), 0, -1):
        label = _label(joined(row.lines[:count]).text, row.start)
        note = joined(row.lines[count:]).text
        if label and all(BREAK_NOTE.match(one.text) for one in sentences(note)):
            return AgendaBreak(
                start=row.start or label.times.start,
                end=row.end or label.times.end,
                label=label.text,
                duration_minutes=label.minutes,
                note=note or None,
            )
    return None


def without_rests(minutes: Sequence[Line]) -> tuple[Line, ...]:
    """Titles of rests, under which nothing was decided, are left out."""
    pairs = zip_longest(minutes, minutes[1:])
    return tuple(line for line, after in pairs if not (line.marked and _is_empty(line, after)))


def _is_empty(line: Line, after: Line | None) -> bool:
    return (after is None or after.marked) and _label(line.text, None) is not None


def untimed(row: Row, found: AgendaBreak) -> list[Problem]:
    """Nobody can tell when it is."""
    about = found.label or ""
    return [] if found.start else [Problem(line=row.number, doubt=Doubt.TIME_MISSING, about=about)]


def _label(printed: str, start: time | None) -> _Label | None:
    """The name without its times and length, if that is all that there is."""
    if len(printed) > _LONGEST:
        return None
    text, times, length = printed, Span(), None
    if found := BREAK_TIMES.search(text):
        times = span(f"kl. {found['times'].removeprefix('fra ')}")
        text = text[: found.start()]
    if found := BREAK_LENGTH.search(text):
        length = minutes(found["length"]) if found["length"] else None
        text = text[: found.start()]
    if not BREAK.match(text):
        return None
    if start and times.start not in (None, start):
        return _Label(printed, Span(), length)
    return _Label(text.strip(" *–—-"), times, length or minutes(text))
