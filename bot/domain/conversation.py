"""Where a person or a body can be reached in Teams. Never what is said there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ActivityId, ConversationId, FollowUpId, GuestId, MeetingId, Oid


class ConversationKind(StrEnum):
    PERSONAL = "personal"
    GROUP = "groupChat"
    CHANNEL = "channel"


def root(conversation: ConversationId) -> ConversationId:
    """A channel's id without the thread that was spoken in (`19:...@thread.tacv2;messageid=...`)."""
    return ConversationId(conversation.partition(";")[0])


@dataclass(frozen=True)
class Member:
    """`mri` is Teams' own id for the member and this bot (29:...); `oid` None: no account of the tenant."""

    mri: str
    oid: Oid | None


@dataclass(frozen=True)
class Conversation:
    """`person` is set for a 1:1 chat. `roster` is who was last seen in a shared one; None: never learnt."""

    id: ConversationId
    kind: ConversationKind
    service_url: str
    person: Oid | None = None
    language: str | None = None
    roster: tuple[Member, ...] | None = None
    is_open: bool = True
    is_welcomed: bool = False


class CardKind(StrEnum):
    AGENDA = "agenda"
    SLOT = "slot"
    CALL = "call"
    RUN = "run"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True)
class PostedCard:
    """A card that lies in a conversation and is edited when what it shows changes. `shown` is its SHA-256.

    `rests_until`: it is not edited again before. `lost` is the message that it lay in first and that Teams
    no longer has: while `activity` is that one, the card is to be posted anew.
    """

    id: str
    meeting: MeetingId
    kind: CardKind
    conversation: ConversationId
    activity: ActivityId
    shown: str
    guest: GuestId | None = None
    follow_up: FollowUpId | None = None
    person: Oid | None = None
    rests_until: datetime | None = None
    lost: ActivityId | None = None

    @property
    def is_lost(self) -> bool:
        return self.activity == self.lost
