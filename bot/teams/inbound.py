"""What came from Teams, as the only types that the rest of the bot sees. Reading them is reading.py's."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.teams.fields import Json

PlaceKind = Literal["personal", "groupChat", "channel"]
Trigger = Literal["manual", "automatic"]


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What is judged before anything else is read. `tenants`: every tenant that is named, lower case."""

    activity_id: str
    activity_type: str
    channel: str
    service_url: str
    tenants: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Sender:
    """`tenant` and `oid` (Entra object id) in lower case; `oid` is None only where Teams itself speaks."""

    tenant: str
    oid: str | None
    mri: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Place:
    conversation: str
    kind: PlaceKind
    service_url: str


@dataclass(frozen=True, kw_only=True)
class Member:
    mri: str
    oid: str | None


@dataclass(frozen=True, kw_only=True)
class FileOffer:
    """`download_url` is short-lived, needs no token, and must never be logged."""

    name: str
    download_url: str
    unique_id: str


@dataclass(frozen=True, kw_only=True)
class Received:
    activity_id: str
    sender: Sender
    place: Place
    locale: str | None


@dataclass(frozen=True, kw_only=True)
class Said(Received):
    text: str


@dataclass(frozen=True, kw_only=True)
class Pressed(Received):
    """`reply_to`: the message that holds the card."""

    verb: str
    data: dict[str, Json]
    trigger: Trigger
    via: Literal["execute", "submit"]
    reply_to: str | None


@dataclass(frozen=True, kw_only=True)
class Attached(Received):
    text: str
    files: tuple[FileOffer, ...]


@dataclass(frozen=True, kw_only=True)
class Installed(Received):
    """Teams sends it twice for one installation, as installationUpdate and as conversationUpdate."""


@dataclass(frozen=True, kw_only=True)
class Uninstalled(Received):
    pass


@dataclass(frozen=True, kw_only=True)
class MembersChanged(Received):
    joined: tuple[Member, ...]
    left: tuple[Member, ...]


@dataclass(frozen=True, kw_only=True)
class MeetingBegan(Received):
    """Somebody has joined the meeting in Teams. `join_url`: of that meeting, if Teams says so."""

    join_url: str | None


@dataclass(frozen=True, kw_only=True)
class Ignored(Received):
    pass


Inbound: TypeAlias = (
    Said | Pressed | Attached | Installed | Uninstalled | MembersChanged | MeetingBegan | Ignored
)
