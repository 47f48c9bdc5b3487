"""Notices that the clock was set, by one that nobody sets. Never what is done with a notice because of it.

A clock that jumps ahead would have everything sent too early: nobody gets that back, so it is held until
the clock is right again or a person says that it is right. A clock that is put back repeats no notice, as a
row that was sent stays sent; what it could keep waiting is brought forward.

What this can't see: a clock that was set while no process ran.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.app.clock import Clock

JUMP = timedelta(minutes=5)
AGREED = timedelta(minutes=2)
SETBACK = timedelta(seconds=5)

log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class ClockWatch:
    """`look` is for the delivery loop alone; `clock_shows` and `release` for any thread. In memory: of this
    process and this machine. `doubts`: how often it began to doubt.
    """

    clock: Clock
    _trusted: timedelta = field(init=False)
    _seen: timedelta = field(init=False)
    doubts: int = 0
    _is_doubted: bool = False
    _is_put_back: bool = False
    _is_released: bool = False
    _right_since: datetime | None = None

    def __post_init__(self) -> None:
        self._trusted = self._seen = self.clock.ahead()

    def look(self) -> None:
        """Steps ahead of up to five minutes are followed: that is how a machine keeps its clock right."""
        ahead = self.clock.ahead()
        step, self._seen = ahead - self._seen, ahead
        if step < -SETBACK:
            self._is_put_back = True
            log.warning("the clock was put back by %d s", -step.total_seconds())
        if self._is_doubted:
            self._doubt(ahead)
        elif ahead - self._trusted > JUMP:
            self._is_released, self._is_doubted, self.doubts = False, True, self.doubts + 1
            log.error("the clock jumped ahead by %d s: only answers are sent", step.total_seconds())
        else:
            self._trusted = ahead

    def was_put_back(self) -> bool:
        """Since this was asked last."""
        was, self._is_put_back = self._is_put_back, False
        return was

    @property
    def is_holding(self) -> bool:
        return self._is_doubted and not self._is_released

    def clock_shows(self) -> datetime | None:
        """What the doubted clock shows now; None while it is trusted."""
        return self.clock.now() if self.is_holding else None

    def trusted_now(self) -> datetime:
        """What the clock would show if nobody had set it."""
        return self.clock.now() - (self.clock.ahead() - self._trusted)

    def release(self) -> None:
        """A person says that the clock is right. Done twice it is done once."""
        self._is_released = True

    def _doubt(self, ahead: timedelta) -> None:
        """Until a person releases it, or it has been right for two minutes on end."""
        passed = self.clock.now() - ahead
        is_right = ahead - self._trusted <= JUMP
        self._right_since = (self._right_since or passed) if is_right else None
        if self._is_released or (self._right_since and passed - self._right_since >= AGREED):
            log.warning("the clock is trusted again: sending goes on")
            self._trusted, self._is_doubted, self._right_since = ahead, False, None
