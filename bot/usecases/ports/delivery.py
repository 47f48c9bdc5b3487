"""The port to the outbox: what is wanted, what is claimed, how it was settled. Never the sending."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.delivery import Claimed, Deferred, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.ids import MeetingId
from bot.domain.notice import Notice, Wanted, Why
from bot.domain.pace import Limits

__all__ = ["Claimed", "Deferred", "Needless", "Notices", "Refused", "Retry", "Sent", "Settlement", "TooLate"]


class Notices(Protocol):
    def want(self, wanted: Wanted) -> bool:
        """Insert unless the key is known; True if it was new. `Wanted.due_at` None is due at once."""
        ...

    def withdraw(self, key: str, *, why: Why, at: datetime) -> bool:
        """Supersede it if it waits; True if nobody was told, or ever will be. A row that is being sent
        is stopped from being retried, and False is returned: it may have arrived.
        """
        ...

    def reinstate(self, key: str) -> bool:
        """Take back that it was withdrawn; True if it was told, or is being sent and tried again if need be.
        A row that was superseded stays so.
        """
        ...

    def renew(self, wanted: Wanted) -> None:
        """For EDIT: one row a card; wanted again, its revision rises and it waits once more."""

    def get(self, key: str) -> Notice | None: ...
    def of_meeting(self, meeting: MeetingId) -> tuple[Notice, ...]:
        """Every notice that tells somebody something, oldest first."""
        ...

    def claim(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int, limits: Limits | None = None
    ) -> tuple[Claimed, ...]:
        """What is due, at most one of each conversation and in its order. A row whose lease has run out
        is claimed again and marked as maybe doubled. With `limits`, only what may be sent at once.
        """
        ...

    def claim_answers(
        self, now: datetime, *, owner: str, lease: timedelta, at_most: int
    ) -> tuple[Claimed, ...]:
        """The same, but only answers to what people ask, past whatever else waits for them."""
        ...

    def join(self, claimed: Claimed, now: datetime, *, at_most: int) -> tuple[Claimed, ...]:
        """What is due for the same person after quiet hours and has not been begun: held like `claimed`, and
        settled with it, but not in its way.
        """
        ...

    def joined(self, claimed: Claimed) -> tuple[Claimed, ...]:
        """What is held together with it."""
        ...

    def bring_forward(self, latest: datetime) -> None:
        """After the clock was put back: no lease, no wait before another try and no rest of a card ends
        later than that.
        """

    def settle(self, claimed: Claimed, settlement: Settlement) -> bool:
        """False, and nothing changed, if another process holds the row by now."""
        ...

    def next_due(self, now: datetime | None = None) -> datetime | None:
        """When the next row falls due or a lease runs out; a moment in the past if something is due now.
        With `now`, what must wait for the platform's limits then is not due before a place may be free.
        """
        ...
