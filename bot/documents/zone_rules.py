"""A time zone's own rules for a calendar file, for clients that know none. Never an entry.

Written here since icalendar 7.3 begins summer time an hour late (03.00 instead of 02.00 by the clock before),
and ical.js, which Thunderbird uses, believes it: an entry over that night would end an hour late.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def zone_rules(name: str, year: int) -> Timezone:
    """For that year and the next, in which an entry of New Year's Eve ends."""
    zone = ZoneInfo(name)
    rules = Timezone()
    rules.add("tzid", name)
    first, last = (datetime(y, 1, 1, tzinfo=UTC) - _DAY for y in (year, year + 2))
    rules.add_component(_from(first, zone, before=_offset(first, zone)))
    for at in _changes(zone, first, last=last):
        rules.add_component(_from(at, zone, before=_offset(at - _MINUTE, zone)))
    return rules


def _changes(zone: ZoneInfo, first: datetime, *, last: datetime) -> Iterator[datetime]:
    """The first minute of each new offset: at most one change a day."""
    day = first
    while day < last:
        if _offset(day, zone) != _offset(day + _DAY, zone):
            yield _change_after(day, zone)
        day += _DAY


def _change_after(day: datetime, zone: ZoneInfo) -> datetime:
    low, high = 0, 24 * 60
    while high - low > 1:
        middle = (low + high) // 2
        is_before = _offset(day + middle * _MINUTE, zone) == _offset(day, zone)
        low, high = (middle, high) if is_before else (low, middle)
    return day + high * _MINUTE


def _from(at: datetime, zone: ZoneInfo, *, before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    """It begins by the clock as it was before (RFC 5545, 3.6.5)."""
    there = at.astimezone(zone)
    rule = TimezoneDaylight() if there.dst() else TimezoneStandard()
    rule.add("dtstart", (at + before).replace(tzinfo=None))
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", _offset(at, zone))
    rule.add("tzname", there.tzname())
    return rule


def _offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)
