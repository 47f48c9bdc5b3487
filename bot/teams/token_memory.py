"""Tokens that stood the check, by their digest, so that none is checked anew every time. Checks none."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_KEPT_SECONDS = 300.0

Kept = TypeVar("Kept")


@dataclass(frozen=True)
class _Entry(Generic[Kept]):
    kept: Kept
    generation: int
    until: float


@dataclass(kw_only=True)
class TokenMemory(Generic[Kept]):
    """`clock`: monotonic seconds. `room`: how many; the one remembered first goes first."""

    clock: Callable[[], float]
    room: int = 1024
    _entries: OrderedDict[bytes, _Entry[Kept]] = field(default_factory=OrderedDict, init=False)

    def recall(self, token: str, *, generation: int) -> Kept | None:
        """None when it was remembered in another generation of keys: its own may be gone."""
        entry = self._entries.get(_digest(token))
        if entry is None or entry.generation != generation or self.clock() >= entry.until:
            return None
        return entry.kept

    def remember(self, token: str, kept: Kept, *, generation: int) -> None:
        digest = _digest(token)
        self._entries[digest] = _Entry(kept, generation, self.clock() + _KEPT_SECONDS)
        self._entries.move_to_end(digest)
        if len(self._entries) > self.room:
            self._entries.popitem(last=False)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
