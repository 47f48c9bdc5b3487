"""Typed words to a query, typing errors forgiven. It never acts on a guess that is not close."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rapidfuzz import fuzz

from bot.usecases.phrases import asking
from bot.usecases.queries import QUERIES, Asked, QueryKind

CLOSE_ENOUGH = 78
"""Of 100: forgives a slip or two in a word (`dagsordn`, `beslutniger`), and keeps other words apart."""

_MONTHS = {
    "januar": 1, "january": 1, "februar": 2, "february": 2, "marts": 3, "march": 3, "april": 4,
    "maj": 5, "may": 5, "juni": 6, "june": 6, "juli": 7, "july": 7, "august": 8,
    "september": 9, "oktober": 10, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_DAY_FIRST = re.compile(r"\b(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_WRITTEN = re.compile(r"\b(?:den )?(\d{1,2})\.? ([a-zæøå]+)(?: (\d{4}))?\b")
_WITHOUT_DANISH = str.maketrans("øå", "oa", "") | {ord("æ"): "ae"}
_RELATIVE = {"i dag": 0, "today": 0, "i morgen": 1, "tomorrow": 1}


@dataclass(frozen=True)
class Query:
    """`rest` is what follows the command: the body's name after `home`, as typed; the words that are looked
    for in decisions and follow-ups.
    """

    kind: QueryKind
    day: date | None = None
    rest: str = ""
    year: int | None = None
    goal: int | None = None


def understand(text: str, *, today: date) -> Query | None:
    """None if nothing known is close to it."""
    typed = " ".join(text.split())
    home = _home(typed)
    if home:
        return home
    day, words = _without_date(typed.casefold().strip(" ?!.,:"), today)
    about = asking(words, likeness=_likeness, enough=CLOSE_ENOUGH)
    if about and not any(pattern.search(about.words) for pattern in (_DAY_FIRST, _ISO)):
        return Query(about.kind, day, rest=about.words, year=about.year, goal=about.goal)
    asked = _closest(words.strip(" ?!.,:"))
    if asked is None:
        return None
    if asked.kind is QueryKind.AGENDA and day is None:
        return Query(QueryKind.NEXT_AGENDA)
    if asked.kind is QueryKind.NEXT_AGENDA and day:
        return Query(QueryKind.AGENDA, day)
    return Query(asked.kind, day)


def _home(typed: str) -> Query | None:
    first, _, rest = typed.partition(" ")
    is_home = first.casefold() in {"home", "hjem"}
    return Query(QueryKind.HOME, rest=rest.strip()) if is_home and rest.strip() else None


def _closest(words: str) -> Asked | None:
    scored = [
        (_likeness(words, phrase), asked)
        for asked in QUERIES
        for phrase in (asked.da, asked.en, *asked.further)
    ]
    score, best = max(scored, key=lambda pair: pair[0])
    return best if score >= CLOSE_ENOUGH else None


def _likeness(typed: str, phrase: str) -> float:
    return fuzz.ratio(_folded(typed), _folded(phrase))


def _folded(words: str) -> str:
    """As typed without Danish letters: æ is written ae, ø is o or oe, å is a or aa."""
    plain = words.translate(_WITHOUT_DANISH)
    return plain.replace("oe", "o").replace("aa", "a")


def _without_date(words: str, today: date) -> tuple[date | None, str]:
    """A day that does not exist is left standing, so that the words are not understood."""
    for phrase, days in _RELATIVE.items():
        if re.search(rf"\b{phrase}\b", words):
            return today + timedelta(days=days), _cut(words, phrase)
    for found, (year, month, day) in _candidates(words, today):
        try:
            return date(year, month, day), _cut(words, found)
        except ValueError:
            continue
    return None, words


def _candidates(words: str, today: date) -> list[tuple[str, tuple[int, int, int]]]:
    found = [(m[0], (int(m[3]), int(m[2]), int(m[1]))) for m in _DAY_FIRST.finditer(words)]
    found += [(m[0], (int(m[1]), int(m[2]), int(m[3]))) for m in _ISO.finditer(words)]
    found += [
        (m[0], (int(m[3] or today.year), _MONTHS[m[2]], int(m[1])))
        for m in _WRITTEN.finditer(words)
        if m[2] in _MONTHS
    ]
    return found


def _cut(words: str, part: str) -> str:
    return " ".join(words.replace(part, " ", 1).split())
