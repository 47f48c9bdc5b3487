"""People as the people file names them, and how a name in a document finds one. Never messages."""

import unicodedata
from dataclasses import dataclass

from bot.domain.ids import Oid


@dataclass(frozen=True)
class Person:
    oid: Oid
    name: str
    title: str | None = None
    unit: str | None = None
    upn: str | None = None
    phone: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


def titled(name: str | None, title: str | None) -> str:
    """`Jurist Pia Skovmand`, or what of it is known."""
    return " ".join(part for part in (title, name) if part)


def same_words(one: str, other: str) -> bool:
    return folded(one) == folded(other)


def named(name: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Everybody who bears that very name or alias; a caller acts only on exactly one."""
    meant = folded(name)
    return tuple(p for p in people if any(folded(own) == meant for own in p.names))


def folded(text: str) -> str:
    """Words without their case, blanks and the composition of accents.

    Look-alike letters and zero-width characters stay different: they are no match to act on.
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
