"""A board or committee: who sits on it and how it wants its meetings run. Never a single meeting."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.ballot import DecisionRule
from bot.domain.ids import BodyKey, ConversationId, Oid

DEFAULT_ZONE = "Europe/Copenhagen"


class Role(StrEnum):
    """What a person is to one meeting; the order of the grants table in the contract."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    DIRECTOR = "director"
    GUEST = "guest"
    OUTSIDER = "outsider"


@dataclass(frozen=True)
class Body:
    """`quiet`: from when to when, by the clock on the wall, nobody is told what can wait. `rule` is that of
    every item that has none of its own; `quorum`: so many directors must take part; None: no number.
    `minutes_template` is where the house's own Word file of the minutes lies; None: our own form.
    """

    key: BodyKey
    name: str
    organisation: str
    language: str = "da"
    time_zone: str = DEFAULT_ZONE
    secretary: tuple[Oid, ...] = ()
    chair: Oid | None = None
    directors: tuple[Oid, ...] = ()
    home: ConversationId | None = None
    place: str | None = None
    join_url: str | None = None
    reminders: tuple[timedelta, ...] = (timedelta(days=1), timedelta(minutes=15))
    threshold: timedelta = timedelta(minutes=5)
    default_duration: timedelta = timedelta(minutes=15)
    closed_title_to_guest: bool = True
    decision_to_guest: bool = True
    quiet: tuple[time, time] | None = None
    rule: DecisionRule = DecisionRule.CHAIR
    quorum: int | None = None
    minutes_template: str | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def members(self) -> frozenset[Oid]:
        """Everybody who may see the whole agenda."""
        chair = (self.chair,) if self.chair else ()
        return frozenset((*self.secretary, *chair, *self.directors))

    @property
    def deciding(self) -> tuple[Oid, ...]:
        """Who takes part in deciding: the chair and the directors, each once."""
        chair = (self.chair,) if self.chair else ()
        return tuple(dict.fromkeys((*chair, *self.directors)))

    def roles(self, oid: Oid | None) -> frozenset[Role]:
        """The standing roles; being a guest depends on the meeting and is added there."""
        held = {
            Role.SECRETARY: oid in self.secretary,
            Role.CHAIR: oid is not None and oid == self.chair,
            Role.DIRECTOR: oid in self.directors,
        }
        return frozenset(role for role, holds in held.items() if holds)
