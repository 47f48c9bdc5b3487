"""Items that are taken without debate, as one list that somebody saw. Never who approved them, or why."""

import hashlib
from collections.abc import Iterable

from bot.domain.ids import ItemId

_ENOUGH = 32


def consent_mark(seen: Iterable[tuple[ItemId, int]]) -> str:
    """Of the items in their order, each with its text version: another list, or another text, has another."""
    listed = "\n".join(f"{item} {version}" for item, version in seen)
    return hashlib.sha256(listed.encode()).hexdigest()[:_ENOUGH]
