"""The only place that reads the clock, and a clock that runs at another speed for a played day."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """`speed`: how many seconds pass for each second of the wall."""

    now: Callable[[], datetime]
    speed: float = 1.0


def wall_clock() -> Clock:
    return Clock(lambda: datetime.now(UTC))


def simulated_clock(start: datetime, *, speed: float) -> Clock:
    """Starts at `start` (aware) now."""
    began = time.monotonic()
    return Clock(lambda: start + timedelta(seconds=(time.monotonic() - began) * speed), speed)
