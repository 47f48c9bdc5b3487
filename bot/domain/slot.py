"""A guest's slot: all that a guest may know about a meeting, and what changed since they were told."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.body import Body
from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting, later, moment

NOBODY = Oid("")
"""Stands in the slot of a guest of whom only words are known. The bot never tells it to anybody."""


class Change(StrEnum):
    """What differs from what the guest was last told."""

    DATE = "held_on"
    TIME = "time"
    PLACE = "place"
    LINK = "join_url"
    TITLE = "title"


@dataclass(frozen=True)
class Slot:
    """`title` None: the item is closed and the body keeps its title from guests."""

    guest: GuestId
    person: Oid
    meeting: MeetingId
    held_on: date
    title: str | None
    starts: time | None
    ends: time | None
    place: str | None
    join_url: str | None


class Off(StrEnum):
    """Why a slot that was told is no longer so."""

    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    NOT_NEEDED = "not_needed"
    MISTAKEN = "mistaken"
    SUBSTITUTED = "substituted"
    SKIPPED = "skipped"
    RELEASED = "released"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class Told:
    """One guest's telling: `slot` is what they are to know, `known` what was really sent to them last, at
    `known_at`.

    `revision` rises with each thing that they are told. `off` is set once the slot is taken back. `called` is
    the number of the call that stands: the step with which their item began, or a later one if they were
    called off and in again since. `readied` is how often they were told to get ready, the last time for
    `ready_for`.
    """

    slot: Slot
    revision: int
    known: Slot | None = None
    known_at: datetime | None = None
    off: Off | None = None
    called: int | None = None
    readied: int = 0
    ready_for: datetime | None = None


def slot_of(meeting: Meeting, item: Item, *, guest: Guest, body: Body) -> Slot:
    """Raises ValueError for a guest without a confirmed person: nobody else may see a slot."""
    if guest.person is None:
        raise ValueError("a slot belongs to a confirmed person")
    return worded_slot(meeting, item, guest=guest, body=body)


def worded_slot(meeting: Meeting, item: Item, *, guest: Guest, body: Body) -> Slot:
    """Also for a guest of whom only words are known: for the secretary to pass on in another way."""
    may_know = item.is_open is True or body.closed_title_to_guest
    return Slot(
        guest=guest.id,
        person=guest.person or NOBODY,
        meeting=meeting.id,
        held_on=meeting.held_on,
        title=item.title if may_know else None,
        starts=item.starts,
        ends=meeting.end_of(item),
        place=meeting.place or body.place,
        join_url=meeting.join_url or body.join_url,
    )


def slots(meeting: Meeting, body: Body) -> tuple[Slot, ...]:
    """One per invited guest with a confirmed person, in the order of the agenda; nobody comes for a break."""
    return tuple(
        slot_of(meeting, item, guest=guest, body=body)
        for item in meeting.items
        for guest in item.guests
        if guest.invited and guest.person and not item.is_break
    )


def changes(before: Slot, after: Slot, *, threshold: timedelta) -> tuple[Change, ...]:
    """What the guest must be told again, in the order of `Change`. Of the times only the start counts, and
    only if it differs by the threshold: an end that moves because the next item does is no news.
    """
    differs = {
        Change.DATE: before.held_on != after.held_on,
        Change.TIME: _apart(before, after) >= max(threshold, timedelta(minutes=1)),
        Change.PLACE: before.place != after.place,
        Change.LINK: before.join_url != after.join_url,
        Change.TITLE: before.title != after.title,
    }
    return tuple(change for change, is_so in differs.items() if is_so)


def _apart(before: Slot, after: Slot) -> timedelta:
    """How much the starts differ on the clock; a whole day where only one of them has a time."""
    if before.starts is None or after.starts is None:
        return timedelta(0) if before.starts == after.starts else timedelta(days=1)
    wall = [datetime.combine(slot.held_on, slot.starts or time(0)) for slot in (before, after)]
    return abs(wall[1] - wall[0])


def at_moment(slot: Slot, *, starts: datetime, ends: datetime, zone: ZoneInfo) -> Slot:
    """The slot at a projected time: the day and the whole minutes of it where the meeting is."""
    begins, ceases = starts.astimezone(zone), ends.astimezone(zone)
    return replace(
        slot,
        held_on=begins.date(),
        starts=begins.time().replace(second=0, microsecond=0),
        ends=ceases.time().replace(second=0, microsecond=0),
    )


def reminder_at(slot: Slot, before: timedelta, *, body: Body) -> datetime | None:
    """Whole days are counted on the calendar, so that 10.30 stays 10.30 across a change of clocks;
    anything shorter is elapsed time. None for a slot without a time: nothing is invented.
    """
    if slot.starts is None:
        return None
    days = timedelta(days=before.days)
    return later(moment(slot.held_on - days, slot.starts, zone=body.zone), days - before)


def over_at(slot: Slot, body: Body) -> datetime:
    """When telling about the slot helps nobody any more: its end, its start plus the body's default
    duration where no end is known, or the end of the day for a slot without a time. An end that is not
    after the start is one of the next day.
    """
    return ending(slot.held_on, slot.starts, ends=slot.ends, body=body)


def ending(day: date, starts: time | None, *, ends: time | None, body: Body) -> datetime:
    """As `over_at`, of anything that begins on that day."""
    tomorrow = day + timedelta(days=1)
    if ends:
        is_next_day = starts is not None and ends <= starts
        return moment(tomorrow if is_next_day else day, ends, zone=body.zone)
    if starts:
        return later(moment(day, starts, zone=body.zone), body.default_duration)
    return moment(tomorrow, time(0), zone=body.zone)
