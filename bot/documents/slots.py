"""Rows of a timed table: the time that opens each, and its lines. No zones and no titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.documents.lines import Line
from bot.documents.prose.dates import clock
from bot.documents.words.headings import TIMED_TABLE
from bot.documents.words.running_order import BREAK, ROW_NOT_BEFORE

_CLOCK = r"\d{1,2}[.:]\d{2}"
_ROW = re.compile(
    rf"^(?:kl\.?\s*)?(?P<start>{_CLOCK})(?:\s*(?:-|–|—|til)\s*(?:kl\.?\s*)?(?P<end>{_CLOCK})?)?\s*(?:[|:]\s*)?(?P<rest>.*)$",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"^(?:kl\.?\s*)?(?P<start>\d{1,2})(?:\s*[-–]\s*(?P<end>\d{1,2}))?\s+(?P<rest>[A-ZÆØÅ].*)$", re.IGNORECASE
)
_NO_TIME = re.compile(r"^[-–—]\s*(?:\|\s*)?(?P<rest>[^\W_].*)$")
_GARBLED = re.compile(r"^(?P<start>[\doOlI]{1,2}[.:][\doOlI]{2})\s+(?P<rest>\S.*)$")
NUMBERED = re.compile(r"^(?P<number>\d{1,4})\.\s+(?P<title>\S.*)$")
_NOT_BEFORE_A_ROW = re.compile(
    r"(?:\bkl\.?|\bfør|\btidligst|\bfra|\btil|\bog|\bden|\bd\.|\bi|\bpå|\bmed|\bca\.|[-–(,])$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    start: time | None
    end: time | None
    lines: tuple[Line, ...]  # the first without its time
    printed: str = ""  # the time as printed where it is none
    is_bare: bool = False  # opened by a dash instead of a time
    not_before: bool = False  # "Ikke før kl. 11.00" stands in the column of times

    @property
    def number(self) -> int:
        return self.lines[0].number


def rows(lines: Sequence[Line]) -> list[Row]:
    found: list[Row] = []
    for at, line in enumerate(lines):
        if TIMED_TABLE.match(line.text):
            continue  # a header row that is repeated on every page
        before = lines[at - 1] if at else None
        row = _opened(line, before, found=found)
        if row:
            found.append(row)
        elif found:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
    return [
        replace(row, lines=tuple(line for line in row.lines if line.text)) for row in found if _has_text(row)
    ]


def _has_text(row: Row) -> bool:
    return any(line.text for line in row.lines)


def _opened(line: Line, before: Line | None, *, found: Sequence[Row]) -> Row | None:
    if before and not line.row and _NOT_BEFORE_A_ROW.search(before.text):
        return None
    if match := _ROW.match(line.text) or ROW_NOT_BEFORE.match(line.text):
        return _timed(line, match) if line.row or _is_plausible(match, found) else None
    if line.row:
        return _row_of_table(line)
    if line.strong and _is_next(line, found):
        return Row(start=None, end=None, lines=(line,))
    if (match := _NO_TIME.match(line.text)) and before and _may_be_bare(match["rest"], before, found=found):
        return Row(start=None, end=None, lines=(replace(line, text=match["rest"]),), is_bare=True)
    return None


def _is_next(line: Line, found: Sequence[Row]) -> bool:
    """An item without a time, where all before it have numbers and this one's is higher."""
    numbers = [NUMBERED.match(text) for text in (*(row.lines[0].text for row in found), line.text)]
    known = [int(one["number"]) for one in numbers if one]
    return len(known) == len(numbers) and known[-1] > max(known[:-1], default=0)


def _timed(line: Line, match: re.Match[str]) -> Row:
    start = clock(match["start"])
    return Row(
        start=start,
        end=clock(match["end"]) if match["end"] else None,
        lines=(replace(line, text=match["rest"].strip()),),
        printed="" if start else match["start"],
        not_before=match.re is ROW_NOT_BEFORE,
    )


def _is_plausible(match: re.Match[str], found: Sequence[Row]) -> bool:
    """A time in running text that happens to open a line is followed by small words, or runs backwards."""
    rest = match["rest"].strip()
    start = clock(match["start"])
    latest = next((row.start for row in reversed(found) if row.start), None)
    if start is None or (latest and start < latest):
        return False
    opens_title = not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'»”“("
    return opens_title or bool(BREAK.match(rest))


def _row_of_table(line: Line) -> Row:
    for pattern in (_NO_TIME, _HOUR, _GARBLED):
        if match := pattern.match(line.text):
            groups = match.groupdict()
            start = clock(groups.get("start") or "")
            rest = replace(line, text=groups["rest"])
            printed = groups.get("start") or ""
            return Row(
                start=start,
                end=clock(groups.get("end") or ""),
                lines=(rest,),
                printed="" if start else printed,
            )
    return Row(start=None, end=None, lines=(line,))


def _may_be_bare(rest: str, before: Line, *, found: Sequence[Row]) -> bool:
    """In the column of times, not in a list: that follows a colon or another dash, and starts small."""
    is_list = before.text.endswith(":") or before.text.startswith(("-", "–"))
    return bool(found) and rest[0].isupper() and not is_list and before.text[-1] in ".!?)"
