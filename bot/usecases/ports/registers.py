"""Ports to people, bodies, conversations, cards, calendar files and the inbox. Never to decisions."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.body import Body
from bot.domain.calendar import Kept, Owner
from bot.domain.conversation import CardKind, Conversation, PostedCard
from bot.domain.ids import ActivityId, BodyKey, ConversationId, GuestId, MeetingId, Oid
from bot.domain.person import Person
from bot.domain.slot import Told


class People(Protocol):
    def all(self) -> tuple[Person, ...]:
        """In the order of their names."""
        ...

    def get(self, oid: Oid) -> Person | None: ...
    def some(self, oids: Iterable[Oid]) -> tuple[Person, ...]:
        """Those of them that are known, in no order."""
        ...

    def replace(self, people: Iterable[Person]) -> None:
        """The whole register becomes exactly these."""


class Bodies(Protocol):
    def all(self) -> tuple[Body, ...]:
        """In the order of their keys."""
        ...

    def get(self, key: BodyKey) -> Body | None: ...
    def put(self, body: Body) -> None: ...
    def remove(self, key: BodyKey) -> None:
        """Raises Refused if the body has meetings."""


class Conversations(Protocol):
    def get(self, conversation: ConversationId) -> Conversation | None: ...
    def personal(self, person: Oid) -> Conversation | None:
        """The person's own chat with the bot; None while none is known or open."""
        ...

    def put(self, conversation: Conversation) -> None: ...
    def close(self, conversation: ConversationId) -> None:
        """The bot was removed or blocked there: nothing is sent until it is put again."""

    def service_url(self) -> str | None:
        """The address that Teams last spoke from, for opening a chat with somebody new."""
        ...


class PostedCards(Protocol):
    def get(self, card: str) -> PostedCard | None: ...
    def of_meeting(self, meeting: MeetingId, kind: CardKind | None = None) -> tuple[PostedCard, ...]: ...
    def meetings_in(self, conversation: ConversationId, kind: CardKind) -> tuple[MeetingId, ...]:
        """Those with such a card there, in the order of their ids."""
        ...

    def in_message(self, conversation: ConversationId, activity: ActivityId) -> tuple[PostedCard, ...]:
        """Several where one message told of several slots: they are edited, and lost, as one."""
        ...

    def put(self, card: PostedCard) -> None: ...
    def remove(self, card: str) -> None:
        """It lies somewhere still, but nothing can be done with it any more."""


class Tellings(Protocol):
    """What each guest was last told of each slot (I4)."""

    def of_meeting(self, meeting: MeetingId) -> Mapping[tuple[GuestId, Oid], Told]: ...
    def put(self, told: Told) -> None: ...


class Calendars(Protocol):
    """The calendar files that can be fetched, each at its own address."""

    def keep(self, owner: Owner, *, shown: str, at: datetime) -> None:
        """With a new token the first time; then its sequence rises whenever `shown` is another."""

    def of(self, owner: Owner) -> Kept | None: ...
    def of_meeting(self, meeting: MeetingId) -> tuple[Kept, ...]: ...
    def with_token(self, token: str) -> Kept | None: ...
    def address(self, owner: Owner) -> str | None:
        """Where the file is fetched; None while there is none, or it is unknown where the bot is reached."""
        ...


class Inbox(Protocol):
    """Activities handled before, with the answer that they got, so that a redelivery is answered alike."""

    def answer(self, conversation: str, activity: str) -> str | None:
        """None if never handled; an empty text if handled without an answer body."""
        ...

    def remember(self, conversation: str, activity: str, *, answer: str, at: datetime) -> None: ...
