"""A meeting, its items and the guests of each, as published or about to be. Never who was told what."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.agenda import Problem
from bot.domain.attachment import Attachment
from bot.domain.ballot import DecisionRule
from bot.domain.errors import NotFound
from bot.domain.ids import BodyKey, GuestId, ItemId, MeetingId, Oid


class MeetingStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    CAME = "came"
    ABSENT = "absent"


@dataclass(frozen=True)
class Guest:
    """One person for one item: their slot.

    `name` and `title` are the document's words; `person` is the confirmed account, None while unresolved.
    `invited` False: the secretary publishes without them, and the delivery list says so.
    """

    id: GuestId
    name: str | None
    title: str | None
    person: Oid | None = None
    invited: bool = True
    attendance: Attendance | None = None


@dataclass(frozen=True)
class Item:
    """`text_version` rises whenever title, text or attachments change: approvals are bound to it.

    `duration` is what is printed as minutes. `is_fixed`: not before its time. `is_break`: the meeting rests,
    and there is nothing to approve or decide. `presentation`: how long a guest may speak when it begins.
    `rule` None: that of the body. `came_from`: the item of a written procedure that it was before, which was
    to be answered until `came_on`.
    `goals`: the Sustainable Development Goals that it is tagged with.
    """

    id: ItemId
    title: str | None
    number: str | None = None
    starts: time | None = None
    ends: time | None = None
    is_open: bool | None = None
    text: str | None = None
    recommendations: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    text_version: int = 1
    duration: timedelta | None = None
    is_fixed: bool = False
    is_break: bool = False
    presentation: timedelta | None = None
    rule: DecisionRule | None = None
    goals: tuple[int, ...] = ()
    came_from: ItemId | None = None
    came_on: date | None = None

    def guest(self, guest_id: GuestId) -> Guest:
        for guest in self.guests:
            if guest.id == guest_id:
                return guest
        raise NotFound

    def with_guest(self, changed: Guest) -> "Item":
        return replace(self, guests=tuple(changed if g.id == changed.id else g for g in self.guests))


@dataclass(frozen=True)
class Meeting:
    """`version` rises with every change that a card may show; a press on an older one changes nothing.

    `starts` is None where the document does not say; items may still have times. `closes`: this is no
    gathering but a written procedure, answered until then on the wall of that day; `closed_at`: since when
    nobody can answer any more, everybody having answered or the time being up. `number` is the body's
    own, as printed ("07/2026").
    """

    id: MeetingId
    body: BodyKey
    held_on: date
    status: MeetingStatus = MeetingStatus.DRAFT
    version: int = 1
    starts: time | None = None
    ends: time | None = None
    place: str | None = None
    join_url: str | None = None
    case_text: str | None = None
    items: tuple[Item, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()
    source_digest: str = ""
    minutes_published_at: datetime | None = None
    number: str | None = None
    closes: time | None = None
    closed_at: datetime | None = None

    @property
    def is_written(self) -> bool:
        return self.closes is not None

    def closes_at(self, zone: ZoneInfo) -> datetime:
        """Of a written procedure. Raises ValueError for any other meeting."""
        if self.closes is None:
            raise ValueError("a meeting has no deadline")
        return moment(self.held_on, self.closes, zone=zone)

    @property
    def first_start(self) -> time | None:
        times = [t for t in (self.starts, *(item.starts for item in self.items)) if t]
        return min(times, default=None)

    def begins_at(self, zone: ZoneInfo) -> datetime:
        """A day without a time has not begun until it is over."""
        if self.first_start is None:
            return moment(self.held_on + timedelta(days=1), time(0), zone=zone)
        return moment(self.held_on, self.first_start, zone=zone)

    def item(self, item_id: ItemId) -> Item:
        for item in self.items:
            if item.id == item_id:
                return item
        raise NotFound

    def matter(self, item_id: ItemId) -> Item:
        """An item that can be answered and decided: no break. Raises NotFound."""
        item = self.item(item_id)
        if item.is_break:
            raise NotFound
        return item

    def slots_of(self, person: Oid) -> tuple[tuple[Item, Guest], ...]:
        return tuple((i, g) for i in self.items for g in i.guests if g.person == person and g.invited)

    def attachments_of(self, item_id: ItemId) -> tuple[Attachment, ...]:
        return tuple(a for a in self.attachments if a.item == item_id)

    def end_of(self, item: Item) -> time | None:
        """The printed end, else the start of the next item that has one; never invented for the last."""
        if item.ends:
            return item.ends
        after = self.items[self.items.index(item) + 1 :]
        return next((i.starts for i in after if i.starts and item.starts and i.starts > item.starts), None)

    def with_item(self, changed: Item) -> "Meeting":
        return replace(self, items=tuple(changed if i.id == changed.id else i for i in self.items))


def moment(day: date, at: time, *, zone: ZoneInfo) -> datetime:
    """Local wall time plus zone. A time that the clock skips in spring is read as one hour later."""
    wall = datetime.combine(day, at, tzinfo=zone)
    # A wall time inside the spring gap does not survive the way through UTC; what comes back exists.
    return (wall - (wall.utcoffset() or timedelta(0))).replace(tzinfo=UTC).astimezone(zone)


def later(at: datetime, by: timedelta) -> datetime:
    """Elapsed time, also across a change of clocks, where wall-time arithmetic would be an hour off."""
    return (at.astimezone(UTC) + by).astimezone(at.tzinfo)
