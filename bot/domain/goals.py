"""The seventeen Sustainable Development Goals as a text names them. Never guessed from what it is about."""

import re

GOALS = range(1, 18)

_UNITS = (
    r"(?:mio|mia|kr|procent|pct|timer|minutter|dage|uger|måneder|år|personer|per cent|hours|days|years)\b"
)
_NO_GOAL = rf"(?!\s*%|\.?\s*{_UNITS}|\.\s+(?-i:[a-zæøå])|[.-]\d{{1,2}}[.-]\d{{2}})"
"""What follows a percentage, an amount or a date."""
_NUMBER = rf"(?<!\d)\d{{1,2}}(?!\d)(?:\.\d\w?\b)?{_NO_GOAL}(?:\s*\([^()]*\))?"
"""A goal, or a target of it such as 13.2, with its name in brackets."""
_BETWEEN = r"\s*(?:,\s*(?:og|and|samt)?|\bog\b|\bsamt\b|\band\b|&|/|-|–|\btil\b|\bto\b)\s*"
_NAMED = re.compile(
    r"\b(?:verdensmål(?:ene|et|enes|ets|s)?|sdg(?:s|'er|'erne)?|(?:sustainable development|global) goals?)"
    rf"(?:\s+(?:nr\.?|nummer|no\.?|number))?[\s:#-]*({_NUMBER}(?:{_BETWEEN}(?:nr\.?\s*)?{_NUMBER})*)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(\d{1,2})(?:\.\d\w?)?(?:\s*\([^()]*\))?(\s*(?:-|–|\btil\b|\bto\b)\s*(?=\d))?")


def named_in(*texts: str | None) -> tuple[int, ...]:
    """Those that the words "verdensmål" or "SDG" stand before, a list or a span of them included."""
    found = {goal for text in texts if text for named in _NAMED.finditer(text) for goal in _listed(named[1])}
    return tuple(sorted(found))


def in_numbers(written: str) -> tuple[int, ...] | None:
    """As somebody lists them by hand: "3, 4 og 11"; none where nothing stands. None where it is no list."""
    numbers = re.split(r"(?:[\s,;/]|\bog\b|\band\b)+", written.strip())
    meant = [number for number in numbers if number]
    if not all(number.isascii() and number.isdigit() and int(number) in GOALS for number in meant):
        return None
    return tuple(sorted({int(number) for number in meant}))


def _listed(numbers: str) -> set[int]:
    listed: set[int] = set()
    since: int | None = None
    for number, onward in _ONE.findall(numbers):
        goal = int(number)
        listed |= set(range(goal if since is None else since, goal + 1))
        since = goal if onward else None
    return listed & set(GOALS)
