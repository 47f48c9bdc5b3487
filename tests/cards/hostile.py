"""Any fact with every text of a document or a person in it replaced by a hostile one. Never a card."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

Thing = TypeVar("Thing")
MARK = "QXMARK"
HOSTILE = (
    f"[{MARK}](http://evil.example) **b** <at>x</at> {{{{DATE(2024-01-01)}}}} {{{{{{TIME(x)}}}}}} "
    f"\u202e\u2066rtl\u200f \x07\x1b[31m <script>alert(1)</script> _{MARK}_\n# {MARK}\n- a\u2028b"
)

# What our own store or settings make, and which a button or a clock needs as it is.
OURS = frozenset({"zone", "join_url", "calendar", "act", "field", "refresh_for", "consent"})
IDS = frozenset(
    {
        *("id", "meeting", "item", "guest", "person", "follow_up"),
        *("corrects", "current", "following", "substitute"),
    }
)


def poisoned(fact: Thing, text: str = HOSTILE) -> Thing:
    """The same fact with hostile texts; ids, enumerations and times stay."""
    if is_dataclass(fact) and not isinstance(fact, type):
        changed: dict[str, Any] = {
            f.name: _value(f.name, getattr(fact, f.name), text)
            for f in fields(fact)
            if f.init and f.name not in OURS
        }
        return replace(fact, **changed)
    if isinstance(fact, tuple):
        return cast(Thing, tuple(poisoned(one, text) for one in fact))
    return fact


def _value(name: str, value: object, text: str) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value if name in IDS and not _is_words(name, value) else text
    if isinstance(value, tuple) and value and type(value[0]) is str:
        return tuple(text for _ in value)
    return poisoned(value, text)


def _is_words(name: str, value: str) -> bool:
    """`SlotPreview.guest` and `Response.substitute` are names, `Slot.guest` and `RunGuest.substitute` ids;
    `LastStep.item` is a title, `RunItem.item` an id.
    """
    return name in ("guest", "substitute", "item") and " " in value
