"""Facts about a meeting that runs, for chair and secretary. Never for a guest's eyes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.facts.parts import Banner, Heading, ItemLine
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, ItemId, MeetingId, Oid
from bot.domain.notice import NoticeState
from bot.domain.progress import Act, Stage
from bot.domain.response import Response


class RunStage(StrEnum):
    """BEFORE: not started yet."""

    BEFORE = "before"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True)
class RunGuest:
    """`response` is what the guest answered last, `call` what became of the last call; None: none yet.

    `substitute` is the only person who bears the name that the guest proposes, for the secretary to confirm.
    `contact` is a phone number: who is missing is rung up.
    """

    guest: GuestId
    label: str
    contact: str | None = None
    response: Response | None = None
    call: NoticeState | None = None
    substitute: Oid | None = None


@dataclass(frozen=True)
class ResponseNotice:
    """A guest can't come, or sends somebody else: for the secretary. `title` is of the item."""

    meeting: MeetingId
    item: ItemId
    heading: Heading
    title: str | None
    guest: RunGuest


@dataclass(frozen=True)
class RunItem:
    """`line` has the planned times. `starts` and `ends` are as projected while the item waits or is on, as it
    really was once it is over: aware, where the meeting is; None while nothing is known.

    `can` are the steps that make sense for this very item. `all_approve`: every director has approved it.
    """

    line: ItemLine
    stage: Stage
    starts: datetime | None
    ends: datetime | None
    guests: tuple[RunGuest, ...] = ()
    is_assumed: bool = False
    is_fixed: bool = False
    is_break: bool = False
    all_approve: bool = False
    can: tuple[Act, ...] = ()


@dataclass(frozen=True)
class LastStep:
    """`by` is a name, None for somebody erased. `undo_until`: aware; None: too late to undo, or undone."""

    act: Act
    by: str | None
    at: datetime
    item: str | None = None
    undo_until: datetime | None = None


@dataclass(frozen=True)
class Proposal:
    """`absent` (a label) is late or missing: `item` can be taken now without making anybody else early, by
    `act`: SWAP where the item of the absent one is on, NEXT (with `item`) where it is about to come.
    """

    absent: str
    item: ItemId
    title: str | None
    act: Act = Act.SWAP
    there_at: datetime | None = None


@dataclass(frozen=True)
class Consent:
    """Items that all approved beforehand, to be taken in one press; `mark` says which list was seen."""

    items: tuple[ItemId, ...]
    mark: str


@dataclass(frozen=True)
class RunView:
    """`seq` is the last step that this shows: a press on an older one was overtaken. `ends` is when the
    meeting will be over as it goes, `planned_end` as planned; both aware, where the meeting is. `overrun`:
    minutes that the present item is over its time. `at`: when this was so.

    `started_at` and, while it stands still, `paused_at` are aware. A closed meeting's `ends` is when it was
    closed.

    `can` are the steps that make sense now. `hint`: Teams says that the meeting began then, and nobody has
    started it here. `is_base`: for everybody in a shared conversation, so without items, guests and steps;
    `refresh_for` as in AgendaView.
    """

    meeting: MeetingId
    version: int
    seq: int
    heading: Heading
    stage: RunStage
    at: datetime
    items: tuple[RunItem, ...] = ()
    current: ItemId | None = None
    following: ItemId | None = None
    ends: datetime | None = None
    planned_end: datetime | None = None
    overrun: int = 0
    last: LastStep | None = None
    proposal: Proposal | None = None
    consent: Consent | None = None
    hint: datetime | None = None
    can: tuple[Act, ...] = ()
    may: frozenset[Permission] = frozenset()
    is_base: bool = False
    refresh_for: tuple[str, ...] | None = None
    banner: Banner | None = None
    started_at: datetime | None = None
    paused_at: datetime | None = None
