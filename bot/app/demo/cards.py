"""Finds its way on a card as a person does: its kind, its words, the button to press. Builds none."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]

WORDS = ("text", "title", "label", "placeholder", "altText")


class NoButton(LookupError):  # noqa: N818 - a state word, as all errors of this house
    """The card that is shown has no such button."""


def kind(card: Json) -> str:
    """As in the contract: the id of the first element."""
    body = card.get("body") or [{}]
    return str(body[0].get("id", ""))


def button(card: Json, verb: str, **data: object) -> Json:
    """The first button of that verb whose data hold that. Raises NoButton."""
    found = [b for b in buttons(card, verb) if all(b["data"].get(k) == v for k, v in data.items())]
    if not found:
        raise NoButton(f"no {verb} on the card {kind(card)}")
    return found[0]


def buttons(card: Json, verb: str) -> list[Json]:
    """In reading order."""
    return [n for n in _nodes(card) if n.get("type") == "Action.Execute" and n.get("verb") == verb]


def named(card: Json, field: str) -> set[str]:
    """What the buttons say that the card is about: `meeting` or `item`."""
    data = (n.get("data") for n in _nodes(card) if n.get("type") == "Action.Execute")
    return {str(d[field]) for d in data if isinstance(d, dict) and d.get(field)}


def words(card: Json) -> str:
    """Everything that a person can read on it."""
    return "\n".join(str(n[name]) for n in _nodes(card) for name in WORDS if isinstance(n.get(name), str))


def _nodes(node: object) -> Iterator[Json]:
    """Fallbacks are left out: they repeat what stands there."""
    if isinstance(node, dict):
        yield node
        for name, value in node.items():
            if name not in ("data", "fallback"):
                yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)
