"""One transaction over the whole store in memory, and who runs it. Never what the work does."""

import itertools
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from typing import TypeVar

from memory_calendars import MemoryCalendars
from memory_outbox import MemoryNotices
from memory_search import MemorySearch
from memory_store import (
    MemoryAbsences,
    MemoryApprovals,
    MemoryBodies,
    MemoryCards,
    MemoryConversations,
    MemoryDecisions,
    MemoryFollowUps,
    MemoryInbox,
    MemoryMeetings,
    MemoryPeople,
    MemoryRecusals,
    MemoryResponses,
    MemorySteps,
    MemoryTellings,
)

T = TypeVar("T")


class MemoryTransaction:
    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self.people = MemoryPeople()
        self.tellings = MemoryTellings()
        self.meetings = MemoryMeetings(self.tellings)
        self.bodies = MemoryBodies(self.meetings)
        self.approvals = MemoryApprovals()
        self.decisions = MemoryDecisions()
        self.follow_ups = MemoryFollowUps()
        self.recusals = MemoryRecusals()
        self.absences = MemoryAbsences()
        self.search = MemorySearch(self.meetings, self.decisions)
        self.conversations = MemoryConversations()
        self.cards = MemoryCards()
        self.calendars = MemoryCalendars()
        self.steps = MemorySteps()
        self.responses = MemoryResponses()
        self.notices = MemoryNotices(self.new_id)
        self.inbox = MemoryInbox()

    def new_id(self) -> str:
        return f"{next(self._ids):06d}"


@dataclass
class MemoryStore:
    """One work at a time, whole or not at all."""

    tx: MemoryTransaction = field(default_factory=MemoryTransaction)

    async def run(self, work: Callable[[MemoryTransaction], T]) -> T:
        return self.act(work)

    async def read(self, work: Callable[[MemoryTransaction], T]) -> T:
        return work(self.tx)

    def act(self, work: Callable[[MemoryTransaction], T]) -> T:
        before = [(part, _shallow(vars(part))) for part in _parts(self.tx)]
        try:
            return work(self.tx)
        except BaseException:
            for part, values in before:
                vars(part).update(values)
            raise


def _parts(tx: MemoryTransaction) -> list[object]:
    return [part for name, part in vars(tx).items() if name != "_ids"]


def _shallow(values: dict[str, object]) -> dict[str, object]:
    """What is held are values that are never altered, so that a copy of the dictionaries is enough."""
    return {name: copy(value) if isinstance(value, dict) else value for name, value in values.items()}
