"""A reading in the published form, agenda.schema.json. One way only: nothing is read back from it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from bot.domain.agenda import Agenda, AgendaPoint, Doubt, Problem

_RENAMED = {"starts": "from", "ends": "to", "votes_for": "for", "votes_against": "against"}

# What `problems[].message` says; the words of the document follow.
_MESSAGES = {
    Doubt.DATE_MISSING: "no date of the meeting was found",
    Doubt.BODY_MISSING: "no board or committee was found",
    Doubt.TITLE_MISSING: "an item has no title",
    Doubt.TITLE_UNSURE: "this may or may not be the whole title",
    Doubt.TIME_MISSING: "the item has no time",
    Doubt.TIME_UNREADABLE: "this is no time of day",
    Doubt.TIME_OUT_OF_ORDER: "this time lies before the time of the item above",
    Doubt.TIME_UNSURE: "what is said of the time contradicts itself",
    Doubt.GUEST_UNNAMED: "a guest is named by function or unit only",
    Doubt.GUEST_UNSURE: "it is not sure who is meant as a guest",
    Doubt.GUEST_UNTITLED: "a guest is named without a title",
    Doubt.OPENNESS_MISSING: "the document does not say whether the case is open or closed",
    Doubt.OUTCOME_UNSURE: "no outcome was recognised in the decision",
    Doubt.DECISION_UNMATCHED: "this text of the minutes belongs to no item of the agenda",
    Doubt.DECISION_MISSING: "the minutes have no decision on this item",
    Doubt.OWNER_UNSURE: "it is not sure who follows up",
    Doubt.ATTACHMENT_UNSURE: "an attachment lacks its title, or whether it is open or closed",
}


def as_json(agenda: Agenda) -> dict[str, Any]:
    """Plain data, ready for `json.dumps`."""
    plain: dict[str, Any] = _plain(agenda)
    return plain


def message(problem: Problem) -> str:
    return f"{_MESSAGES[problem.doubt]}: {problem.about}" if problem.about else _MESSAGES[problem.doubt]


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON
    if is_dataclass(value):
        return _object(value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return _scalar(value)


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, Problem):
        return {"line": value.line, "message": message(value)}
    if isinstance(value, AgendaPoint):  # votes are left out where none were counted
        return {key: part for key, part in _fields(value).items() if part is not None or key == "point"}
    return _fields(value)


def _scalar(value: object) -> object:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def _fields(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any dataclass of a reading
    return {_RENAMED.get(one.name, one.name): _plain(getattr(value, one.name)) for one in fields(value)}
