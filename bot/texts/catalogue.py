"""Reads the gettext catalogues beside it, `da.po` and `en.po`. Never decides who reads which.

The sources are read at start: a translator's change needs no compiler, and nothing compiled can go stale.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Catalogue:
    """`many` holds the pair for one and for several: Danish and English both count so."""

    single: Mapping[str, str]
    many: Mapping[str, tuple[str, str]]


@cache
def catalogue(language: str) -> Catalogue:
    single: dict[str, str] = {}
    many: dict[str, tuple[str, str]] = {}
    with (HERE / f"{language}.po").open("rb") as source:
        messages = read_po(source, locale=language, abort_invalid=True)
    for message in messages:
        if not message.id:
            continue  # the header of the file
        if isinstance(message.id, str):
            single[message.id] = str(message.string)
        else:
            forms = tuple(message.string or ())
            many[message.id[0]] = (forms[0], forms[1])
    return Catalogue(single=single, many=many)
