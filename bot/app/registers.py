"""People and bodies files (TOML) to the registers, the difference shown first. An unknown key is an error."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from bot.domain.ballot import DecisionRule
from bot.domain.body import DEFAULT_ZONE, Body
from bot.domain.errors import BadFile
from bot.domain.ids import BodyKey, ConversationId, Oid
from bot.domain.person import Person

R = TypeVar("R", bound="_Row")

_SPAN = re.compile(r"(\d+)\s*([dhm])")
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*-\s*([01]\d|2[0-3]):([0-5]\d)")
_LONGEST_SPAN = timedelta(days=365)
_UNITS = {"d": "days", "h": "hours", "m": "minutes"}


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class PersonRow(_Row):
    oid: str = Field(min_length=1)
    name: str = Field(min_length=1)
    title: str | None = None
    unit: str | None = None
    upn: str | None = None
    phone: str | None = None
    aliases: tuple[str, ...] = ()


class BodyRow(_Row):
    """Spans are like `1d`, `2h`, `15m`; quiet hours like `20:00-07:00`."""

    key: str = Field(min_length=1, pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    organisation: str = ""
    language: str = Field(default="da", pattern="^(da|en)$")
    time_zone: str = DEFAULT_ZONE
    secretary: tuple[str, ...] = ()
    chair: str | None = None
    directors: tuple[str, ...] = ()
    home: str | None = None
    place: str | None = None
    join_url: str | None = Field(default=None, pattern="^https?://")
    reminders: tuple[timedelta, ...] = (timedelta(days=1), timedelta(minutes=15))
    threshold: timedelta = timedelta(minutes=5)
    default_duration: timedelta = timedelta(minutes=15)
    closed_title_to_guest: bool = True
    decision_to_guest: bool = True
    quiet: tuple[time, time] | None = None
    rule: DecisionRule = DecisionRule.CHAIR
    quorum: int | None = Field(default=None, ge=1, strict=True)
    minutes_template: str | None = Field(default=None, min_length=1)

    @field_validator("reminders", mode="before")
    @classmethod
    def _spans(cls, written: object) -> object:
        return [_span(one) for one in written] if isinstance(written, list) else written

    @field_validator("threshold", "default_duration", mode="before")
    @classmethod
    def _one_span(cls, written: object) -> object:
        return _span(written)

    @field_validator("quiet", mode="before")
    @classmethod
    def _hours(cls, written: object) -> object:
        return _hours(written)

    @field_validator("time_zone")
    @classmethod
    def _zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder of zones
            raise ValueError("unknown time zone") from error
        return name

    @field_validator("quorum")
    @classmethod
    def _can_be_reached(cls, quorum: int | None, known: ValidationInfo) -> int | None:
        if quorum is not None and quorum > len(set(known.data.get("directors", ()))):
            raise ValueError("a quorum of more than there are directors")
        return quorum


def read_people(path: Path) -> tuple[Person, ...]:
    """Raises BadFile with file and key."""
    rows = _rows(path, "people", row=PersonRow)
    people = tuple(
        Person(
            oid=Oid(row.oid.lower()),
            name=row.name,
            title=row.title,
            unit=row.unit,
            upn=row.upn,
            phone=row.phone,
            aliases=row.aliases,
        )
        for row in rows
    )
    _refuse_twice(path, "oid", values=[p.oid for p in people])
    return people


def read_bodies(path: Path) -> tuple[Body, ...]:
    """A template's path counts from the folder of the file. Raises BadFile with file and key."""
    bodies = tuple(_body(row, folder=path.parent) for row in _rows(path, "bodies", row=BodyRow))
    _refuse_twice(path, "key", values=[b.key for b in bodies])
    return bodies


def with_known_home(body: Body, before: Body | None) -> Body:
    """A home that was bound in the chat stays where the file names none."""
    return replace(body, home=before.home) if before and body.home is None else body


def difference(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """One line per change: `+ key`, `- key`, `~ key: field, field`."""
    lines = [f"+ {key}" for key in after if key not in before]
    lines += [f"- {key}" for key in before if key not in after]
    for key in after:
        if key in before and before[key] != after[key]:
            lines.append(f"~ {key}: {', '.join(_changed(before[key], after[key]))}")
    return sorted(lines, key=lambda line: line[2:])


def _changed(before: Any, after: Any) -> list[str]:  # noqa: ANN401 - any two dataclasses of one type
    return [f.name for f in fields(before) if getattr(before, f.name) != getattr(after, f.name)]


def _body(row: BodyRow, *, folder: Path) -> Body:
    written = row.model_dump()
    written |= {
        "key": BodyKey(row.key),
        "secretary": _oids(row.secretary),
        "directors": _oids(row.directors),
        "chair": Oid(row.chair.lower()) if row.chair else None,
        "home": ConversationId(row.home) if row.home else None,
        "minutes_template": str((folder / row.minutes_template).resolve()) if row.minutes_template else None,
    }
    return Body(**written)


def _oids(written: Iterable[str]) -> tuple[Oid, ...]:
    return tuple(Oid(oid.lower()) for oid in written)


def _rows(path: Path, table: str, *, row: type[R]) -> list[R]:
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadFile(f"{path}: can't be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadFile(f"{path}: not TOML: {error}") from error
    strangers = sorted(set(read) - {table})
    if strangers:
        raise BadFile(f"{path}: unknown key {strangers[0]}")
    tables = read.get(table, [])
    if not isinstance(tables, list):
        raise BadFile(f"{path}: {table} must be written as [[{table}]]")
    return [_row(f"{path}: {table} {n}", written, row=row) for n, written in enumerate(tables, start=1)]


def _row(where: str, written: object, *, row: type[R]) -> R:
    try:
        return row.model_validate(written)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "row"
        what = "unknown key" if first["type"] == "extra_forbidden" else "can't be used: key"
        raise BadFile(f"{where}: {what} {key}") from error


def _refuse_twice(path: Path, key: str, *, values: list[str]) -> None:
    twice = sorted({value for value in values if values.count(value) > 1})
    if twice:
        raise BadFile(f"{path}: {key} {twice[0]} stands twice")


def _hours(written: object) -> tuple[time, time]:
    found = _HOURS.fullmatch(written.strip()) if isinstance(written, str) else None
    hours = [int(number) for number in found.groups()] if found else []
    if not found or hours[:2] == hours[2:]:
        raise ValueError("hours from and to are like 20:00-07:00")
    return time(hours[0], hours[1]), time(hours[2], hours[3])


def _span(written: object) -> timedelta:
    found = _SPAN.fullmatch(written.strip()) if isinstance(written, str) else None
    if found is None:
        raise ValueError("a span is like 1d, 2h or 15m")
    try:
        span = timedelta(**{_UNITS[found[2]]: int(found[1])})
    except OverflowError as error:
        raise ValueError("a span is a year at most") from error
    if span > _LONGEST_SPAN:
        raise ValueError("a span is a year at most")
    return span
