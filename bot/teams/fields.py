"""Checked reading of the members of a JSON object from outside. What a member means is said in reading.py."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from bot.teams.turned_away import BadShape

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = Mapping[str, Json]

# Legal in JSON, refused by UTF-8 (lone surrogates) and by PostgreSQL's text (NUL).
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def text(source: JsonObject, name: str) -> str:
    """A text that must be there and not be empty."""
    found = optional_text(source, name)
    if not found:
        raise BadShape(name)
    return found


def optional_text(source: JsonObject, name: str) -> str | None:
    """None when absent or null; an empty text is a text."""
    found = source.get(name)
    if found is None:
        return None
    if not isinstance(found, str):
        raise BadShape(name)
    return storable_text(found)


def object_in(source: JsonObject, name: str) -> dict[str, Json]:
    found = optional_object(source, name)
    if found is None:
        raise BadShape(name)
    return found


def optional_object(source: JsonObject, name: str) -> dict[str, Json] | None:
    found = source.get(name)
    if found is None:
        return None
    if not isinstance(found, dict):
        raise BadShape(name)
    return found


def objects(source: JsonObject, name: str) -> tuple[dict[str, Json], ...]:
    """The objects of a list; empty when the list is absent or null."""
    found = source.get(name)
    if found is None:
        return ()
    if not isinstance(found, list):
        raise BadShape(name)
    listed = tuple(entry for entry in found if isinstance(entry, dict))
    if len(listed) != len(found):
        raise BadShape(name)
    return listed


def storable_text(value: str) -> str:
    """The text with lone surrogates and NUL replaced by U+FFFD."""
    return _UNSTORABLE.sub("\ufffd", value)


def storable(value: Json) -> Json:
    """The same value with every text in it storable."""
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, list):
        return [storable(entry) for entry in value]
    if isinstance(value, dict):
        return storable_object(value)
    return value


def storable_object(value: JsonObject) -> dict[str, Json]:
    return {storable_text(name): storable(entry) for name, entry in value.items()}
