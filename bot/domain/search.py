"""What is looked for in agendas and decisions, and whether it stands there. Never who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.domain.meeting import MeetingStatus

Forms = frozenset[str]
"""A word as it was written and its stem, in small letters; or all those of a text."""

SHORTEST_PART = 4
"""Letters from which on a word is also found at either end of a longer one, as Danish joins them."""


@dataclass(frozen=True)
class Sought:
    """`words` must all be there. `first` and `last` are days of meetings. `is_decided`: only what is.
    `at_most`: so many of the newest are looked through.
    """

    words: tuple[Forms, ...] = ()
    first: date | None = None
    last: date | None = None
    is_decided: bool = False
    goal: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Findable:
    """An item as it was published, with what of it can be looked for. `decided` is of the decision that
    stands and its follow-ups.
    """

    item: ItemId
    meeting: MeetingId
    body: BodyKey
    held_on: date
    status: MeetingStatus
    is_decided: bool
    title: Forms
    decided: Forms
    text: Forms
    goals: tuple[int, ...] = ()

    def says(self, words: Iterable[Forms]) -> bool:
        return _all_stand(words, self.title | self.decided | self.text)

    def is_titled(self, words: Iterable[Forms]) -> bool:
        return _all_stand(words, self.title)


def stands(word: Forms, forms: Forms) -> bool:
    """Whole, or at the end of a compound."""
    if not word.isdisjoint(forms):
        return True
    parts = tuple(form for form in word if len(form) >= SHORTEST_PART)
    return any(form.startswith(parts) or form.endswith(parts) for form in forms) if parts else False


def _all_stand(words: Iterable[Forms], forms: Forms) -> bool:
    return all(stands(word, forms) for word in words)
