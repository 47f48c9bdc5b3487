"""Facts that answer a question, a greeting or a refusal. Never a form."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.body import Role
from bot.domain.decision import FollowUp
from bot.domain.facts.meetings import AgendaView, SlotNotice
from bot.domain.facts.parts import Banner, DecisionLine, GuestLine, Heading, ItemLine, Paper, RefusalReason
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, ItemId, MeetingId
from bot.domain.notice import NoticeKind, NoticeState, Why


@dataclass(frozen=True)
class AgendaAnswer:
    """`next agenda`, `agenda DATE`: the whole agenda, or a guest's own slots, or nothing planned."""

    view: AgendaView | None = None
    slots: tuple[SlotNotice, ...] = ()
    asked_for: date | None = None


@dataclass(frozen=True)
class GuestsAnswer:
    heading: Heading | None
    lines: tuple[tuple[ItemLine, GuestLine], ...] = ()


@dataclass(frozen=True)
class DecisionHit:
    """An item with what was decided about it, None where nothing is. `title` None: closed to this reader.
    `can_open`: the reader sits on that body.
    """

    meeting: MeetingId
    version: int
    item: ItemId
    body: str
    held_on: date
    title: str | None
    decision: DecisionLine | None
    can_open: bool = False


@dataclass(frozen=True)
class DecisionsAnswer:
    """`is_search`: about a day or some words. `is_near`: about words that are only like those typed.
    `left_out` more are there.
    """

    hits: tuple[DecisionHit, ...]
    left_out: int = 0
    is_search: bool = False
    is_near: bool = False


@dataclass(frozen=True)
class GoalLine:
    """One of the Sustainable Development Goals, and what was decided about items that are tagged with it."""

    goal: int
    hits: tuple[DecisionHit, ...]


@dataclass(frozen=True)
class GoalsAnswer:
    year: int
    lines: tuple[GoalLine, ...]


@dataclass(frozen=True)
class FollowUpHit:
    follow_up: FollowUp
    item_title: str | None
    held_on: date
    is_own: bool


@dataclass(frozen=True)
class FollowUpsFound:
    """By words or day. `is_near` as in DecisionsAnswer. `has_older`: only the newest were looked through."""

    lines: tuple[FollowUpHit, ...]
    is_near: bool = False
    has_older: bool = False


@dataclass(frozen=True)
class DeliveryLine:
    """`paste` is the slot to put into a mail where the recipient was not reached. `address` is their object
    id or conversation, None for somebody of whom only words are known.
    """

    recipient: str
    kind: NoticeKind
    state: NoticeState
    why: Why | None
    attempts: int
    at: datetime | None
    is_maybe_doubled: bool
    paste: SlotNotice | None = None
    address: str | None = None


@dataclass(frozen=True)
class DeliveriesAnswer:
    """`clock_shows`: set while nothing is sent because the clock jumped ahead, and what it shows."""

    heading: Heading | None
    lines: tuple[DeliveryLine, ...] = ()
    meeting: MeetingId | None = None
    clock_shows: datetime | None = None
    banner: Banner | None = None


@dataclass(frozen=True)
class MinutesItem:
    """`absent`: the names of those who were absent from this item, but not from the whole meeting. Who was
    recused stands on the line.
    """

    line: ItemLine
    text: str | None
    papers: tuple[Paper, ...] = ()
    absent: tuple[str, ...] = ()


class GapKind(StrEnum):
    OUTCOME = "outcome"
    ATTENDANCE = "attendance"


@dataclass(frozen=True)
class Gap:
    """Something that minutes should say and do not. `name`: of the item, or of the guest whom it is about."""

    kind: GapKind
    item: ItemId
    name: str | None
    text_version: int
    guest: GuestId | None = None


@dataclass(frozen=True)
class MinutesView:
    """`is_draft`: not published yet. `own_only`: the reader is a guest and sees the own item's decision.
    `apologies`: the names of those who decide and were absent from the whole meeting. `gaps`: of a draft, for
    who may publish it. `written`: what was decided in writing since the meeting before.
    """

    meeting: MeetingId
    version: int
    heading: Heading
    items: tuple[MinutesItem, ...]
    papers: tuple[Paper, ...]
    is_draft: bool
    case_text: str | None = None
    own_only: bool = False
    apologies: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    written: tuple[ItemLine, ...] = ()
    may: frozenset[Permission] = frozenset()
    banner: Banner | None = None


@dataclass(frozen=True)
class Welcome:
    """`name` is who is greeted in a 1:1 chat, None in a shared conversation."""

    name: str | None
    roles: frozenset[Role]


@dataclass(frozen=True)
class Help:
    roles: frozenset[Role]
    did_not_understand: str | None = None


@dataclass(frozen=True)
class HomeBound:
    body: str


@dataclass(frozen=True)
class Refusal:
    """Nothing happened. `detail` is a sentence of the document reader, or a body's name, never a title."""

    reason: RefusalReason
    detail: str | None = None
    choices: tuple[str, ...] = field(default=())
