"""What somebody is told without asking, when, and what became of it. Never its words, never the sending."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ConversationId, GuestId, MeetingId, NoticeId, Oid


class NoticeKind(StrEnum):
    """`EDIT` renews a posted card and tells nobody; `ANSWER` is the reply to something said; `RUN` lays the
    card from which a meeting is run; `RESPONSE` shows the secretary what a guest answered; `RECUSAL`
    tells that somebody takes no part in an item; `FOLLOW_UP` shows its owner what they are to do,
    `FOLLOW_UP_NEWS` what was said of it, `FOLLOW_UPS_WEEKLY` the secretary all that is open; `ASKED` reminds
    a director of a written procedure, `RESULT` tells chair and secretary how it ended; `WATCH` sends nothing:
    a meeting is looked at again.
    """

    AGENDA = "agenda"
    SLOT = "slot"
    REMINDER = "reminder"
    MOVE = "move"
    CANCEL = "cancel"
    GET_READY = "get_ready"
    COME_NOW = "come_now"
    NOT_YET = "not_yet"
    THANKS = "thanks"
    RUN = "run"
    RESPONSE = "response"
    RECUSAL = "recusal"
    FOLLOW_UP = "follow_up"
    FOLLOW_UP_OFF = "follow_up_off"
    FOLLOW_UP_REMINDER = "follow_up_reminder"
    FOLLOW_UP_NEWS = "follow_up_news"
    FOLLOW_UPS_WEEKLY = "follow_ups_weekly"
    ASKED = "asked"
    RESULT = "result"
    EDIT = "edit"
    ANSWER = "answer"
    WATCH = "watch"

    @property
    def is_told(self) -> bool:
        """Stands on the delivery list and in the export."""
        return self not in _NOT_TOLD

    @property
    def is_call(self) -> bool:
        """Somebody is to come, or not to come, at once: it goes before all else."""
        return self in (NoticeKind.GET_READY, NoticeKind.COME_NOW, NoticeKind.NOT_YET)


_NOT_TOLD = frozenset(
    {
        NoticeKind.RUN,
        NoticeKind.RESPONSE,
        NoticeKind.RECUSAL,
        NoticeKind.FOLLOW_UP_NEWS,
        NoticeKind.FOLLOW_UPS_WEEKLY,
        NoticeKind.EDIT,
        NoticeKind.ANSWER,
        NoticeKind.WATCH,
    }
)


class NoticeState(StrEnum):
    """The contract's five, and `sending` for a row that a delivery loop holds."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    TOO_LATE = "too_late"
    SUPERSEDED = "superseded"

    @property
    def listed(self) -> "NoticeState":
        """As the delivery list and the export name it: what is under way is still waited for."""
        return NoticeState.WAITING if self is NoticeState.SENDING else self

    @property
    def is_under_way(self) -> bool:
        return self in (NoticeState.WAITING, NoticeState.SENDING)

    @property
    def is_unsent(self) -> bool:
        """Over without a message; whether an earlier attempt arrived, `is_maybe_doubled` says."""
        return self in (NoticeState.SUPERSEDED, NoticeState.REFUSED, NoticeState.TOO_LATE)

    @property
    def can_be_retimed(self) -> bool:
        """It waits, or was withdrawn and can be wanted again."""
        return self in (NoticeState.WAITING, NoticeState.SUPERSEDED)


class Why(StrEnum):
    """Why a notice was not sent, or may have come twice."""

    NO_CHAT = "no_chat"
    NOT_INSTALLED = "not_installed"
    BLOCKED = "blocked"
    GONE = "gone"
    TOO_LARGE = "too_large"
    REJECTED = "rejected"
    NO_PERSON = "no_person"
    NO_HOME = "no_home"
    MAYBE_DOUBLED = "maybe_doubled"
    SAID_ALREADY = "said_already"
    CHANGED = "changed"
    EXPIRED = "expired"
    POSTED_ANEW = "posted_anew"
    QUIET = "quiet"


@dataclass(frozen=True)
class Recipient:
    """One of the two: a person in their own chat, or a shared conversation; neither for a WATCH."""

    person: Oid | None = None
    conversation: ConversationId | None = None


@dataclass(frozen=True)
class Notice:
    """`key` identifies it for ever: meeting, recipient, kind, revision. `due_at` None means at once.

    After `expires_at` it helps nobody and is listed instead of sent. `guest` is whose slot it is about.
    `said` is what an ANSWER carries, word for word; other kinds are composed when they are sent.
    `is_maybe_doubled`: an earlier attempt was in flight when its process died.
    """

    id: NoticeId
    key: str
    kind: NoticeKind
    recipient: Recipient
    meeting: MeetingId | None = None
    guest: GuestId | None = None
    subject: str | None = None
    due_at: datetime | None = None
    expires_at: datetime | None = None
    said: str | None = None
    state: NoticeState = NoticeState.WAITING
    why: Why | None = None
    attempts: int = 0
    is_maybe_doubled: bool = False
    at: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """A notice that follows from the state of a meeting, before the store knows it."""

    key: str
    kind: NoticeKind
    recipient: Recipient
    meeting: MeetingId | None = None
    guest: GuestId | None = None
    subject: str | None = None
    due_at: datetime | None = None
    expires_at: datetime | None = None
    said: str | None = None
