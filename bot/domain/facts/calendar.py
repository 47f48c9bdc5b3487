"""One entry for a calendar: a guest's slot, or the whole meeting for a member. Never the file itself."""

from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.facts.parts import Contact, Heading


@dataclass(frozen=True)
class Hours:
    """Aware, in the body's zone. `is_end_known` False: it ends so by the body's default duration."""

    begins: datetime
    ends: datetime
    is_end_known: bool


@dataclass(frozen=True)
class TimedTitle:
    """An open item of the agenda, by its title."""

    title: str
    starts: time | None
    ends: time | None


@dataclass(frozen=True)
class CalendarEvent:
    """`title` None: a closed item that the guest may not know, or the whole meeting.

    Of what `is_off` only body and hours are left, and those only while they are known. `changed_at` is when
    this last became another.
    """

    uid: str
    sequence: int
    changed_at: datetime
    language: str
    heading: Heading
    hours: Hours | None
    title: str | None = None
    contact: Contact | None = None
    items: tuple[TimedTitle, ...] = ()
    is_whole: bool = False
    is_off: bool = False
