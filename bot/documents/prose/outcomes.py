"""What a decision's text decides. Only decisions are read here: never recommendations, never titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.documents.prose.dates import dates
from bot.documents.prose.passage import plain, sentences
from bot.documents.words.guests import ANOTHER_MEETING
from bot.documents.words.outcomes import (
    ANOTHER_ITEM,
    NO_REMARKS,
    NOT_OUTCOMES,
    NOTHING,
    OUTCOMES,
    POINT,
    REMARKS,
    VOTES,
)
from bot.domain.agenda import AgendaPoint, Outcome

_CLAUSE = re.compile(r"(?<=[,;])\s+(?=(?:og|men|mens|idet|dog)\s)|(?<=;)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    outcome: Outcome
    is_said: bool  # False: no phrase of the vocabulary was found
    points: tuple[AgendaPoint, ...] = ()
    postponed_to: date | None = None


def verdict(decision: str, *, agenda_text: str) -> Verdict:
    """`agenda_text` is the item's own text before the meeting: what is repeated from it decides nothing."""
    if points := _points(decision):
        return Verdict(
            outcome=points[0].outcome, is_said=True, points=points, postponed_to=_postponed_to([decision])
        )
    clauses = _own_clauses(decision, agenda_text)
    outcome = _outcome(clauses) or _outcome(_clauses(decision))
    return Verdict(
        outcome=outcome or Outcome.NONE,
        is_said=outcome is not None or bool(NOTHING.match(decision)),
        postponed_to=_postponed_to(clauses) if outcome is Outcome.POSTPONED else None,
    )


def _points(decision: str) -> tuple[AgendaPoint, ...]:
    marks = list(POINT.finditer(decision))
    ends = [*(mark.start() for mark in marks[1:]), len(decision)]
    return tuple(
        _point(int(mark["point"]), decision[mark.end() : end]) for mark, end in zip(marks, ends, strict=False)
    )


def _point(number: int, text: str) -> AgendaPoint:
    votes = VOTES.search(text)
    return AgendaPoint(
        point=number,
        outcome=_outcome([sentence.text for sentence in sentences(text)]) or Outcome.NONE,
        votes_for=int(votes["for"]) if votes else None,
        votes_against=int(votes["against"]) if votes else None,
    )


def _own_clauses(decision: str, agenda_text: str) -> list[str]:
    repeated = {plain(sentence.text) for sentence in sentences(agenda_text)}
    said = [sentence.text for sentence in sentences(decision) if plain(sentence.text) not in repeated]
    return [clause for sentence in said for clause in _clauses(sentence)]


def _clauses(text: str) -> list[str]:
    """Without those about another item or another meeting."""
    whole = [sentence.text for sentence in sentences(text) if not _is_about_another_meeting(sentence.text)]
    clauses = [clause for sentence in whole for clause in _CLAUSE.split(sentence)]
    return [clause for clause in clauses if not ANOTHER_ITEM.search(clause)]


def _is_about_another_meeting(sentence: str) -> bool:
    return bool(ANOTHER_MEETING.search(sentence)) and bool(re.search(r"\d", sentence))


def _outcome(clauses: Sequence[str]) -> Outcome | None:
    heard = [NOT_OUTCOMES.sub("", clause) for clause in clauses]
    for outcome, pattern in OUTCOMES:
        if any(pattern.search(clause) for clause in heard):
            return _with_remarks(outcome, heard)
    return None


def _with_remarks(outcome: Outcome, clauses: Sequence[str]) -> Outcome:
    text = " ".join(clauses)
    if outcome is Outcome.APPROVED and REMARKS.search(NO_REMARKS.sub("", text)):
        return Outcome.APPROVED_WITH_REMARKS
    return outcome


def _postponed_to(clauses: Sequence[str]) -> date | None:
    pattern = dict(OUTCOMES)[Outcome.POSTPONED]
    for clause in clauses:
        if found := pattern.search(clause):
            return next((day for day, where in dates(clause) if where.start() > found.start()), None)
    return None
