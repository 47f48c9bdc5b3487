"""Speaks one language: sentences, counts, lists, dates and times. Never knows what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.lists import format_list

from bot.texts.catalogue import Catalogue, catalogue
from bot.texts.names import NAMES


@dataclass(frozen=True)
class Manner:
    """How a language writes dates and times: Babel's patterns, https://unicode.org/reports/tr35/tr35-dates.html.

    Danish has a dot in the time and small letters in days and months (Retskrivningsordbogen, section 12).
    """

    locale: str
    day: str
    date: str
    short_day: str
    time: str


MANNERS = {
    "da": Manner(locale="da", day="EEEE 'den' d. MMMM y", date="d. MMMM y", short_day="dd-MM-y", time="H.mm"),
    "en": Manner(locale="en_GB", day="EEEE d MMMM y", date="d MMMM y", short_day="dd-MM-y", time="HH:mm"),
}


@dataclass(frozen=True)
class Words:
    language: str
    catalogue: Catalogue
    manner: Manner

    def say(self, sentence: str, **values: str | int) -> str:
        """Raises KeyError for a sentence that stands in no catalogue: nobody is shown a raw key."""
        return self.catalogue.single[sentence].format(**values)

    def plural(self, one: str, several: str, *, n: int, **values: str | int) -> str:  # noqa: ARG002 - gettext reads it
        pair = self.catalogue.many[one]
        return pair[0 if n == 1 else 1].format(n=n, **values)

    def name(self, state: StrEnum) -> str:
        """The word for an outcome, an answer, a status, a role, a kind or a reason."""
        return self.say(NAMES[type(state)][state])

    def day(self, on: date) -> str:
        """`onsdag den 20. december 2023`, `Wednesday 20 December 2023`."""
        return _date(on, self.manner.day, locale=self.manner.locale)

    def plain_day(self, on: date) -> str:
        """`20. december 2023`, `20 December 2023`."""
        return _date(on, self.manner.date, locale=self.manner.locale)

    def short_day(self, on: date) -> str:
        """`20-12-2023`, as the municipalities' own agendas write it."""
        return _date(on, self.manner.short_day, locale=self.manner.locale)

    def clock(self, at: time) -> str:
        """`10.30`, `10:30`."""
        return _time(at, self.manner.time, locale=self.manner.locale)

    def hour(self, at: datetime, zone: str) -> str:
        """`10.30` of that moment in that time zone."""
        return self.clock(at.astimezone(ZoneInfo(zone)).time())

    def span(self, starts: time | None, ends: time | None) -> str:
        """`kl. 10.30-11.00`, `fra kl. 11.30`, `i løbet af mødet`: what is not known is not invented."""
        if starts is None:
            return self.say("during the meeting")
        if ends is None:
            return self.say("from {time}", time=self.clock(starts))
        return self.say("at {starts}-{ends}", starts=self.clock(starts), ends=self.clock(ends))

    def moment(self, at: datetime, zone: str) -> str:
        """`20. december 2023 kl. 10.30` in that time zone."""
        there = at.astimezone(ZoneInfo(zone))
        return self.say("{day} at {time}", day=self.plain_day(there.date()), time=self.clock(there.time()))

    def listed(self, names: Sequence[str]) -> str:
        """`A, B og C`."""
        return format_list(list(names), locale=self.manner.locale)


@cache
def words(language: str) -> Words:
    """Danish for `da` and its regions (`da-DK`); English for all else that a client sends."""
    spoken = "da" if language.replace("_", "-").split("-")[0].lower() == "da" else "en"
    return Words(language=spoken, catalogue=catalogue(spoken), manner=MANNERS[spoken])


# Babel reads a pattern anew for each date, which took a tenth of the time of drawing a card; a day's cards
# are about few dates and times.
@lru_cache(maxsize=4_096)
def _date(on: date, pattern: str, *, locale: str) -> str:
    return format_date(on, pattern, locale=locale)


@lru_cache(maxsize=4_096)
def _time(at: time, pattern: str, *, locale: str) -> str:
    return format_time(at, pattern, locale=locale)
