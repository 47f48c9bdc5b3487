"""The platform's published rate limits, kept per conversation and per tenant; who is asked, not what for.

Source: Teams documentation, bots/how-to/rate-limit; 50 a second per app and tenant.
"""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

Window = tuple[int, int]  # requests, seconds

SEND: tuple[Window, ...] = ((7, 1), (8, 2), (60, 30), (1800, 3600))
READ: tuple[Window, ...] = ((14, 1), (16, 2), (120, 30), (3600, 3600))
TENANT: tuple[Window, ...] = ((50, 1),)


@dataclass
class RateLimits:
    _taken: defaultdict[str, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def take(self, lane: str, *, windows: tuple[Window, ...], at: datetime, times: int = 1) -> int:
        """Seconds to wait (for Retry-After); 0 when the request was counted. A refused one is not counted."""
        waits = [self._wait(lane, windows=windows, at=at), self._wait("tenant", windows=TENANT, at=at)]
        if any(waits):
            return max(1, math.ceil(max(waits)))
        for name in (lane, "tenant"):
            self._taken[name].extend([at] * times)
        return 0

    def _wait(self, lane: str, *, windows: tuple[Window, ...], at: datetime) -> float:
        taken = self._taken[lane]
        longest = max(seconds for _, seconds in windows)
        while taken and taken[0] <= at - timedelta(seconds=longest):
            taken.popleft()
        return max(_until_free(taken, window, at=at) for window in windows)


def _until_free(taken: deque[datetime], window: Window, *, at: datetime) -> float:
    allowed, seconds = window
    if len(taken) < allowed:
        return 0
    free_at = taken[-allowed] + timedelta(seconds=seconds)
    return max(0.0, (free_at - at).total_seconds())
