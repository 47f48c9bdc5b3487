"""When the owner of a follow-up is reminded: working days, weeks, midnight and the change of clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.reminding import Reminding, reminders, week_begins, working_days_before

ZONE = ZoneInfo("Europe/Copenhagen")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def there(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("due_on", "before"),
    [
        (date(2026, 5, 1), date(2026, 4, 28)),  # Friday, Tuesday
        (date(2026, 5, 4), date(2026, 4, 29)),  # Monday, Wednesday
        (date(2026, 5, 6), date(2026, 5, 1)),  # Wednesday, Friday
        (date(2026, 5, 3), date(2026, 4, 29)),  # Sunday, Wednesday
    ],
)
def test_a_weekend_is_no_working_day(due_on: date, before: date) -> None:
    assert working_days_before(due_on, 3) == before


def test_each_in_its_turn_and_every_week_when_it_is_overdue() -> None:
    due_on, at, found = date(2026, 5, 1), LONG_AGO, []
    for _ in range(5):
        one = reminders(due_on, zone=ZONE, since=LONG_AGO, at=at)[-1]
        found.append((one.kind, one.day))
        at = one.due_at
    assert found == [
        (Reminding.BEFORE, date(2026, 4, 28)),
        (Reminding.ON_DAY, due_on),
        *((Reminding.OVERDUE, date(2026, 5, day)) for day in (8, 15, 22)),
    ]


def test_it_is_of_use_until_the_next_one_is_due() -> None:
    due_on = date(2026, 5, 1)
    late = there(due_on, 7, 59)
    first, second = reminders(due_on, zone=ZONE, since=LONG_AGO, at=late)
    assert (first.kind, second.kind) == (Reminding.BEFORE, Reminding.ON_DAY)
    assert first.expires_at == second.due_at == there(due_on)
    assert [r.kind for r in reminders(due_on, zone=ZONE, since=LONG_AGO, at=there(due_on))] == [
        Reminding.ON_DAY,
        Reminding.OVERDUE,
    ]


def test_what_fell_due_before_something_was_said_of_it_is_not_said_afterwards() -> None:
    due_on = date(2026, 5, 1)
    since = there(date(2026, 4, 30), 20)
    assert [r.kind for r in reminders(due_on, zone=ZONE, since=since, at=since)] == [Reminding.ON_DAY]
    since = there(date(2026, 6, 30), 20)
    assert [r.day for r in reminders(due_on, zone=ZONE, since=since, at=since)] == [date(2026, 7, 3)]


@pytest.mark.parametrize(("due_on", "hour"), [(date(2026, 3, 29), 6), (date(2026, 10, 25), 7)])
def test_it_is_eight_on_the_wall_when_the_clocks_change(due_on: date, hour: int) -> None:
    day_before = datetime(due_on.year, due_on.month, due_on.day, 0, 0, tzinfo=UTC)
    [on_day] = (r for r in reminders(due_on, zone=ZONE, since=day_before, at=day_before))
    assert on_day.due_at == day_before + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("at", "monday"),
    [
        (there(date(2026, 3, 2), 7, 59), date(2026, 3, 2)),
        (there(date(2026, 3, 2)), date(2026, 3, 9)),
        (there(date(2026, 3, 8), 23, 59), date(2026, 3, 9)),
        (there(date(2026, 3, 28)), date(2026, 3, 30)),  # over the change of clocks
    ],
)
def test_a_week_begins_on_monday_at_eight(at: datetime, monday: date) -> None:
    assert week_begins(at, ZONE) == there(monday)
    assert week_begins(at.astimezone(UTC), ZONE) == there(monday)
