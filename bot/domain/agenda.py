"""A meeting document as it was read: what it says, and what is unsure. Never how it was read or shown.

The fields are those of the published form `agenda.schema.json`. `None` means that the document does not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class Unreadable(Exception):  # noqa: N818 - a state word, as all errors of this house
    """There is no meeting in these bytes, or they cannot be read; the text is one sentence for a person."""


class Outcome(StrEnum):
    APPROVED = "approved"
    APPROVED_WITH_REMARKS = "approved_with_remarks"
    NOTED = "noted"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    REFERRED = "referred"
    RECOMMENDED = "recommended"
    WITHDRAWN = "withdrawn"
    NONE = "none"


class Attendance(StrEnum):
    PLANNED = "planned"
    ATTENDED = "attended"
    CANCELLED = "cancelled"


class AgendaKind(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"
    BOTH = "agenda+minutes"


class Doubt(StrEnum):
    """What a person should look at before the reading is used."""

    DATE_MISSING = "date.missing"
    BODY_MISSING = "body.missing"
    TITLE_MISSING = "title.missing"
    TITLE_UNSURE = "title.unsure"
    TIME_MISSING = "time.missing"
    TIME_UNREADABLE = "time.unreadable"
    TIME_OUT_OF_ORDER = "time.out_of_order"
    TIME_UNSURE = "time.unsure"
    GUEST_UNNAMED = "guest.unnamed"
    GUEST_UNTITLED = "guest.untitled"
    GUEST_UNSURE = "guest.unsure"
    OPENNESS_MISSING = "openness.missing"
    OUTCOME_UNSURE = "outcome.unsure"
    DECISION_UNMATCHED = "decision.unmatched"
    DECISION_MISSING = "decision.missing"
    OWNER_UNSURE = "owner.unsure"
    ATTACHMENT_UNSURE = "attachment.unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    line: int | None  # from 1, in the text as it stood in the file
    doubt: Doubt
    about: str = ""  # the document's own words that are in doubt
    item: int | None = None  # position in Agenda.items, from 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaAbsence:
    name: str
    title: str | None = None
    party: str | None = None
    substitute: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaBreak:
    start: time | None = None
    end: time | None = None
    label: str | None = None
    duration_minutes: int | None = None  # as printed
    note: str | None = None  # what is said about it: "Der serveres sandwich"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaAttachment:
    title: str
    open: bool | None
    number: str | None = None
    document_id: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaGuest:
    name: str | None  # None where the document names only a function or a unit
    title: str | None
    attendance: Attendance
    organisation: str | None = None
    starts: time | None = None  # `from` in the published form
    ends: time | None = None  # `to` in the published form


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFollowUp:
    owner: str  # a person with title, or a unit
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    point: int | None
    outcome: Outcome
    votes_for: int | None = None  # `for` in the published form
    votes_against: int | None = None  # `against` in the published form


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaDecision:
    text: str
    outcome: Outcome
    points: tuple[AgendaPoint, ...] = ()
    follow_ups: tuple[AgendaFollowUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    title: str | None
    number: str | None = None
    start: time | None = None
    end: time | None = None  # only where printed: the next item's start is not an end
    duration_minutes: int | None = None
    not_before: bool = False  # "ikke før": never earlier than its time
    presentation_minutes: int | None = None  # how long a guest may speak when it begins
    open: bool | None = None
    description: str | None = None
    case_number: str | None = None
    sections: Mapping[str, str | None] = field(default_factory=dict)
    recommendations: tuple[str, ...] = ()
    guests: tuple[AgendaGuest, ...] = ()
    decision: AgendaDecision | None = None
    postponed_to: date | None = None
    attachments: tuple[AgendaAttachment, ...] = ()
    absent: tuple[AgendaAbsence, ...] = ()
    children: tuple["AgendaItem", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaCase:
    """Text and attachments of the whole meeting, where the document wraps all items in one case."""

    open: bool | None
    sections: Mapping[str, str | None] = field(default_factory=dict)
    recommendations: tuple[str, ...] = ()
    attachments: tuple[AgendaAttachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    body: str | None
    kind: AgendaKind
    date: date | None
    items: tuple[AgendaItem, ...]
    organisation: str | None = None
    number: str | None = None
    start: time | None = None
    end: time | None = None
    place: str | None = None
    language: str = "da"
    absent: tuple[AgendaAbsence, ...] = ()
    case: AgendaCase | None = None
    breaks: tuple[AgendaBreak, ...] = ()
    problems: tuple[Problem, ...] = ()
