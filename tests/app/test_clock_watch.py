"""Which clock is believed when, and for how long: two clocks, of which a test sets one."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.clock import Clock, simulated_clock, wall_clock
from bot.app.clock_watch import ClockWatch

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@dataclass
class Machine:
    """`wall` can be set, `boot` only goes on."""

    wall: datetime = NOON
    boot: float = 1000.0
    watch: ClockWatch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = ClockWatch(clock=Clock(lambda: self.wall, boot=lambda: self.boot))

    def passes(self, by: timedelta) -> None:
        self.wall += by
        self.boot += by.total_seconds()
        self.watch.look()

    def holds(self) -> bool:
        return self.watch.is_holding

    def is_set(self, by: timedelta) -> None:
        self.wall += by
        self.watch.look()


def test_time_that_passes_is_no_jump_however_long_nobody_looked() -> None:
    machine = Machine()
    machine.passes(9 * HOUR)

    assert not machine.holds()
    assert not machine.watch.was_put_back()


def test_a_jump_ahead_of_more_than_five_minutes_holds() -> None:
    machine = Machine()
    machine.is_set(5 * MINUTE)
    assert not machine.holds()
    machine.is_set(5 * MINUTE + SECOND)

    assert machine.holds()
    assert machine.watch.clock_shows() == NOON + 10 * MINUTE + SECOND
    assert machine.watch.trusted_now() == NOON + 5 * MINUTE


def test_it_holds_for_as_long_as_nobody_says_that_it_is_right() -> None:
    machine = Machine()
    machine.is_set(HOUR)
    for _ in range(24):
        machine.passes(HOUR)

    assert machine.holds()
    assert machine.watch.trusted_now() == NOON + 24 * HOUR


def test_a_person_releases_it_and_the_next_jump_holds_again() -> None:
    machine = Machine()
    machine.is_set(HOUR)
    machine.watch.release()
    machine.watch.release()
    assert not machine.holds()
    machine.passes(SECOND)
    assert machine.watch.trusted_now() == NOON + HOUR + SECOND
    machine.is_set(HOUR)

    assert machine.holds()
    assert machine.watch.doubts == 2


def test_a_release_that_came_before_the_jump_does_not_count() -> None:
    machine = Machine()
    machine.watch.release()
    machine.is_set(HOUR)

    assert machine.holds()


def test_it_is_trusted_again_once_it_was_right_for_two_minutes_on_end() -> None:
    machine = Machine()
    machine.is_set(HOUR)
    machine.is_set(-HOUR)
    machine.passes(MINUTE)
    machine.is_set(HOUR)
    machine.is_set(-HOUR)
    machine.passes(2 * MINUTE - SECOND)
    assert machine.holds()
    machine.passes(SECOND)

    assert not machine.holds()


def test_put_back_it_never_holds_and_says_so_once() -> None:
    machine = Machine()
    machine.is_set(-3 * HOUR)

    assert not machine.holds()
    assert machine.watch.was_put_back()
    assert not machine.watch.was_put_back()


def test_a_second_put_back_is_how_a_machine_keeps_its_clock_right() -> None:
    machine = Machine()
    machine.is_set(-SECOND)

    assert not machine.watch.was_put_back()


@given(st.lists(st.tuples(st.sampled_from(["passes", "is_set"]), st.integers(-299, 299)), max_size=30))
def test_small_steps_never_hold_and_the_trusted_clock_follows(steps: list[tuple[str, int]]) -> None:
    machine = Machine()
    for act, seconds in steps:
        getattr(machine, act)(timedelta(seconds=abs(seconds) if act == "passes" else seconds))

    assert not machine.holds()
    assert machine.watch.trusted_now() == machine.wall


@pytest.mark.parametrize("speed", [1.0, 600.0])
def test_a_simulated_clock_is_never_doubted(speed: float) -> None:
    clock = simulated_clock(NOON, speed=speed)

    assert clock.ahead() == timedelta(0)


def test_the_wall_clock_goes_with_the_clock_that_counts_since_the_start() -> None:
    clock = wall_clock()
    watch = ClockWatch(clock=clock)
    watch.look()

    assert not watch.is_holding
    assert abs(clock.ahead() - clock.ahead()) < MINUTE
