"""An Agenda as JSON between two processes, and back, checked field by field. Not the published form."""

import json
import types
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.domain.agenda import Agenda


class Garbled(Exception):  # noqa: N818 - a state word
    """The bytes are no Agenda."""


def packed(agenda: Agenda) -> bytes:
    return json.dumps(asdict(agenda), default=_text).encode()


def unpacked(data: bytes) -> Agenda:
    try:
        return _agenda(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Garbled from error


def _agenda(plain: object) -> Agenda:
    agenda = _value(Agenda, plain)
    if not isinstance(agenda, Agenda):
        raise TypeError(type(agenda).__name__)
    return agenda


def _text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _value(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - types of fields
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if plain is None else _value(get_args(kind)[0], plain)
    if origin is tuple:
        return tuple(_value(get_args(kind)[0], part) for part in _checked(list, plain))
    if origin is Mapping:
        return {
            _value(str, key): _value(get_args(kind)[1], part) for key, part in _checked(dict, plain).items()
        }
    if is_dataclass(kind):
        return _dataclass(kind, _checked(dict, plain))
    if issubclass(kind, date | time):
        return kind.fromisoformat(_checked(str, plain))
    return kind(plain) if issubclass(kind, StrEnum) else _checked(kind, plain)


def _dataclass(kind: Any, plain: dict[str, Any]) -> Any:  # noqa: ANN401 - any dataclass of a reading
    hints = get_type_hints(kind)
    return kind(**{one.name: _value(hints[one.name], plain[one.name]) for one in fields(kind)})


def _checked(kind: type[Any], plain: Any) -> Any:  # noqa: ANN401 - any JSON
    if type(plain) is not kind:
        raise TypeError(kind.__name__)
    return plain
