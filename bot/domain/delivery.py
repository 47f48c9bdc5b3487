"""What a delivery loop holds of the outbox, and how a sending ended. Never the sending itself."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import ActivityId
from bot.domain.notice import Notice, Why


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
    """Not sent for certain; try again at that time. Never used where the message may have arrived.

    `throttled_at`: when the platform asked to wait until then, which holds for all of the conversation.
    """

    at: datetime
    throttled_at: datetime | None = None


@dataclass(frozen=True)
class Deferred:
    """Not now, though it could be sent: it gives up its place, and nothing of it counts as an attempt."""

    until: datetime
    why: Why


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


Settlement = Sent | Retry | Deferred | Refused | TooLate | Needless
