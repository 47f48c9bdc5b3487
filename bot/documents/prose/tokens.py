"""Words of a sentence and what kind of word each is, seen alone. Nothing about who is meant."""

import re
from dataclasses import dataclass

from bot.documents.words.given_names import GIVEN_NAMES
from bot.documents.words.people import (
    CONJUNCTIONS,
    DEGREES,
    MODIFIERS,
    NOT_TITLES,
    OWNING_UNIT,
    PARTICLES,
    TITLE,
    UNIT,
    UNIT_PREPOSITIONS,
)

_TOKEN = re.compile(
    rf"(?:{'|'.join(sorted(DEGREES, key=len, reverse=True))})\.(?:[a-zæøå]+\.)*(?=\s)|"
    r"(?:[A-ZÆØÅ]\.)+(?=\s|-|,)|[^\W_](?:[\w’'/&+-]*[^\W_])?(?:\.(?=\s+[a-zæøå]))?-?|&|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.text.rstrip(".").casefold()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_initial(self) -> bool:
        return self.is_capital and self.text.endswith(".") and len(self.text.split(".")[0]) == 1

    @property
    def is_joint(self) -> bool:
        return self.text == "," or self.folded in CONJUNCTIONS

    @property
    def is_half(self) -> bool:
        """The first half of "HR- og lønchef"."""
        return len(self.text) > 1 and self.text.endswith("-")

    @property
    def is_preposition(self) -> bool:
        return self.folded in UNIT_PREPOSITIONS

    @property
    def is_title(self) -> bool:
        return bool(TITLE.match(self.folded)) and self.folded not in NOT_TITLES

    @property
    def is_definite(self) -> bool:
        found = TITLE.match(self.folded)
        return bool(found and found["definite"])

    @property
    def is_modifier(self) -> bool:
        return self.folded in MODIFIERS

    @property
    def is_particle(self) -> bool:
        return not self.is_capital and self.folded in PARTICLES

    def is_particle_between(self, before: "Token", following: "Token") -> bool:
        """As in "Jean-Luc de la Tour"."""
        inside = before.is_particle or (before.is_capital and not before.is_title)
        return self.is_particle and inside and (following.is_capital or following.is_particle)

    @property
    def is_degree(self) -> bool:
        """As in "dr.jur. Hans Gram"."""
        return self.text.endswith(".") and self.text.islower() and self.text.split(".")[0] in DEGREES

    @property
    def is_given_name(self) -> bool:
        return self.is_capital and any(
            part in GIVEN_NAMES for part in (self.folded, self.folded.split("-")[0])
        )

    @property
    def owns(self) -> bool:
        """A unit that can do something: "formandskabet", "Ledelsessekretariatet", "HR"."""
        return bool(OWNING_UNIT.search(self.folded)) and (
            self.is_capital or self.folded.endswith(("et", "en", "erne"))
        )

    @property
    def is_unit(self) -> bool:
        return self.is_capital and (
            bool(UNIT.match(self.folded)) or (self.text.isupper() and not self.is_initial)
        )


def tokens(text: str) -> list[Token]:
    return [Token(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
