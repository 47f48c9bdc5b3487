"""The played day as data: what was planned, what was told to whom, what really happened. Judges nothing."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.domain.notice import NoticeKind


@dataclass(frozen=True)
class Telling:
    """`starts` is the start that the guest was told, HH:MM where the meeting is."""

    at: datetime
    rule: NoticeKind
    starts: str | None


@dataclass(frozen=True)
class Answered:
    at: datetime
    reply: str
    minutes: int | None


@dataclass(frozen=True)
class GuestRecord:
    """`is_off`: not a guest of the item when the day was over, as somebody else came instead."""

    person: str
    name: str
    title: str | None
    item: str
    is_off: bool
    tellings: tuple[Telling, ...]
    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Shift:
    """From `at` on the item was going to begin at `starts`."""

    at: datetime
    starts: datetime


@dataclass(frozen=True)
class ItemRecord:
    """`number` None: a break. `begun` and `ended` None: not taken. `beginnings` are all that there were, with
    those that were taken back. `shifts` are those while it waited.
    """

    item: str
    number: int | None
    title: str
    starts: datetime | None
    ends: datetime | None
    stage: str
    begun: datetime | None
    ended: datetime | None
    beginnings: tuple[datetime, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class DayRecord:
    """Every moment where the meeting is. `items` and `guests` in the order of the agenda; a guest has one
    slot. `reminders` is how many the body wants, `threshold` how much a start must move to be told.
    """

    body: str
    started: datetime
    closed: datetime
    reminders: int
    threshold: timedelta
    items: tuple[ItemRecord, ...]
    guests: tuple[GuestRecord, ...]

    def item(self, guest: GuestRecord) -> ItemRecord:
        return next(item for item in self.items if item.item == guest.item)


def as_json(record: DayRecord) -> str:
    return json.dumps(asdict(record), ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    """A span in seconds."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    raise TypeError(type(value).__qualname__)
