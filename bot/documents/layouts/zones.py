"""A document cut at its headings: head, sections, timed table, decisions, attachments. No items yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from bot.documents.lines import Line
from bot.documents.words.headings import (
    ATTACHMENTS,
    CASE_TEXT,
    DECISION,
    RECOMMENDATION,
    ROUTE,
    SIGNATURES,
    TIMED_TABLE,
    WRITTEN,
)

_INLINE_ATTACHMENTS = re.compile(r"^Bilag(?:sliste)?\s*:\s*(?P<rest>\S.*)$", re.IGNORECASE)


class ZoneKind(Enum):
    HEAD = auto()
    SECTION = auto()
    TABLE = auto()
    DECISIONS = auto()
    DECIDED_TABLE = auto()  # a timed table below the heading of the decisions
    ATTACHMENTS = auto()
    WRITTEN = auto()  # decided between meetings: nothing in it is of this one
    SIGNATURES = auto()  # nothing in it is of the meeting


_DECIDED = (ZoneKind.DECISIONS, ZoneKind.DECIDED_TABLE)
_BEFORE_SIGNATURES = (*_DECIDED, ZoneKind.WRITTEN, ZoneKind.ATTACHMENTS)
# An item may be called "Økonomi": within items fewer words are headings.
_EVERYWHERE = (*CASE_TEXT, *ROUTE, *RECOMMENDATION)
_SECTIONS_IN: dict[ZoneKind, Sequence[str]] = {
    ZoneKind.HEAD: _EVERYWHERE,
    ZoneKind.SECTION: _EVERYWHERE,
    ZoneKind.ATTACHMENTS: _EVERYWHERE,
    ZoneKind.WRITTEN: (),
    ZoneKind.SIGNATURES: (),
    ZoneKind.TABLE: RECOMMENDATION,
    ZoneKind.DECISIONS: (),
    ZoneKind.DECIDED_TABLE: (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    kind: ZoneKind
    heading: Line | None = None
    lines: tuple[Line, ...] = field(default=())

    @property
    def title(self) -> str:
        return self.heading.text.rstrip(" :") if self.heading else ""


def zones(lines: Sequence[Line]) -> list[Zone]:
    """At least one; the first is the head."""
    found = [Zone(kind=ZoneKind.HEAD)]
    for line in _with_whole_headers(lines):
        kind = _opened(line, found[-1].kind)
        if kind is None:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
        elif inline := _INLINE_ATTACHMENTS.match(line.text):
            found.append(Zone(kind=kind, heading=line, lines=(replace(line, text=inline["rest"]),)))
        else:
            found.append(Zone(kind=kind, heading=line))
    return found


def is_recommendation(zone: Zone) -> bool:
    return zone.heading is not None and _is_heading(zone.heading, RECOMMENDATION)


def _with_whole_headers(lines: Sequence[Line]) -> list[Line]:
    """Headers of tables that were cut: "Tid" and "Punkt" on two lines."""
    whole: list[Line] = []
    for line in lines:
        header = f"{whole[-1].text} {line.text}" if whole else ""
        if len(header) < 30 and TIMED_TABLE.match(header) and not TIMED_TABLE.match(line.text):  # noqa: PLR2004
            whole[-1] = replace(whole[-1], text=header)
        else:
            whole.append(line)
    return whole


def _opened(line: Line, current: ZoneKind) -> ZoneKind | None:
    if TIMED_TABLE.match(line.text):
        return _table_in(current)
    if _is_heading(line, ATTACHMENTS) or (
        _INLINE_ATTACHMENTS.match(line.text) and current is not ZoneKind.TABLE
    ):
        return ZoneKind.ATTACHMENTS
    if _is_heading(line, WRITTEN) and current in _DECIDED:
        return ZoneKind.WRITTEN
    if _is_heading(line, SIGNATURES) and current in _BEFORE_SIGNATURES:
        return ZoneKind.SIGNATURES
    if found := DECISION.match(line.text):
        return ZoneKind.DECISIONS if found["date"] or _may_be_bare(current) else None
    return ZoneKind.SECTION if _is_heading(line, _SECTIONS_IN[current]) else None


def _table_in(current: ZoneKind) -> ZoneKind | None:
    if current in (ZoneKind.TABLE, ZoneKind.DECIDED_TABLE):
        return None  # the header row, repeated on a further page
    return ZoneKind.DECIDED_TABLE if current is ZoneKind.DECISIONS else ZoneKind.TABLE


def _may_be_bare(current: ZoneKind) -> bool:
    return current in (ZoneKind.SECTION, ZoneKind.TABLE, ZoneKind.ATTACHMENTS)


def _is_heading(line: Line, headings: Sequence[str]) -> bool:
    return line.text.rstrip(" :").casefold() in {heading.casefold() for heading in headings}
