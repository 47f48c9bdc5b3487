"""The only place that reads the clock, and a clock that runs at another speed for a played day."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """`speed`: how many seconds pass for each second of the wall. `boot`: seconds on a clock that nobody
    sets; None: it goes with `now`.
    """

    now: Callable[[], datetime]
    speed: float = 1.0
    boot: Callable[[], float] | None = None

    def ahead(self) -> timedelta:
        """Of the clock that nobody sets: constant, unless somebody set this one."""
        seconds = 0.0 if self.boot is None else self.now().timestamp() - self.boot()
        return timedelta(seconds=seconds)


def wall_clock() -> Clock:
    return Clock(lambda: datetime.now(UTC), boot=_since_boot)


def simulated_clock(start: datetime, *, speed: float) -> Clock:
    """Starts at `start` (aware) now."""
    began = time.monotonic()
    return Clock(lambda: start + timedelta(seconds=(time.monotonic() - began) * speed), speed)


def _since_boot() -> float:
    """Counts while the machine sleeps, too. Only Linux has that clock; elsewhere waking up looks as if the
    wall clock had been set, which holds what is to be sent until a person looks: the careful side.

    https://man7.org/linux/man-pages/man2/clock_getres.2.html
    """
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)
