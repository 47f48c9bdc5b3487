"""Layout L1: one case that wraps all items, a table of times, decisions after it. No other family."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from bot.documents.attachments import attachments
from bot.documents.case import recommendations, section
from bot.documents.decided import Decided, decided
from bot.documents.head import Head, head, organisation
from bot.documents.item import Parts, item
from bot.documents.item_numbers import numbers, titles_without_numbers, without_numbers
from bot.documents.layouts.zones import Zone, ZoneKind, is_recommendation, zones
from bot.documents.lines import Line, Source
from bot.documents.prose.dates import first_date
from bot.documents.prose.passage import joined
from bot.documents.rests import rest, untimed, without_rests
from bot.documents.slots import Row, rows
from bot.documents.title_marks import Halves, halves
from bot.documents.titles import Opening, length, openings
from bot.documents.words.headings import CASE_OPENNESS, DECISION, LEAD_IN
from bot.domain.agenda import (
    Agenda,
    AgendaCase,
    AgendaItem,
    AgendaKind,
    Doubt,
    Problem,
    Unreadable,
)

_CASE_TITLE = re.compile(r"\bpunkter til behandling\b", re.IGNORECASE)
_TABLES = (ZoneKind.TABLE, ZoneKind.DECIDED_TABLE)


def likeness(source: Source) -> float:
    parts = zones(source.lines)
    tables = any(zone.kind in _TABLES for zone in parts)
    decisions = sum(1 for zone in parts if _decided_on(zone))
    is_case = any(CASE_OPENNESS.match(line.text) or _CASE_TITLE.search(line.text) for line in source.lines)
    return min(1.0, 0.6 * tables + (0.5 if decisions == 1 else 0.0) + 0.3 * is_case)


def read(source: Source) -> Agenda:
    parts = zones(source.lines)
    facts = _head(parts, source)
    case, case_problems = _case(parts)
    minutes = decided(without_rests(_lines(parts, ZoneKind.DECISIONS)))
    table = [(zone.kind, row) for zone in parts if zone.kind in _TABLES for row in rows(zone.lines)]
    rests = [(row, found) for _, row in table if (found := rest(row))]
    slots = [row for _, row in table if rest(row) is None]
    if printed := numbers(slots):
        slots = without_numbers(slots)
        minutes = replace(minutes, lines=titles_without_numbers(minutes.lines, slots, printed=printed))
    slots = _confirmed(slots, minutes.lines)
    titles = openings([row.lines for row in slots], minutes.lines)
    is_decided = any(kind is ZoneKind.DECIDED_TABLE for kind, _ in table)
    entries = _from_decided_table(slots) if is_decided else _entries(slots, minutes.lines, titles=titles)
    items, item_problems = _items(entries, printed, is_open=case.open)
    if not items:
        raise Unreadable("No items were found in this document.")
    return Agenda(
        organisation=organisation([*source.furniture, *parts[0].lines], source.lines, body=facts.body),
        body=facts.body,
        kind=_kind(items, has_agenda=bool(slots) and not is_decided),
        number=facts.number,
        date=facts.date,
        start=facts.start,
        end=facts.end or minutes.end,
        place=facts.place,
        absent=facts.absent or minutes.absent,
        case=case,
        breaks=tuple(found for _, found in rests),
        items=items,
        problems=(
            *_head_problems(facts, parts[0]),
            *case_problems,
            *_slot_problems(slots, items),
            *(problem for row, found in rests for problem in untimed(row, found)),
            *_unmatched(minutes, titles, has_agenda=bool(slots)),
            *_undecided(slots, items),
            *item_problems,
        ),
    )


def _lines(parts: Sequence[Zone], kind: ZoneKind) -> list[Line]:
    return [line for zone in parts if zone.kind is kind for line in zone.lines]


def _decided_on(zone: Zone) -> re.Match[str] | None:
    found = DECISION.match(zone.heading.text) if zone.heading else None
    return found if found and found["date"] else None


def _head(parts: Sequence[Zone], source: Source) -> Head:
    """The date of the head, else of "Beslutning i X den D"; never one of running text."""
    facts = head(parts[0].lines, source.furniture)
    decision = next((found for zone in parts if (found := _decided_on(zone))), None)
    if decision is None:
        return facts
    body = (decision["body"] or "").strip()
    return replace(facts, body=facts.body or body or None, date=facts.date or first_date(decision["date"]))


def _head_problems(facts: Head, zone: Zone) -> list[Problem]:
    line = zone.lines[0].number if zone.lines else None
    missing = ((facts.body, Doubt.BODY_MISSING), (facts.date, Doubt.DATE_MISSING))
    return [Problem(line=line, doubt=doubt) for value, doubt in missing if value is None]


def _case(parts: Sequence[Zone]) -> tuple[AgendaCase, list[Problem]]:
    sections: dict[str, str] = {}
    recommended: tuple[str, ...] = ()
    for zone, following in pairwise([*parts, None]):
        if zone and zone.kind is ZoneKind.SECTION:
            text = section(zone.lines, before_table=following is not None and following.kind in _TABLES)
            sections |= {zone.title: text} if text else {}
            recommended = recommended or (recommendations(zone.lines) if is_recommendation(zone) else ())
    attached, problems = attachments(_lines(parts, ZoneKind.ATTACHMENTS))
    is_open = next(
        (bool(found["open"]) for line in parts[0].lines if (found := CASE_OPENNESS.match(line.text))), None
    )
    if is_open is None:
        problems.append(
            Problem(line=parts[0].lines[0].number if parts[0].lines else None, doubt=Doubt.OPENNESS_MISSING)
        )
    case = AgendaCase(open=is_open, sections=sections, recommendations=recommended, attachments=attached)
    return case, problems


def _confirmed(slots: Sequence[Row], minutes: Sequence[Line]) -> list[Row]:
    """Where there are minutes, a dash that opens no title of theirs belongs to the text above it."""
    if not any(row.is_bare for row in slots):
        return list(slots)
    known = {opening.item for opening in openings([row.lines for row in slots], minutes)}
    kept: list[Row] = []
    for number, row in enumerate(slots):
        if row.is_bare and minutes and number not in known and kept:
            kept[-1] = replace(kept[-1], lines=(*kept[-1].lines, *row.lines))
        else:
            kept.append(row)
    return kept


def _entries(slots: Sequence[Row], minutes: Sequence[Line], *, titles: Sequence[Opening]) -> list[Parts]:
    ends = [*(title.at for title in titles[1:]), len(minutes)]
    halved = {
        title: halves(minutes[title.at : end], title.letters)
        for title, end in zip(titles, ends, strict=False)
    }
    own = {title.item: title for title in titles if title.item is not None}
    planned = [_planned(row, own.get(number), halved=halved) for number, row in enumerate(slots)]
    unplanned = [
        Parts(title=printed, decision=decision)
        for title, (printed, decision) in halved.items()
        if title.item is None
    ]
    return [*planned, *unplanned]


def _planned(row: Row, title: Opening | None, *, halved: dict[Opening, Halves]) -> Parts:
    printed, text = halves(row.lines, (title.item_letters if title else None) or length(row.lines))
    decision = halved[title][1] if title else ()
    return Parts(
        title=printed,
        text=text,
        decision=decision,
        start=row.start,
        end=row.end,
        not_before=row.not_before,
    )


def _from_decided_table(slots: Sequence[Row]) -> list[Parts]:
    halved = [(row, halves(row.lines, length(row.lines))) for row in slots]
    return [
        Parts(title=title, decision=decision, start=row.start, end=row.end, not_before=row.not_before)
        for row, (title, decision) in halved
    ]


def _items(
    entries: Sequence[Parts], printed: Sequence[str], *, is_open: bool | None
) -> tuple[tuple[AgendaItem, ...], list[Problem]]:
    read = [item(replace(parts, open=is_open), position) for position, parts in enumerate(entries)]
    numbered = (replace(one, number=number) for (one, _), number in zip_longest(read, printed))
    return tuple(numbered), [problem for _, problems in read for problem in problems]


def _kind(items: Sequence[AgendaItem], *, has_agenda: bool) -> AgendaKind:
    if not any(one.decision for one in items):
        return AgendaKind.AGENDA
    return AgendaKind.BOTH if has_agenda else AgendaKind.MINUTES


def _slot_problems(slots: Sequence[Row], items: Sequence[AgendaItem]) -> list[Problem]:
    """By the item's time, which may stand in its title."""
    problems = []
    latest = None
    for position, (row, one) in enumerate(zip(slots, items, strict=False)):
        if one.start is None:
            doubt = Doubt.TIME_UNREADABLE if row.printed else Doubt.TIME_MISSING
            problems.append(Problem(line=row.number, doubt=doubt, about=row.printed, item=position))
        elif latest and one.start < latest:
            problems.append(
                Problem(
                    line=row.number, doubt=Doubt.TIME_OUT_OF_ORDER, about=f"{one.start:%H:%M}", item=position
                )
            )
        latest = one.start or latest
    return problems


def _unmatched(minutes: Decided, titles: Sequence[Opening], *, has_agenda: bool) -> list[Problem]:
    """Titles that no item has, and text before the first title that does more than lead to it."""
    lines = [minutes.lines[title.at] for title in titles if not title.sure]
    doubt = Doubt.DECISION_UNMATCHED if has_agenda else Doubt.TITLE_UNSURE
    problems = [Problem(line=line.number, doubt=doubt, about=line.text) for line in lines]
    preface = minutes.lines[: titles[0].at if titles else len(minutes.lines)]
    about = joined(preface).text
    if preface and not LEAD_IN.search(about):
        problems.append(Problem(line=preface[0].number, doubt=Doubt.DECISION_UNMATCHED, about=about))
    return problems


def _undecided(slots: Sequence[Row], items: Sequence[AgendaItem]) -> list[Problem]:
    if not any(one.decision for one in items):
        return []
    return [
        Problem(
            line=row.number, doubt=Doubt.DECISION_MISSING, about=items[position].title or "", item=position
        )
        for position, row in enumerate(slots)
        if items[position].decision is None
    ]
