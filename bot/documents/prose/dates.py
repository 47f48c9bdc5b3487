"""Dates and clock times as Danish documents print them. A date without a year is no date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from bot.documents.words.joining import MONTHS

_CLOCK = r"\d{1,2}[.:]\d{2}(?!\d|[.:]\d)"
_DASH = r"\s*(?:-|–|—|til)\s*"
_SPAN = re.compile(
    rf"\b(?:fra\s+)?kl(?:okken|\.)?\s*(?P<start>{_CLOCK}|\d{{1,2}}(?!\d|[./:]\d))"
    rf"(?:{_DASH}(?:kl\.?\s*)?(?P<end>{_CLOCK}|\d{{1,2}}(?!\d|[./:]\d)))?",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"\b(?:indtil|til)\s+kl\.?\s*(?P<end>{_CLOCK}|\d{{1,2}}\b)", re.IGNORECASE)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    r"\b(?P<day>\d{1,2})(?:"
    rf"\.?\s*-?\s*(?P<month>{_MONTH})\b\.?,?[\s-]*(?P<year>\d{{4}})"
    r"|(?P<mark>[-./])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4})"
    r")\b",
    re.IGNORECASE,
)
DAY_AND_MONTH = re.compile(rf"\b\d{{1,2}}\.?\s*(?:{_MONTH})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    start: time | None = None
    end: time | None = None


def clock(text: str) -> time | None:
    """`9.30`, `09:30` or `9`; None where that is no time of day."""
    hour, _, minute = text.strip().replace(":", ".").partition(".")
    if not (hour.isdigit() and (minute or "0").isdigit()) or int(hour) > 23 or int(minute or 0) > 59:  # noqa: PLR2004
        return None
    return time(int(hour), int(minute or 0))


def span(text: str) -> Span:
    """The first `kl. a-b` of the text."""
    if (until := _UNTIL.search(text)) and not (_SPAN.search(text[: until.start()])):
        return Span(end=clock(until["end"]))
    found = _SPAN.search(text)
    if not found:
        return Span()
    return Span(clock(found["start"]), clock(found["end"]) if found["end"] else None)


def dates(text: str) -> Iterator[tuple[date, re.Match[str]]]:
    for found in DATE.finditer(text):
        month = MONTHS[found["month"].casefold()] if found["month"] else int(found["m"])
        try:
            yield date(int(found["year"] or found["y"]), month, int(found["day"])), found
        except ValueError:  # 31-02-2024 is printed, but is no day
            continue


def first_date(text: str) -> date | None:
    return next((day for day, _ in dates(text)), None)
