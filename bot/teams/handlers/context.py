"""What every handler is given. Who acted is the authenticated sender, never a field of the card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.body import DEFAULT_ZONE
from bot.domain.conversation import Conversation
from bot.domain.errors import NotFound
from bot.domain.facts import Fact
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.usecases.ports import Transaction
from cards.actions import Payload


@dataclass(frozen=True)
class Acting:
    """The actor, where, and when (aware)."""

    actor: Oid
    conversation: Conversation
    at: datetime

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


Handler = Callable[[Transaction, Press], Fact]
