"""One transaction over the whole store, and who runs it. Never a network call inside one."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.usecases.ports.delivery import Notices
from bot.usecases.ports.records import (
    Absences,
    Approvals,
    Decisions,
    FollowUps,
    Meetings,
    Recusals,
    Responses,
    Steps,
)
from bot.usecases.ports.registers import (
    Bodies,
    Calendars,
    Conversations,
    Inbox,
    People,
    PostedCards,
    Tellings,
)
from bot.usecases.ports.search import Search

T = TypeVar("T")


class Transaction(Protocol):
    @property
    def people(self) -> People: ...
    @property
    def bodies(self) -> Bodies: ...
    @property
    def meetings(self) -> Meetings: ...
    @property
    def approvals(self) -> Approvals: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def follow_ups(self) -> FollowUps: ...
    @property
    def recusals(self) -> Recusals: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def search(self) -> Search: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def cards(self) -> PostedCards: ...
    @property
    def tellings(self) -> Tellings: ...
    @property
    def steps(self) -> Steps: ...
    @property
    def responses(self) -> Responses: ...
    @property
    def calendars(self) -> Calendars: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def inbox(self) -> Inbox: ...

    def new_id(self) -> str:
        """An opaque id that was never given before."""


class Store(Protocol):
    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` as one serialisable transaction off the event loop; on disk when this returns.

        An exception rolls back and is raised. Work that lost against another transaction is run again
        from the start, so it must have no effect outside the transaction.
        """
        ...

    async def read(self, work: Callable[[Transaction], T]) -> T:
        """The same for work that only reads; it never waits for a writer."""
        ...
