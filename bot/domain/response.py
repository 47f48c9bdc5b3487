"""What a guest answers about their slot, appended and never updated. Never whether they came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import GuestId, MeetingId, Oid

DELAYS = (5, 10, 20)
"""Minutes that a guest can say they will be late."""


class Reply(StrEnum):
    """SUBSTITUTE proposes somebody else, which holds only once the secretary has confirmed it. OPEN is what
    becomes of an answer when the meeting is moved to another day: the guest is asked anew.
    """

    CONFIRM = "confirm"
    READY = "ready"
    LATE = "late"
    CANNOT = "cannot"
    SUBSTITUTE = "substitute"
    OPEN = "open"


@dataclass(frozen=True)
class Response:
    """`seq` counts a guest's answers about one slot from 1; the highest counts. `minutes` with LATE only,
    `substitute` (a name as written) with SUBSTITUTE only.
    """

    meeting: MeetingId
    guest: GuestId
    person: Oid
    seq: int
    reply: Reply
    at: datetime
    minutes: int | None = None
    substitute: str | None = None

    @property
    def there_at(self) -> datetime | None:
        """When somebody who is late will be there."""
        return self.at + timedelta(minutes=self.minutes) if self.minutes else None


def asked(*, is_over: bool, is_running: bool, is_near: bool) -> tuple[Reply, ...]:
    """What a guest can answer. `is_near`: on the day itself, when it makes sense to be ready or late."""
    if is_over:
        return ()
    first = (Reply.READY, Reply.LATE) if is_running else (Reply.CONFIRM,)
    near = (Reply.READY, Reply.LATE) if is_near and not is_running else ()
    return (*first, *near, Reply.CANNOT, Reply.SUBSTITUTE)


def latest(responses: Iterable[Response]) -> dict[tuple[GuestId, Oid], Response]:
    """The answer that counts of each guest."""
    found: dict[tuple[GuestId, Oid], Response] = {}
    for response in sorted(responses, key=lambda r: r.seq):
        found[response.guest, response.person] = response
    return found
