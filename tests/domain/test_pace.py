"""The platform's figures are never passed in any span, whatever is asked for when; and calls have places."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pace import Limits, Record, Window

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
LIMITS = Limits()
CONVERSATION, TENANT = LIMITS.conversation, LIMITS.tenant
SECOND = timedelta(seconds=1)

# Milliseconds until the next one is asked for, and whether it is a call: bursts, trickles and long pauses.
asked = st.lists(
    st.tuples(
        st.one_of(st.just(0), st.integers(0, 50), st.integers(0, 3_000), st.integers(0, 4_000_000)),
        st.booleans(),
    ),
    max_size=300,
)


def sent(gaps: list[tuple[int, bool]], windows: tuple[Window, ...]) -> list[tuple[datetime, bool]]:
    """Those that were let through, each at the moment it was asked for."""
    record, at, through = Record(), NOON, []
    for gap, is_call in gaps:
        at += timedelta(milliseconds=gap)
        if record.free_at(windows, is_call=is_call) <= at:
            record = record.take(windows, at=at)
            through.append((at, is_call))
    return through


def in_span(moments: list[datetime], window: Window) -> int:
    """The most that went in any span of that length."""
    return max((sum(at - window.span < m <= at for m in moments) for at in moments), default=0)


@given(asked)
@pytest.mark.parametrize("windows", [CONVERSATION, TENANT])
def test_never_more_than_the_figures_in_any_span(
    windows: tuple[Window, ...], gaps: list[tuple[int, bool]]
) -> None:
    through = sent(gaps, windows)

    for window in windows:
        assert in_span([at for at, _ in through], window) <= window.places


@given(asked)
def test_what_is_no_call_leaves_a_place_for_one(gaps: list[tuple[int, bool]]) -> None:
    through = sent([(gap, False) for gap, _ in gaps], CONVERSATION)

    for window in CONVERSATION:
        assert in_span([at for at, _ in through], window) < window.places


@given(asked, st.booleans())
def test_who_waits_until_it_is_free_goes_then_and_not_before(
    gaps: list[tuple[int, bool]], is_call: bool
) -> None:
    record, at = Record(), NOON
    for gap, _ in gaps[:40]:
        at = max(at + timedelta(milliseconds=gap), record.free_at(CONVERSATION, is_call=is_call))
        record = record.take(CONVERSATION, at=at)
    moments = sorted(moment for moment, many in record.taken for _ in range(many))
    free = record.free_at(CONVERSATION, is_call=is_call)

    if free > at:
        just_before = free - timedelta(microseconds=1)
        crowded = [
            sum(just_before - w.span < m for m in moments) >= w.open_to(is_call=is_call) for w in CONVERSATION
        ]
        assert any(crowded)


@given(asked)
def test_the_record_of_a_whole_hour_stays_short(gaps: list[tuple[int, bool]]) -> None:
    record, at = Record(), NOON
    for gap, _ in gaps:
        at = max(at + timedelta(milliseconds=gap), record.free_at(CONVERSATION, is_call=True))
        record = record.take(CONVERSATION, at=at)

    assert len(record.taken) <= 60 + 61 + 1


def test_an_hour_at_full_pace_is_1800_and_the_record_of_it_is_short() -> None:
    record, at, count = Record(), NOON, 0
    while (at := max(at, record.free_at(CONVERSATION, is_call=True))) < NOON + timedelta(hours=1):
        record, count = record.take(CONVERSATION, at=at), count + 1

    assert count == 1800
    assert len(record.taken) <= 60 + 61 + 1
    assert record.free_at(CONVERSATION, is_call=True) >= NOON + timedelta(hours=1)


def test_of_seven_places_in_a_second_the_last_is_for_a_call() -> None:
    record = Record()
    for _ in range(6):
        assert record.free_at(CONVERSATION, is_call=False) <= NOON
        record = record.take(CONVERSATION, at=NOON)

    assert record.free_at(CONVERSATION, is_call=False) == NOON + SECOND
    assert record.free_at(CONVERSATION, is_call=True) <= NOON
    record = record.take(CONVERSATION, at=NOON)
    assert record.free_at(CONVERSATION, is_call=True) == NOON + SECOND


def test_a_pause_holds_calls_too_and_is_never_shortened() -> None:
    record = Record().pause(NOON + 9 * SECOND).pause(NOON + 3 * SECOND)

    assert record.free_at(CONVERSATION, is_call=True) == NOON + 9 * SECOND


def test_a_replica_whose_clock_is_behind_counts_by_that_of_the_other() -> None:
    record = Record()
    for _ in range(6):
        record = record.take(CONVERSATION, at=NOON)
    record = record.take(CONVERSATION, at=NOON - timedelta(seconds=1, milliseconds=100))

    assert record.free_at(CONVERSATION, is_call=True) == NOON + SECOND


def test_on_a_clock_that_runs_sixty_times_as_fast_the_figures_are_real_seconds() -> None:
    fast = LIMITS.at_speed(60).conversation
    record = Record()
    for _ in range(7):
        record = record.take(fast, at=NOON)

    assert record.free_at(fast, is_call=True) == NOON + timedelta(minutes=1)


def test_two_requests_at_once_need_two_places() -> None:
    record = Record().take(CONVERSATION, at=NOON, many=5)

    assert record.free_at(CONVERSATION, is_call=False, many=1) <= NOON
    assert record.free_at(CONVERSATION, is_call=False, many=2) == NOON + SECOND
    assert record.free_at(CONVERSATION, is_call=True, many=2) <= NOON
