"""Reminders and ends of slots on the days when the clocks change, and where a time is missing."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.body import Body
from bot.domain.ids import BodyKey, GuestId, MeetingId, Oid
from bot.domain.meeting import moment
from bot.domain.slot import Slot, over_at, reminder_at

BODY = Body(BodyKey("b"), "Direktionen", "Sundkøbing Kommune")
DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)


def slot(day: date, starts: time | None, ends: time | None = None) -> Slot:
    return Slot(GuestId("g"), Oid("p"), MeetingId("m"), day, "Punkt", starts, ends, None, None)


@pytest.mark.parametrize(
    ("day", "starts", "before", "utc"),
    [
        # an ordinary winter day: Denmark is one hour ahead
        (date(2026, 3, 4), time(10, 30), DAY, datetime(2026, 3, 3, 9, 30, tzinfo=UTC)),
        (date(2026, 3, 4), time(10, 30), QUARTER, datetime(2026, 3, 4, 9, 15, tzinfo=UTC)),
        # the clocks went forward in between: still 10.30 the day before
        (date(2026, 3, 29), time(10, 30), DAY, datetime(2026, 3, 28, 9, 30, tzinfo=UTC)),
        (date(2026, 3, 29), time(10, 30), QUARTER, datetime(2026, 3, 29, 8, 15, tzinfo=UTC)),
        # 15 minutes before 03.05 of that night is 01.50, and they are elapsed minutes
        (date(2026, 3, 29), time(3, 5), QUARTER, datetime(2026, 3, 29, 0, 50, tzinfo=UTC)),
        # the clocks went back in between
        (date(2026, 10, 25), time(10, 30), DAY, datetime(2026, 10, 24, 8, 30, tzinfo=UTC)),
        # a wall time that the spring skips is read as one hour later
        (date(2026, 3, 29), time(2, 30), timedelta(0), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        # a wall time that comes twice is the first one
        (date(2026, 10, 25), time(2, 30), timedelta(0), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        # midnight: the day before is another date
        (date(2026, 3, 4), time(0, 5), QUARTER, datetime(2026, 3, 3, 22, 50, tzinfo=UTC)),
        # leap day
        (date(2028, 3, 1), time(9, 0), DAY, datetime(2028, 2, 29, 8, 0, tzinfo=UTC)),
    ],
)
def test_a_reminder_is_due_at(day: date, starts: time, before: timedelta, utc: datetime) -> None:
    due_at = reminder_at(slot(day, starts), before, body=BODY)

    # In UTC: a wall time that comes twice equals nothing in another zone (PEP 495).
    assert due_at
    assert due_at.astimezone(UTC) == utc


def test_a_slot_without_a_time_has_no_reminder_and_is_over_with_the_day() -> None:
    timeless = slot(date(2026, 3, 4), None)

    assert reminder_at(timeless, QUARTER, body=BODY) is None
    assert over_at(timeless, BODY) == datetime(2026, 3, 4, 23, 0, tzinfo=UTC)


def test_a_slot_is_over_at_its_end_or_after_the_default_duration() -> None:
    assert over_at(slot(date(2026, 3, 4), time(10, 0), time(11, 0)), BODY) == datetime(
        2026, 3, 4, 10, 0, tzinfo=UTC
    )
    assert over_at(slot(date(2026, 3, 4), time(10, 0)), BODY) == datetime(2026, 3, 4, 9, 15, tzinfo=UTC)


def test_a_slot_over_midnight_ends_on_the_next_day() -> None:
    late = slot(date(2026, 3, 4), time(23, 30), time(0, 15))
    whole_day = slot(date(2026, 3, 4), time(9, 0), time(9, 0))
    end_alone = slot(date(2026, 3, 4), None, time(0, 15))

    assert over_at(late, BODY) == datetime(2026, 3, 4, 23, 15, tzinfo=UTC)
    assert over_at(whole_day, BODY) == datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
    assert over_at(end_alone, BODY) == datetime(2026, 3, 3, 23, 15, tzinfo=UTC)


@given(st.dates(date(2026, 1, 1), date(2036, 12, 31)), st.times())
def test_whole_days_keep_the_wall_time_and_minutes_elapse(day: date, at: time) -> None:
    starts = at.replace(second=0, microsecond=0, tzinfo=None)
    start = moment(day, starts, zone=BODY.zone)

    quarter = reminder_at(slot(day, starts), QUARTER, body=BODY)

    assert quarter is not None
    assert start.astimezone(UTC) - quarter.astimezone(UTC) == QUARTER
    assert reminder_at(slot(day, starts), DAY, body=BODY) == moment(day - DAY, starts, zone=BODY.zone)


def test_a_wall_time_that_the_clock_skips_is_shown_as_it_will_be_on_the_wall() -> None:
    shown = moment(date(2026, 3, 29), time(2, 30), zone=BODY.zone)

    assert shown.time() == time(3, 30)
