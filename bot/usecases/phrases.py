"""How people ask about decisions: a phrase, then the words that they look for. Never the answers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.usecases.queries import QueryKind

PHRASES: dict[QueryKind, tuple[str, ...]] = {
    QueryKind.DECISIONS: (
        "beslutninger",
        "beslutning",
        "hvad blev der besluttet",
        "hvad blev besluttet",
        "hvad er der besluttet",
        "hvad er besluttet",
        "hvad besluttede vi",
        "hvad besluttede direktionen",
        "hvad har vi besluttet",
        "hvad har direktionen besluttet",
        "hvornår blev der besluttet",
        "hvornår besluttede vi",
        "decisions",
        "decision",
        "what was decided",
        "what is decided",
        "what has been decided",
        "what did we decide",
        "what have we decided",
        "when did we decide",
        "when was it decided",
    ),
    QueryKind.FOLLOW_UPS: (
        "opfølgning",
        "opfølgninger",
        "hvem følger op",
        "hvem skal følge op",
        "hvad skal jeg følge op",
        "hvem har ansvaret",
        "hvem er ansvarlig",
        "follow-ups",
        "follow ups",
        "followups",
        "who follows up",
        "who is following up",
        "who is responsible",
        "what do i follow up",
    ),
    QueryKind.GOALS: (
        "verdensmål",
        "verdensmålene",
        "sdg",
        "sdgs",
        "global goals",
        "sustainable development goals",
    ),
}
SMALL = frozenset({
    "om", "vedr", "vedrørende", "angående", "omkring", "for", "på", "i", "til", "af", "fra", "med", "den",
    "det", "de", "der", "et", "en", "og", "vores", "sag", "sagen", "punkt", "punktet", "møde", "mødet",
    "noget", "nogen", "nogle",
    "about", "on", "regarding", "concerning", "of", "to", "from", "in", "at", "the", "a", "an", "and", "our",
    "item", "something", "anything", "any",
})  # fmt: skip
"""They join the words that matter, and stand in almost every text."""

GOAL_WORDS = ("verdensmål", "verdensmålene", "verdensmålet", "sdg", "sdgs")
_JOINED = re.compile(r"\bsdg-?(?=\d)")
YEAR = re.compile(r"(?:19|20)\d\d")
_GOAL = re.compile(r"[1-9]|1[0-7]")


@dataclass(frozen=True)
class Asking:
    """`words` are blank where only the phrase was said; `year` where nothing else follows it, or a goal."""

    kind: QueryKind
    words: str = ""
    year: int | None = None
    goal: int | None = None


def asking(typed: str, *, likeness: Callable[[str, str], float], enough: float) -> Asking | None:
    """None where it does not begin like one of the phrases, or where a command of one word is all of it."""
    spoken = _JOINED.sub("sdg ", typed).split()
    scored = [
        (likeness(" ".join(spoken[:length]), phrase), length, kind)
        for kind, phrases in PHRASES.items()
        for phrase in phrases
        if (length := len(phrase.split())) <= len(spoken)
    ]
    score, length, kind = max(scored, default=(0, 0, QueryKind.HELP))
    if score < enough or len(spoken) == 1:
        return None
    rest = [word.strip("?!.,:;\"'»«()") for word in spoken[length:]]
    return _about(kind, [word for word in rest if word and word not in SMALL])


def _about(kind: QueryKind, meant: list[str]) -> Asking:
    is_of_goals = kind is QueryKind.GOALS
    numbers = meant if is_of_goals else meant[1:] if meant and meant[0] in GOAL_WORDS else []
    if numbers and _GOAL.fullmatch(numbers[0]):
        return _of_goal(QueryKind.DECISIONS if is_of_goals else kind, numbers)
    if is_of_goals and meant and not YEAR.fullmatch(meant[0]):
        return _worded(meant)
    if len(meant) == 1 and YEAR.fullmatch(meant[0]):
        return Asking(kind, year=int(meant[0]))
    return Asking(kind, " ".join(meant))


def _worded(meant: list[str]) -> Asking:
    """A goal by its name is looked for as it was written."""
    return Asking(QueryKind.DECISIONS, " ".join((GOAL_WORDS[0], *meant)))


def _of_goal(kind: QueryKind, meant: list[str]) -> Asking:
    goal, rest = int(meant[0]), meant[1:]
    is_year = len(rest) == 1 and YEAR.fullmatch(rest[0])
    year = int(rest[0]) if is_year else None
    return Asking(kind, "" if is_year else " ".join(rest), year=year, goal=goal)
