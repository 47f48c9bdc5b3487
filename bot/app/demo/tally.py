"""Whether the played day went well for its guests: nobody told needlessly, nobody forgotten. Tells nobody."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.app.demo.cards import Json
from bot.app.demo.record import DayRecord, GuestRecord, ItemRecord, Telling
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage
from bot.domain.response import Reply
from bot.domain.rules import MOVED_AT_MOST_EVERY, READY_BEFORE

WITHIN = timedelta(minutes=1)
"""How soon after an item began its guests must have been called."""

JUST_TOLD = timedelta(minutes=15)
"""A reminder of what was said so short a time ago says nothing."""


@dataclass(frozen=True)
class GuestTally:
    """`bound` is how many messages there may be for a slot with that fate. `needless` and `missed`: when."""

    guest: GuestRecord
    bound: int
    needless: tuple[datetime, ...]
    missed: tuple[datetime, ...]

    @property
    def messages(self) -> int:
        return len(self.guest.tellings)


@dataclass(frozen=True)
class Tally:
    guests: tuple[GuestTally, ...]

    @property
    def messages(self) -> int:
        return sum(one.messages for one in self.guests)

    @property
    def needless(self) -> int:
        return sum(len(one.needless) for one in self.guests)

    @property
    def missed(self) -> int:
        return sum(len(one.missed) for one in self.guests)

    @property
    def is_well(self) -> bool:
        return self.needless == 0 and self.missed == 0


def tally(record: DayRecord) -> Tally:
    return Tally(
        tuple(
            GuestTally(
                guest,
                bound=_bound(record, guest),
                needless=tuple(needless(guest)),
                missed=tuple(missed(record.item(guest), guest)),
            )
            for guest in record.guests
        )
    )


def as_json(found: Tally, record: DayRecord) -> Json:
    return {
        "needless": found.needless,
        "missed": found.missed,
        "messages": found.messages,
        "guests": [
            {
                "person": one.guest.person,
                "name": one.guest.name,
                "item": record.item(one.guest).number,
                "messages": one.messages,
                "bound": one.bound,
                "needless": [at.isoformat() for at in one.needless],
                "missed": [at.isoformat() for at in one.missed],
            }
            for one in found.guests
        ],
    }


@dataclass(frozen=True)
class _Known:
    """What a guest knows by what they were told."""

    starts: str | None = None
    at: datetime | None = None
    is_on: bool = False
    is_called: bool = False
    is_thanked: bool = False
    ready_for: str | None = None


def needless(guest: GuestRecord) -> Iterator[datetime]:
    """When the guest was told what they knew."""
    known = _Known()
    for telling in guest.tellings:
        if not _IS_NEWS[telling.rule](telling, known):
            yield telling.at
        known = _after(telling, known)


def missed(item: ItemRecord, guest: GuestRecord) -> Iterator[datetime]:
    """When the item began and the guest was not called within a minute, though they had not said no."""
    calls = [telling.at for telling in guest.tellings if telling.rule is NoticeKind.COME_NOW]
    for begun in item.beginnings:
        before = [answer.reply for answer in guest.answers if answer.at <= begun]
        has_said_no = before[-1:] == [Reply.CANNOT]
        if not (guest.is_off or has_said_no or any(begun <= at <= begun + WITHIN for at in calls)):
            yield begun


def _is_fresh(telling: Telling, known: _Known) -> bool:
    is_soon = known.at is not None and telling.at - known.at < JUST_TOLD
    return is_soon and telling.starts == known.starts


_IS_NEWS: Mapping[NoticeKind, Callable[[Telling, _Known], bool]] = {
    NoticeKind.SLOT: lambda told, known: not known.is_on or told.starts != known.starts,
    NoticeKind.REMINDER: lambda told, known: known.is_on and not _is_fresh(told, known),
    NoticeKind.MOVE: lambda told, known: told.starts != known.starts,
    NoticeKind.GET_READY: lambda told, known: not known.is_called and told.starts != known.ready_for,
    NoticeKind.COME_NOW: lambda _, known: not known.is_called,
    NoticeKind.NOT_YET: lambda _, known: known.is_called or not known.is_on,
    NoticeKind.CANCEL: lambda _, known: known.is_on,
    NoticeKind.THANKS: lambda _, known: known.is_called and not known.is_thanked,
}


def _after(telling: Telling, known: _Known) -> _Known:
    now = replace(known, at=telling.at, starts=telling.starts or known.starts)
    match telling.rule:
        case NoticeKind.GET_READY:
            return replace(now, ready_for=telling.starts)
        case NoticeKind.COME_NOW:
            return replace(now, is_called=True)
        case NoticeKind.SLOT | NoticeKind.NOT_YET:
            return replace(now, is_on=True, is_called=False)
        case NoticeKind.CANCEL:
            return replace(now, is_on=False, is_called=False)
        case NoticeKind.THANKS:
            return replace(now, is_thanked=True)
        case _:
            return now


def _bound(record: DayRecord, guest: GuestRecord) -> int:
    """One invitation, the reminders, a message for each real move and for each time that it was put off after
    they were told to get ready, the calls and those taken back, and one at the end.
    """
    item = record.item(guest)
    always = 1 + record.reminders + 1
    if guest.is_off:
        return always
    calls = len(item.beginnings)
    taken_back = calls - 1 if calls and item.stage == Stage.TAKEN else calls
    ready = 1 + _moves(item, by=READY_BEFORE, every=timedelta(0))
    moves = _moves(item, by=record.threshold, every=MOVED_AT_MOST_EVERY)
    return always + moves + ready + calls + taken_back


def _moves(item: ItemRecord, *, by: timedelta, every: timedelta) -> int:
    """How often the start differed by that from what it was the time before."""
    told, told_at, count = item.starts, None, 0
    for shift in item.shifts:
        is_due = told_at is None or shift.at - told_at >= every
        if told is not None and abs(shift.starts - told) >= by and is_due:
            told, told_at, count = shift.starts, shift.at, count + 1
    return count
