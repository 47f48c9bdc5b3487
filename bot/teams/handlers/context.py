"""What every handler is given. Who acted is the authenticated sender, never a field of the card."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.domain.body import DEFAULT_ZONE
from bot.domain.conversation import Conversation
from bot.domain.errors import NotFound
from bot.domain.facts import DeliveriesAnswer, Fact
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.usecases.ports import Transaction
from cards.actions import Payload


class Hold(Protocol):
    """Whether deliveries are held because the clock is doubted."""

    def clock_shows(self) -> datetime | None:
        """None while nothing is held."""
        ...

    def release(self) -> None: ...


@dataclass(frozen=True)
class Acting:
    """The actor, where, and when (aware)."""

    actor: Oid
    conversation: Conversation
    at: datetime
    hold: Hold

    @property
    def today(self) -> date:
        return self.at.astimezone(ZoneInfo(DEFAULT_ZONE)).date()


@dataclass(frozen=True)
class Press:
    """A button with what it carries."""

    by: Acting
    payload: Payload

    @property
    def actor(self) -> Oid:
        return self.by.actor

    @property
    def at(self) -> datetime:
        return self.by.at

    @property
    def meeting(self) -> MeetingId:
        """Raises NotFound for a card that names none."""
        if self.payload.meeting is None:
            raise NotFound
        return MeetingId(self.payload.meeting)

    @property
    def item(self) -> ItemId:
        """Raises NotFound for a card that names none."""
        if self.payload.item is None:
            raise NotFound
        return ItemId(self.payload.item)


def as_held(fact: Fact, hold: Hold) -> Fact:
    """The delivery list says so whoever asked for it, and however."""
    return replace(fact, clock_shows=hold.clock_shows()) if isinstance(fact, DeliveriesAnswer) else fact


Handler = Callable[[Transaction, Press], Fact]
