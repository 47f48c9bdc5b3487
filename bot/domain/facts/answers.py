"""Facts that answer a question, a greeting or a refusal. Never a form."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.body import Role
from bot.domain.decision import FollowUp
from bot.domain.facts.meetings import AgendaView, SlotNotice
from bot.domain.facts.parts import Banner, DecisionLine, GuestLine, Heading, ItemLine, Paper, RefusalReason
from bot.domain.grants import Permission
from bot.domain.ids import MeetingId
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
class DecisionsAnswer:
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True)
class FollowUpLine:
    follow_up: FollowUp
    item_title: str | None
    held_on: date
    is_own: bool


@dataclass(frozen=True)
class FollowUpsAnswer:
    lines: tuple[FollowUpLine, ...]


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


@dataclass(frozen=True)
class MinutesView:
    """`is_draft`: not published yet. `own_only`: the reader is a guest and sees the own item's decision.
    `apologies`: the names of those who decide and were absent from the whole meeting. `written`: what was
    decided in writing since the meeting before.
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
