"""The words of a text with their Danish stems, so that every inflection is found. Never where they lie."""

import re
import unicodedata

from snowballstemmer.danish_stemmer import DanishStemmer

from bot.domain.search import Forms

_WORD = re.compile(r"[^\W_]+")
_RING = "\u030a"
_DANISH = {"aa": "å", "ae": "æ", "oe": "ø"}
"""How the letters are typed where a keyboard has none of them. å is a letter of its own and no a."""


def words(text: str) -> tuple[Forms, ...]:
    """Each once, in their order."""
    stemmer = DanishStemmer()  # not to be shared between threads
    return tuple(frozenset((word, str(stemmer.stemWord(word)))) for word in dict.fromkeys(_words(text)))


def forms(*texts: str | None) -> Forms:
    """Of all words of these texts."""
    return frozenset().union(*(word for text in texts if text for word in words(text)))


def stored(found: Forms) -> str:
    return " ".join(sorted(found))


def read(written: str) -> Forms:
    return frozenset(written.split())


def _words(text: str) -> list[str]:
    folded = _without_accents(unicodedata.normalize("NFC", text).casefold())
    for typed, letter in _DANISH.items():
        folded = folded.replace(typed, letter)
    return _WORD.findall(folded)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    kept = (char for char in apart if char == _RING or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(kept))
