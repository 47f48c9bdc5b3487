"""What one transaction has read already, so that it need not read it again. Never for longer than that.

Sound because a transaction sees one snapshot, and because whoever holds a memo is the only one who writes
those tables and forgets it when it does.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Values must not be changed by those who get them."""

    def __init__(self, read: Callable[[K], V]) -> None:
        self._read = read
        self._known: dict[K, V] = {}

    def __call__(self, key: K) -> V:
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def forget(self) -> None:
        self._known.clear()
