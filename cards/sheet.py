"""What a card is written on: the reader's words and the room there is. Never what stands on it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.texts import Words

MAX_BYTES = 80_000
"""Teams counts UTF-16 and refuses about 100 KB with 413; 80 KB is its advice.
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
"""

Thing = TypeVar("Thing")


class CardTooLarge(Exception):  # noqa: N818 - a state word, as all errors of this house
    """Even the tersest form of the card is over Teams' limit."""


@dataclass(frozen=True)
class Room:
    """How much a card may hold. `text`: characters of case text as JSON; `line`: of any other text.

    `rows`: of one list. `buttons`: how many of its rows may have their own.
    """

    text: int
    line: int
    rows: int
    buttons: int


TIGHT = 3_000

# From generous to terse: the first in which the card fits is used.
ROOMS = (
    Room(text=24_000, line=4_000, rows=200, buttons=60),
    Room(text=20_000, line=1_000, rows=200, buttons=60),
    Room(text=16_000, line=1_000, rows=120, buttons=40),
    Room(text=10_000, line=400, rows=120, buttons=20),
    Room(text=6_000, line=200, rows=100, buttons=10),
    Room(text=TIGHT, line=120, rows=60, buttons=6),
    Room(text=1_500, line=80, rows=25, buttons=4),
    Room(text=600, line=60, rows=8, buttons=2),
)


@dataclass(frozen=True)
class Sheet:
    words: Words
    room: Room

    @property
    def is_terse(self) -> bool:
        return self.room != ROOMS[0]

    @property
    def is_tight(self) -> bool:
        """So little room that only what matters most of each thing can stand."""
        return self.room.text <= TIGHT

    def first(self, things: Sequence[Thing]) -> tuple[Sequence[Thing], int]:
        """Those that there is room for, and how many are left out."""
        kept = things[: self.room.rows]
        return kept, len(things) - len(kept)


def size(card: dict[str, Any]) -> int:
    """Bytes as Teams counts them: two for each character of its JSON, which is ASCII here."""
    return 2 * len(json.dumps(card))


def encoded(text: str) -> int:
    """Characters of the text as JSON, where a Danish letter counts six."""
    return len(json.dumps(text)) - 2
