"""Danish and English as people write them: days, times, counts and lists."""

from datetime import UTC, date, datetime, time

import pytest

from bot.domain.agenda import Outcome
from bot.domain.meeting import MeetingStatus
from bot.texts import words

DA, EN = words("da"), words("en")


def test_days() -> None:
    assert DA.day(date(2023, 12, 20)) == "onsdag den 20. december 2023"
    assert EN.day(date(2023, 12, 20)) == "Wednesday 20 December 2023"
    assert DA.plain_day(date(2026, 5, 1)) == "1. maj 2026"
    assert EN.plain_day(date(2026, 5, 1)) == "1 May 2026"
    assert DA.short_day(date(2024, 1, 9)) == EN.short_day(date(2024, 1, 9)) == "09-01-2024"


def test_times_have_a_dot_in_danish() -> None:
    assert (DA.clock(time(10, 30)), EN.clock(time(10, 30))) == ("10.30", "10:30")
    assert (DA.clock(time(9, 0)), EN.clock(time(9, 0))) == ("9.00", "09:00")


@pytest.mark.parametrize(
    ("starts", "ends", "danish", "english"),
    [
        (time(10, 30), time(11, 0), "kl. 10.30-11.00", "10:30-11:00"),
        (time(11, 30), None, "fra kl. 11.30", "from 11:30"),
        (None, None, "i løbet af mødet", "during the meeting"),
    ],
)
def test_spans(starts: time | None, ends: time | None, danish: str, english: str) -> None:
    assert (DA.span(starts, ends), EN.span(starts, ends)) == (danish, english)


@pytest.mark.parametrize(
    ("at", "danish"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "29. marts 2026 kl. 1.30"),  # before the clocks go forward
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "29. marts 2026 kl. 3.30"),  # after
        (datetime(2026, 4, 30, 22, 30, tzinfo=UTC), "1. maj 2026 kl. 0.30"),  # another day there
    ],
)
def test_a_moment_is_told_in_the_time_of_the_meeting(at: datetime, danish: str) -> None:
    assert DA.moment(at, "Europe/Copenhagen") == danish


def test_lists() -> None:
    assert DA.listed(["Anne", "Bo", "Carl"]) == "Anne, Bo og Carl"
    assert EN.listed(["Anne", "Bo"]) == "Anne and Bo"
    assert DA.listed(["Anne"]) == "Anne"


def test_counts() -> None:
    def told(n: int) -> str:
        return DA.plural("{n} guest will be told.", "{n} guests will be told.", n=n)

    assert told(1) == "1 gæst får besked."
    assert told(0) == "0 gæster får besked."
    assert told(2) == "2 gæster får besked."


def test_states_of_two_kinds_with_the_same_value_have_their_own_words() -> None:
    assert EN.name(Outcome.WITHDRAWN) == "Taken off the agenda"
    assert EN.name(MeetingStatus.WITHDRAWN) == "Withdrawn"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("da", "da"),
        ("da-DK", "da"),
        ("DA_dk", "da"),
        ("en", "en"),
        ("en-US", "en"),
        ("sv-SE", "en"),
        ("", "en"),
    ],
)
def test_a_locale_is_one_of_two_languages(locale: str, language: str) -> None:
    assert words(locale).language == language


def test_a_hostile_value_is_only_a_value() -> None:
    assert DA.say("Hello {name}", name="{name.__class__}") == "Hej {name.__class__}"
