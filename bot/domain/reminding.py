"""When the owner of a follow-up is reminded of it: one table. Never how that is stored, sent or said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, pairwise
from zoneinfo import ZoneInfo

from bot.domain.meeting import moment

AT = time(8, 0)
"""On the wall of the body's zone."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
_SATURDAY = 5


class Reminding(StrEnum):
    BEFORE = "before"
    ON_DAY = "on_day"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class ReminderRule:
    """`days`: on which days before or after the date. `when` says it in words, for the README."""

    kind: Reminding
    when: str
    days: Callable[[date], Iterator[date]]


def working_days_before(due_on: date, days: int) -> date:
    """Saturdays and Sundays do not count; holidays are not known here."""
    day = due_on
    while days:
        day -= _DAY
        days -= day.weekday() < _SATURDAY
    return day


RULES = (
    ReminderRule(
        Reminding.BEFORE,
        "3 working days before the date, at 8.00",
        lambda due_on: iter((working_days_before(due_on, 3),)),
    ),
    ReminderRule(Reminding.ON_DAY, "on the date, at 8.00", lambda due_on: iter((due_on,))),
    ReminderRule(
        Reminding.OVERDUE,
        "a week after the date, and every week from then on, at 8.00",
        lambda due_on: (due_on + number * _WEEK for number in count(1)),
    ),
)


@dataclass(frozen=True)
class Reminder:
    """Of use until the next one is due."""

    kind: Reminding
    day: date
    due_at: datetime
    expires_at: datetime


def reminders(due_on: date, *, zone: ZoneInfo, since: datetime, at: datetime) -> tuple[Reminder, ...]:
    """The one that is of use at that moment, if any, and the next; none that fell due before `since`, when
    the owner was told of it or something was said of it last.
    """
    coming = (one for one in _each(due_on, zone) if one.due_at > since and one.expires_at > at)
    first = next(coming)
    return (first, next(coming)) if first.due_at <= at else (first,)


def _each(due_on: date, zone: ZoneInfo) -> Iterator[Reminder]:
    days = ((rule.kind, day) for rule in RULES for day in rule.days(due_on))
    for (kind, day), (_, next_day) in pairwise(days):
        due_at, ends = (moment(on, AT, zone=zone).astimezone(UTC) for on in (day, next_day))
        yield Reminder(kind, day, due_at, ends)


def week_begins(at: datetime, zone: ZoneInfo) -> datetime:
    """The first Monday at 8.00 after that moment."""
    today = at.astimezone(zone).date()
    mondays = (today + timedelta(days=days - today.weekday()) for days in (0, 7))
    moments = (moment(monday, AT, zone=zone).astimezone(UTC) for monday in mondays)
    return next(one for one in moments if one > at)


def table() -> str:
    """The rules as Markdown, for the README."""
    return "\n".join(
        ["| reminder | when |", "|---|---|", *(f"| {_words(r.kind)} | {r.when} |" for r in RULES)]
    )


def _words(kind: Reminding) -> str:
    return kind.value.replace("_", " ")
