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
        "decisions",
        "decision",
        "what was decided",
        "what is decided",
        "what has been decided",
        "what did we decide",
        "what have we decided",
    ),
    QueryKind.FOLLOW_UPS: (
        "opfølgning",
        "opfølgninger",
        "hvem følger op",
        "hvem skal følge op",
        "follow-ups",
        "follow ups",
        "followups",
        "who follows up",
        "who is following up",
    ),
}
SMALL = frozenset(
    [
        "om",
        "vedr",
        "vedrørende",
        "angående",
        "omkring",
        "for",
        "på",
        "i",
        "til",
        "af",
        "fra",
        "med",
        "den",
        "det",
        "de",
        "der",
        "et",
        "en",
        "og",
        "vores",
        "sag",
        "sagen",
        "punkt",
        "punktet",
        "møde",
        "mødet",
        "about",
        "on",
        "regarding",
        "concerning",
        "of",
        "to",
        "from",
        "in",
        "at",
        "the",
        "a",
        "an",
        "and",
        "our",
        "item",
    ]
)
"""They join the words that matter, and stand in almost every text."""

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Asking:
    """`words` are blank where only the phrase was said; `year` stands alone."""

    kind: QueryKind
    words: str = ""
    year: int | None = None


def asking(typed: str, *, likeness: Callable[[str, str], float], enough: float) -> Asking | None:
    """None where it does not begin like one of the phrases, or where a command of one word is all of it."""
    spoken = typed.split()
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
    meant = [word for word in rest if word and word not in SMALL]
    if len(meant) == 1 and _YEAR.fullmatch(meant[0]):
        return Asking(kind, year=int(meant[0]))
    return Asking(kind, " ".join(meant))
