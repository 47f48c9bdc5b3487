"""The port to the outbox: what is wanted, what is claimed, how it was settled. Never the sending."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.ids import ActivityId, MeetingId
from bot.domain.notice import Notice, Wanted, Why


@dataclass(frozen=True)
class Claimed:
    """A notice that this process holds until `lease_until`; settling it needs the same owner and attempt.

    `revision` is that of an EDIT when it was claimed: if it has risen since, the row goes back to waiting.
    """

    notice: Notice
    owner: str
    attempt: int
    revision: int
    lease_until: datetime


@dataclass(frozen=True)
class Sent:
    activity: ActivityId | None
    at: datetime


@dataclass(frozen=True)
class Retry:
    """Not sent for certain; try again at that time. Never used where the message may have arrived."""

    at: datetime


@dataclass(frozen=True)
class Refused:
    why: Why
    at: datetime


@dataclass(frozen=True)
class TooLate:
    at: datetime


@dataclass(frozen=True)
class Needless:
    """What it would say has been said, or is no longer so."""

    why: Why
    at: datetime


Settlement = Sent | Retry | Refused | TooLate | Needless


class Notices(Protocol):
    def want(self, wanted: Wanted) -> bool:
        """Insert unless the key is known; True if it was new. `Wanted.due_at` None is due at once."""
        ...

    def withdraw(self, key: str, *, why: Why, at: datetime) -> bool:
        """Supersede it if it waits; True if nobody was told, or ever will be. A row that is being sent
        is stopped from being retried, and False is returned: it may have arrived.
        """
        ...

    def renew(self, wanted: Wanted) -> None:
        """For EDIT: one row a card; wanted again, its revision rises and it waits once more."""

    def get(self, key: str) -> Notice | None: ...
    def of_meeting(self, meeting: MeetingId) -> tuple[Notice, ...]:
        """Every notice that tells somebody something, oldest first."""
        ...

    def claim(self, now: datetime, *, owner: str, lease: timedelta, at_most: int) -> tuple[Claimed, ...]:
        """What is due, at most one of each conversation and in its order. A row whose lease has run out
        is claimed again and marked as maybe doubled.
        """
        ...

    def settle(self, claimed: Claimed, settlement: Settlement) -> bool:
        """False, and nothing changed, if another process holds the row by now."""
        ...

    def next_due(self) -> datetime | None:
        """When the next row falls due or a lease runs out; a moment in the past if something is due now."""
        ...
