"""Facts about who takes part in deciding an item. Never for a guest's eyes."""

from dataclasses import dataclass

from bot.domain.facts.meetings import ItemView
from bot.domain.facts.parts import Heading
from bot.domain.ids import ItemId, MeetingId, Oid


@dataclass(frozen=True)
class RecusalForm:
    """Asked before somebody says that they are partial. `seq`: what was said last of them and the item."""

    view: ItemView
    seq: int


@dataclass(frozen=True)
class Participant:
    """`seq`: what was said last of them and the item, 0 for nothing. `absence_seq`: of whether they are
    there, at the whole meeting (`is_away`) or for the item (`is_absent`).
    """

    person: Oid
    name: str
    seq: int
    is_recused: bool
    absence_seq: int = 0
    is_absent: bool = False
    is_away: bool = False


@dataclass(frozen=True)
class Participation:
    """For those who record it: everybody else who decides, each with what can be recorded."""

    view: ItemView
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class RecusalNotice:
    """`title` None: closed to this reader. `is_own`: to the very person. `is_declared`: they said it; else it
    was recorded `by` somebody, None once erased.
    """

    meeting: MeetingId
    item: ItemId
    heading: Heading
    title: str | None
    name: str
    by: str | None
    is_lifted: bool
    is_own: bool
    is_declared: bool
