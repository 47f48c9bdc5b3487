"""Facts about one meeting as one reader sees it, and the forms to act on it. Never another reader's."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.agenda import Problem
from bot.domain.approval import Answer
from bot.domain.body import Role
from bot.domain.facts.follow_ups import FollowUpLine
from bot.domain.facts.parts import Banner, Contact, Doubt, GuestLine, Heading, ItemLine, Paper
from bot.domain.grants import Permission
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.domain.meeting import MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.response import Reply, Response
from bot.domain.slot import Change, Off, Slot


@dataclass(frozen=True)
class AgendaView:
    """The agenda as one reader sees it; `role` None is the base view that everybody in the conversation sees.

    `is_stub`: somebody in the conversation may not see the agenda, so the base view holds no items.
    `refresh_for`: the members whose clients ask for their own view at once (MRIs, at most 60);
    None: never learnt, so Teams asks for everybody in a conversation of up to 60.
    `calendar` is where a member fetches the meeting as a calendar file.
    `late`: what should have been followed up before this meeting.
    """

    meeting: MeetingId
    version: int
    heading: Heading
    status: MeetingStatus
    role: Role | None
    items: tuple[ItemLine, ...] = ()
    may: frozenset[Permission] = frozenset()
    is_stub: bool = False
    refresh_for: tuple[str, ...] | None = None
    has_minutes: bool = False
    banner: Banner | None = None
    calendar: str | None = None
    late: tuple[FollowUpLine, ...] = ()


@dataclass(frozen=True)
class DirectorAnswer:
    director: str
    answer: Answer
    remark: str | None
    at: datetime


@dataclass(frozen=True)
class ItemView:
    """`seq` is the reader's own last sequence on this text version, 0 before the first press."""

    meeting: MeetingId
    version: int
    text_version: int
    seq: int
    heading: Heading
    line: ItemLine
    text: str | None
    recommendations: tuple[str, ...]
    papers: tuple[Paper, ...]
    answers: tuple[DirectorAnswer, ...]
    may: frozenset[Permission]
    remark: str | None = None
    banner: Banner | None = None
    goals: tuple[int, ...] = ()


@dataclass(frozen=True)
class ApprovalForm:
    """The second card: remark, postpone and reject."""

    view: ItemView


@dataclass(frozen=True)
class DecisionForm:
    """The ten outcomes as one choice, the words, owners and due date; filled where a decision stands."""

    view: ItemView
    field: str | None = None


@dataclass(frozen=True)
class SlotNotice:
    """What one guest is told: nothing here is about anybody or anything else.

    `response` is what they answered last, `asks` what they can answer now. `revision` rises with each thing
    that they are told of it. `speaks_until`: the end of a presentation with a time of its own, aware, where
    the meeting is; `minutes_left` until then, not below 0. `was`: the start that they were told before, where
    Change.TIME is among the changes and it is known. `is_projected`: the meeting runs, and the slot's times
    are as it goes. `calendar` is where the slot is fetched as a calendar file, once it has a time.
    """

    kind: NoticeKind
    slot: Slot
    heading: Heading
    contact: Contact | None
    changes: tuple[Change, ...] = ()
    off: Off | None = None
    response: Response | None = None
    asks: tuple[Reply, ...] = ()
    speaks_until: datetime | None = None
    minutes_left: int | None = None
    revision: int = 0
    field: str | None = None
    banner: Banner | None = None
    was: time | None = None
    is_projected: bool = False
    calendar: str | None = None

    @property
    def calendar_file(self) -> str | None:
        return self.calendar if self.slot.starts else None


@dataclass(frozen=True)
class Digest:
    """What one guest is told of several slots at once, all of them their own."""

    notices: tuple[SlotNotice, ...]

    @property
    def at_rest(self) -> "Digest":
        """As the message lies there once it has been read: what was news is how things are."""
        return Digest(tuple(replace(one, kind=NoticeKind.SLOT, changes=()) for one in self.notices))


@dataclass(frozen=True)
class MeetingNotice:
    """What everybody in the body's conversation is told when a meeting is moved or off."""

    kind: NoticeKind
    heading: Heading
    off: Off | None = None


@dataclass(frozen=True)
class Choice:
    """A person to choose: `label` is "Name, title, unit", and the account where two would read alike."""

    person: Oid
    label: str


@dataclass(frozen=True)
class GuestDoubt:
    """A guest of the preview with what is unsure about them; `choices` best first, never pre-chosen."""

    line: GuestLine
    words: str
    doubts: tuple[Doubt, ...]
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Preview:
    """Everything that will be sent, with every doubt, before anything is sent.

    `problems` are what the reader of documents was unsure of, with line numbers. `has_other`: another agenda
    of the body has the same day, so this one may be its correction. `until`: the day and time that are
    proposed for answering it in writing, None where that can't be. `field`: what was typed and can't be used.
    """

    view: AgendaView
    guests: tuple[GuestDoubt, ...]
    papers: tuple[Paper, ...]
    problems: tuple[Problem, ...]
    home_is_known: bool
    has_other: bool = False
    banner: Banner | None = None
    until: tuple[date, time] | None = None
    field: str | None = None


@dataclass(frozen=True)
class ItemForm:
    """One item of the preview opened for editing."""

    preview: Preview
    item: ItemId
    goals: tuple[int, ...] = ()
    banner: Banner | None = None
    field: str | None = None


@dataclass(frozen=True)
class SlotPreview:
    """Exactly what that guest would get, shown to the secretary."""

    guest: str
    notice: SlotNotice


@dataclass(frozen=True)
class Confirm:
    """Asked before a meeting is withdrawn, moved or cancelled: `guests` will hear of it."""

    meeting: MeetingId
    version: int
    heading: Heading
    act: str
    guests: int
    field: str | None = None
