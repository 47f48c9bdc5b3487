"""The port to what can be found by its words: items as they were published, with what was decided."""

from collections.abc import Iterable
from typing import Protocol

from bot.domain.ids import BodyKey, ItemId
from bot.domain.search import Findable, Forms, Sought


class Search(Protocol):
    def words(self, typed: str) -> tuple[Forms, ...]:
        """Each word once, with the forms under which it is found."""
        ...

    def of_bodies(self, bodies: Iterable[BodyKey], sought: Sought) -> tuple[Findable, ...]:
        """Newest first, and the items of one meeting in their order."""
        ...

    def of_items(self, items: Iterable[ItemId], sought: Sought) -> tuple[Findable, ...]:
        """The same among these items alone."""
        ...
