"""When quiet hours begin and end: over midnight, within a day, and in nights in which the clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.body import Body
from bot.domain.ids import BodyKey
from bot.domain.quiet import quiet_until

NIGHT = Body(BodyKey("b"), "Direktionen", "Sundkøbing Kommune", quiet=(time(20, 0), time(7, 0)))
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
NOON_REST = replace(NIGHT, quiet=(time(12, 0), time(12, 30)))
instants = st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def local(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=NIGHT.zone)


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2026-03-04T19:59", None),
        ("2026-03-04T20:00", "2026-03-05T07:00"),
        ("2026-03-04T23:59", "2026-03-05T07:00"),
        ("2026-03-05T00:00", "2026-03-05T07:00"),
        ("2026-03-05T06:59", "2026-03-05T07:00"),
        ("2026-03-05T07:00", None),
        ("2026-12-31T22:00", "2027-01-01T07:00"),
        ("2028-02-28T22:00", "2028-02-29T07:00"),
    ],
)
def test_over_midnight(at: str, ends: str | None) -> None:
    assert quiet_until(local(at), NIGHT) == (local(ends) if ends else None)


@pytest.mark.parametrize(
    ("at", "is_quiet"), [("11:59", False), ("12:00", True), ("12:29", True), ("12:30", False)]
)
def test_within_a_day(at: str, *, is_quiet: bool) -> None:
    ends = quiet_until(local(f"2026-03-04T{at}"), NOON_REST)

    assert ends == (local("2026-03-04T12:30") if is_quiet else None)


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        # Summer time begins: the night of ten hours ends at 7 o'clock of the new time.
        (datetime(2026, 3, 28, 19, 0, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 4, 59, tzinfo=UTC), datetime(2026, 3, 29, 5, 0, tzinfo=UTC)),
        (datetime(2026, 3, 29, 5, 0, tzinfo=UTC), None),
        # It ends: twelve hours.
        (datetime(2026, 10, 24, 18, 0, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 5, 59, tzinfo=UTC), datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 6, 0, tzinfo=UTC), None),
    ],
)
def test_in_the_nights_in_which_the_clocks_change(at: datetime, ends: datetime | None) -> None:
    found = quiet_until(at, NIGHT)

    assert (found.astimezone(UTC) if found else None) == ends


def test_an_end_that_the_clocks_skip_comes_an_hour_later() -> None:
    body = replace(NIGHT, quiet=(time(20, 0), time(2, 30)))

    assert quiet_until(local("2026-03-29T01:00"), body) == local("2026-03-29T03:30")


def test_an_end_in_the_hour_that_comes_twice_is_the_first_one() -> None:
    body = replace(NIGHT, quiet=(time(20, 0), time(2, 30)))
    second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    until = quiet_until(second - timedelta(hours=1), body)

    assert until
    assert until.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert quiet_until(second, body) is None


def test_the_zone_is_the_bodys_own() -> None:
    west = replace(NIGHT, time_zone="Atlantic/Faroe")

    assert quiet_until(local("2026-03-04T20:30"), west) is None
    assert quiet_until(local("2026-03-04T20:30"), NIGHT) is not None


def test_a_body_without_quiet_hours_has_none() -> None:
    assert quiet_until(local("2026-03-04T03:00"), replace(NIGHT, quiet=None)) is None


@given(instants, times, times)
def test_the_end_is_ahead_and_no_longer_quiet(at: datetime, begins: time, ends: time) -> None:
    body = replace(NIGHT, quiet=(begins, ends if ends != begins else time((ends.hour + 1) % 24)))
    until = quiet_until(at, body)

    if until:
        ahead = until.astimezone(UTC) - at
        assert timedelta(0) < ahead <= timedelta(hours=25)
