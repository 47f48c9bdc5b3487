"""Reminders on every day until 2036 on which the clocks change, on leap days, at the turn of the year, and
when the rules themselves change. What is right is reckoned here in another way than in the code.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from zone_rules import clock_changes, other_rules

from bot.domain.body import Body
from bot.domain.ids import BodyKey, GuestId, MeetingId, Oid
from bot.domain.meeting import moment
from bot.domain.slot import Slot, Told, over_at, reminder_at
from bot.domain.telling import remindings

COPENHAGEN = "Europe/Copenhagen"
NUUK = "America/Nuuk"
LAST = 2036
DAY, HOUR, QUARTER = timedelta(days=1), timedelta(hours=1), timedelta(minutes=15)
TIMES = [
    time(h, m) for h, m in ((0, 0), (0, 10), (1, 30), (2, 0), (2, 30), (3, 0), (3, 10), (9, 0), (23, 50))
]

CHANGES = [(zone, day) for zone in (COPENHAGEN, NUUK) for day in clock_changes(ZoneInfo(zone), until=LAST)]


def body(zone: str = COPENHAGEN) -> Body:
    return Body(BodyKey("b"), "Direktionen", "Sundkøbing Kommune", time_zone=zone)


def slot(day: date, starts: time | None, ends: time | None = None) -> Slot:
    return Slot(GuestId("g"), Oid("p"), MeetingId("m"), day, "Punkt", starts, ends, None, None)


def on_the_wall(day: date, at: time, zone: str) -> datetime:
    """The first instant at which a clock on that wall shows it; where none does, an hour later by it."""
    wall = datetime.combine(day, at)
    offsets = [timedelta(minutes=minutes) for minutes in range(-12 * 60, 14 * 60 + 1, 15)]
    instants = [(wall - offset).replace(tzinfo=UTC) for offset in offsets]
    shown = [i for i in instants if i.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall]
    return min(shown) if shown else on_the_wall((wall + HOUR).date(), (wall + HOUR).time(), zone)


def around(day: date) -> Iterator[tuple[date, time]]:
    for offset in (-1, 0, 1, 2):
        for at in TIMES:
            yield day + offset * DAY, at


def test_there_are_changes_to_be_tried() -> None:
    per_zone = {zone: sum(z == zone for z, _ in CHANGES) for zone in (COPENHAGEN, NUUK)}

    assert per_zone == {COPENHAGEN: 22, NUUK: 22}


@pytest.mark.parametrize(("zone", "changed"), CHANGES)
def test_a_day_before_is_the_same_time_on_the_wall(zone: str, changed: date) -> None:
    for day, at in around(changed):
        due = reminder_at(slot(day, at), DAY, body=body(zone))

        assert due
        assert due.astimezone(UTC) == on_the_wall(day - DAY, at, zone), (day, at)


@pytest.mark.parametrize(("zone", "changed"), CHANGES)
def test_a_quarter_before_is_fifteen_minutes_that_pass(zone: str, changed: date) -> None:
    for day, at in around(changed):
        due = reminder_at(slot(day, at), QUARTER, body=body(zone))

        assert due
        assert due.astimezone(UTC) == on_the_wall(day, at, zone) - QUARTER, (day, at)


@pytest.mark.parametrize(("zone", "changed"), CHANGES)
def test_reminders_fall_due_in_their_order_and_end_before_the_slot_does(zone: str, changed: date) -> None:
    for day, at in around(changed):
        told = Told(slot(day, at), revision=1)
        planned = remindings(told.slot, body(zone))
        moments = [m.astimezone(UTC) for r in planned for m in (r.due_at, r.expires_at) if m]

        assert moments == sorted(moments)
        assert moments[-1] == on_the_wall(day, at, zone)
        assert over_at(told.slot, body(zone)).astimezone(UTC) == on_the_wall(day, at, zone) + QUARTER


@pytest.mark.parametrize("year", [2028, 2032, 2036])
@pytest.mark.parametrize("zone", [COPENHAGEN, NUUK])
def test_a_leap_day_is_a_day(zone: str, year: int) -> None:
    for day, before in (
        (date(year, 2, 29), date(year, 2, 28)),
        (date(year, 3, 1), date(year, 2, 29)),
        (date(year + 1, 3, 1), date(year + 1, 2, 28)),
    ):
        due = reminder_at(slot(day, time(9, 0)), DAY, body=body(zone))

        assert due
        assert due.astimezone(UTC) == on_the_wall(before, time(9, 0), zone)


def test_the_turn_of_the_year() -> None:
    new_year = slot(date(2027, 1, 1), time(0, 10))

    assert reminder_at(new_year, QUARTER, body=body()) == datetime(2026, 12, 31, 22, 55, tzinfo=UTC)
    assert reminder_at(new_year, DAY, body=body()) == datetime(2026, 12, 30, 23, 10, tzinfo=UTC)


def test_a_slot_through_the_night_of_a_change_lasts_as_long_as_it_lasts() -> None:
    spring, autumn = (slot(date(2026, *day), time(1, 30), time(3, 30)) for day in ((3, 29), (10, 25)))

    for one, lasts in ((spring, HOUR), (autumn, 3 * HOUR)):
        assert one.starts
        starts = moment(one.held_on, one.starts, zone=ZoneInfo(COPENHAGEN))
        assert over_at(one, body()).astimezone(UTC) - starts.astimezone(UTC) == lasts


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 7, 1), 1), (date(2026, 12, 1), 0)])
def test_by_new_rules_it_is_the_same_time_on_the_wall_and_another_instant(
    tmp_path: Path, day: date, hours: int
) -> None:
    """Summer time is given up, as the European Union has talked of since 2018: Denmark as Lagos is."""
    before = reminder_at(slot(day, time(9, 0)), DAY, body=body())
    with other_rules(tmp_path, COPENHAGEN, like="Africa/Lagos"):
        after = reminder_at(slot(day, time(9, 0)), DAY, body=body())
        assert after
        assert (after.date(), after.time()) == (day - DAY, time(9, 0))

    assert before
    assert after.astimezone(UTC) - before.astimezone(UTC) == hours * HOUR
    assert reminder_at(slot(day, time(9, 0)), DAY, body=body()) == before
