"""One item from its title, text and decision, with the doubts about it. Nothing of where these stood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.documents.head import absences
from bot.documents.lines import Line
from bot.documents.prose.follow_ups import Owned, owned_tasks
from bot.documents.prose.guest_list import Invited, merged
from bot.documents.prose.guests import Tense, Unclear, invited
from bot.documents.prose.outcomes import Verdict, verdict
from bot.documents.prose.passage import Passage, joined
from bot.documents.prose.timing import Timing, of_text, of_title
from bot.documents.words.guests import APART
from bot.documents.words.headings import CLOSED_ALONE, CLOSED_TITLE, OPEN_TITLE
from bot.domain.agenda import AgendaAbsence, AgendaDecision, AgendaItem, Doubt, Outcome, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    title: Sequence[Line]
    text: Sequence[Line] = ()
    decision: Sequence[Line] = ()
    start: time | None = None
    end: time | None = None
    open: bool | None = None  # of the case or group that holds the item
    not_before: bool = False  # said where the time stands


def item(parts: Parts, position: int) -> tuple[AgendaItem, list[Problem]]:
    text, decided = joined(parts.text), joined(parts.decision)
    title, is_open, in_title = _title(joined(parts.title).text, parts)
    timing = in_title.also(of_text(text, parts.start))
    before, unclear_before = invited(text, Tense.BEFORE)
    after, unclear_after = invited(decided, Tense.AFTER)
    guests = merged([*before, *after])
    ruling = verdict(decided.text, agenda_text=text.text) if decided.text else None
    tasks = owned_tasks(decided, agenda_text=text.text)
    read = AgendaItem(
        title=title,
        start=parts.start or timing.earliest,
        end=parts.end,
        duration_minutes=timing.duration,
        not_before=parts.not_before or timing.not_before,
        presentation_minutes=timing.presentation,
        open=is_open,
        description=text.text or None,
        guests=tuple(one.guest for one in guests),
        decision=_decision(decided, ruling, tasks=tasks),
        postponed_to=ruling.postponed_to if ruling else None,
        absent=_apart(decided),
    )
    problems = [
        *_guest_problems(guests, [*unclear_before, *unclear_after]),
        *_decision_problems(decided, ruling, tasks=tasks),
        *_timing_problems(timing, parts),
    ]
    if title is None:
        problems.append(Problem(line=None, doubt=Doubt.TITLE_MISSING))
    return read, [replace(problem, item=position) for problem in problems]


def _apart(decided: Passage) -> tuple[AgendaAbsence, ...]:
    found = (APART.match(sentence.text) for sentence in decided.sentences())
    return tuple(absence for one in found if one for absence in absences(one["names"]))


def _title(printed: str, parts: Parts) -> tuple[str | None, bool | None, Timing]:
    """Without words of openness, and without brackets of times on either side of these."""
    title, outer = of_title(printed, parts.start)
    if CLOSED_ALONE.match(title):
        return title, False, outer
    for pattern, is_open in ((CLOSED_TITLE, False), (OPEN_TITLE, True)):
        if pattern.search(title):
            bare, inner = of_title(pattern.sub("", title).strip(), parts.start)
            return bare or None, is_open, outer.also(inner)
    return title or None, parts.open, outer


def _timing_problems(timing: Timing, parts: Parts) -> list[Problem]:
    if timing.unsure is None:
        return []
    line = next((one.number for one in (*parts.title, *parts.text)), None)
    return [Problem(line=line, doubt=Doubt.TIME_UNSURE, about=timing.unsure)]


def _decision(decided: Passage, ruling: Verdict | None, *, tasks: Sequence[Owned]) -> AgendaDecision | None:
    if ruling is None:
        return None
    return AgendaDecision(
        text=decided.text,
        outcome=ruling.outcome,
        points=ruling.points,
        follow_ups=tuple(dict.fromkeys(owned.follow_up for owned in tasks)),
    )


def _guest_problems(guests: Sequence[Invited], unclear: Sequence[Unclear]) -> list[Problem]:
    unnamed = [
        Problem(line=one.line, doubt=Doubt.GUEST_UNNAMED, about=one.guest.title or "")
        for one in guests
        if not one.guest.name
    ]
    unsure = [
        Problem(
            line=one.line, doubt=Doubt.GUEST_UNSURE, about=f"{one.guest.title or ''} {one.guest.name}".strip()
        )
        for one in guests
        if one.guest.name and not one.sure
    ]
    untitled = [
        Problem(line=one.line, doubt=Doubt.GUEST_UNTITLED, about=one.guest.name)
        for one in guests
        if one.guest.name and one.sure and not one.guest.title
    ]
    open_questions = [Problem(line=one.line, doubt=Doubt.GUEST_UNSURE, about=one.words) for one in unclear]
    return [*unnamed, *unsure, *untitled, *open_questions]


def _decision_problems(decided: Passage, ruling: Verdict | None, *, tasks: Sequence[Owned]) -> list[Problem]:
    found = [
        Problem(line=owned.line, doubt=Doubt.OWNER_UNSURE, about=owned.follow_up.owner)
        for owned in tasks
        if not owned.sure
    ]
    if ruling and ruling.outcome is Outcome.NONE and not ruling.is_said:
        found.append(Problem(line=decided.line_at(0), doubt=Doubt.OUTCOME_UNSURE, about=decided.text))
    return found
