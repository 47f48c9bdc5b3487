"""The minutes as they go into the records: one model for every file format. Never a card.

What is closed to the reader is not in it: a closed item of the public minutes is its number and nothing else.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from math import inf

from bot.domain.agenda import Outcome
from bot.domain.ids import MeetingId
from bot.domain.person import titled
from bot.domain.progress import Stage


class Presence(StrEnum):
    """LATE: came after having said that they would be late. UNKNOWN: nobody has recorded it."""

    CAME = "came"
    LATE = "late"
    CANCELLED = "cancelled"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class MinutedGuest:
    """`name` is None where the document names only a function or a unit."""

    name: str | None
    title: str | None
    presence: Presence

    @property
    def label(self) -> str:
        return titled(self.name, self.title)


@dataclass(frozen=True)
class MinutedFollowUp:
    owner: str
    task: str | None
    due_on: date | None


@dataclass(frozen=True)
class MinutedDecision:
    """The one that stands. `decided_at` where it was entered so much later that this is said."""

    outcome: Outcome
    text: str
    follow_ups: tuple[MinutedFollowUp, ...]
    decided_at: time | None
    is_correction: bool


@dataclass(frozen=True)
class MinutedPaper:
    """`document_id` and `reference` are those of the house's own records system."""

    title: str
    is_open: bool | None
    number: str | None
    document_id: str | None
    reference: str | None


@dataclass(frozen=True)
class MinutedHours:
    """On the wall where the meeting is. `starts` and `ends` as printed, `began` and `ended` as it went."""

    starts: time | None = None
    ends: time | None = None
    began: time | None = None
    ended: time | None = None


@dataclass(frozen=True)
class MinutedItem:
    """`is_hidden`: closed to this reader, so all but the number is empty. `recused` and `absent` are names of
    who decides: partial in the item, or not there for it alone. `came_on`: the last day of the written
    procedure that it comes from.
    """

    number: str
    title: str | None = None
    is_open: bool | None = False
    is_hidden: bool = False
    hours: MinutedHours = MinutedHours()
    stage: Stage | None = None
    text: str | None = None
    recommendations: tuple[str, ...] = ()
    guests: tuple[MinutedGuest, ...] = ()
    decision: MinutedDecision | None = None
    papers: tuple[MinutedPaper, ...] = ()
    recused: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    came_on: date | None = None


@dataclass(frozen=True)
class MinutedWritten:
    """Decided in writing before the meeting. `approved` of `asked` directors did; of a hidden one nobody."""

    item: MinutedItem
    decided_on: date
    approved: int = 0
    asked: int = 0


@dataclass(frozen=True)
class Minutes:
    """`is_public`: without what is closed. `papers` lie on the whole meeting. `signers` are the labels of the
    chair and of the secretary, None where there is none. `apologies`: who decides and was not there at all.
    `number` is the meeting's own, as printed. `written`: what was decided in writing since the one before.
    """

    meeting: MeetingId
    version: int
    body: str
    organisation: str
    held_on: date
    hours: MinutedHours
    place: str | None
    is_draft: bool
    is_public: bool
    published_on: date | None
    signers: tuple[str | None, str | None]
    case_text: str | None
    items: tuple[MinutedItem, ...]
    papers: tuple[MinutedPaper, ...]
    apologies: tuple[str, ...] = ()
    number: str | None = None
    written: tuple[MinutedWritten, ...] = ()

    @property
    def all_papers(self) -> tuple[MinutedPaper, ...]:
        """In the order of their numbers; those without one come last."""
        every = (*self.papers, *(paper for item in self.items for paper in item.papers))
        return tuple(sorted(every, key=_place))


def _place(paper: MinutedPaper) -> float:
    return int(paper.number) if paper.number and paper.number.isdecimal() else inf
