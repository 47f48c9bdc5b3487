"""How many messages may go out in a time, counted beforehand. Never who waits for a place, or what is sent.

The figures are the platform's own: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Free, and has been."""


@dataclass(frozen=True)
class Window:
    """At most so many in any span of that length. One in ten, and at least one, is kept free for calls."""

    places: int
    span: timedelta

    def open_to(self, *, is_call: bool) -> int:
        return self.places if is_call else self.places - max(1, self.places // 10)


def _windows(*figures: tuple[int, float]) -> tuple[Window, ...]:
    return tuple(Window(places, timedelta(seconds=seconds)) for places, seconds in figures)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """`conversation`: of each chat, group chat or channel, for sending and, counted apart, for opening it.
    `tenant`: of all requests together; the page said 30 a second and later 50. Spread over the second, too:
    requests that leave a little late would crowd those of the next second.
    """

    conversation: tuple[Window, ...] = _windows((7, 1), (8, 2), (60, 30), (1800, 3600))
    tenant: tuple[Window, ...] = _windows((4, 0.1), (30, 1))

    def at_speed(self, speed: float) -> "Limits":
        """For a clock of which so many seconds pass in a real one: the figures are real seconds."""

        def scaled(windows: tuple[Window, ...]) -> tuple[Window, ...]:
            return tuple(Window(w.places, w.span * speed) for w in windows)

        return Limits(conversation=scaled(self.conversation), tenant=scaled(self.tenant))


@dataclass(frozen=True)
class Record:
    """What was taken when, oldest first: moments and how many at each. `paused_until`: as the platform asked,
    calls included.
    """

    taken: tuple[tuple[datetime, int], ...] = field(default=())
    paused_until: datetime = ALWAYS

    @property
    def last_at(self) -> datetime:
        return self.taken[-1][0] if self.taken else ALWAYS

    def free_at(self, windows: tuple[Window, ...], *, is_call: bool, many: int = 1) -> datetime:
        """From when on so many more may go; a moment in the past if they may now."""
        moments = (self._free_in(w, w.open_to(is_call=is_call) - many + 1) for w in windows)
        return max(self.paused_until, *moments)

    def _free_in(self, window: Window, places: int) -> datetime:
        count = 0
        for at, many in reversed(self.taken):
            count += many
            if count >= places:
                return at + window.span
        return ALWAYS

    def take(self, windows: tuple[Window, ...], *, at: datetime, many: int = 1) -> "Record":
        """By the clock of whoever runs ahead, where the clocks of replicas differ a little."""
        taken = (*self.taken, (max(at, self.last_at), many))
        return Record(_folded(taken, windows), self.paused_until)

    def pause(self, until: datetime) -> "Record":
        return Record(self.taken, max(self.paused_until, until))


def _folded(
    taken: tuple[tuple[datetime, int], ...], windows: tuple[Window, ...]
) -> tuple[tuple[datetime, int], ...]:
    """Short enough to be kept in a row, never counting less. What is too old for all windows but the
    longest is counted by the sixtieth part of that, as if all of it were the last of it.
    """
    now = taken[-1][0]
    *shorter, longest = sorted(w.span for w in windows)
    exact = now - max(shorter, default=longest)
    kept: list[tuple[datetime, int]] = []
    began = ALWAYS
    for at, many in taken:
        if at <= now - longest:
            continue
        if kept and at <= exact and at - began < longest / 60:
            kept[-1] = (at, kept[-1][1] + many)
        else:
            kept.append((at, many))
            began = at
    return tuple(kept)
