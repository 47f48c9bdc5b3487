"""Ways through a card's JSON: elements, buttons and what a person reads. Never what should be there."""

from collections.abc import Iterator
from typing import Any

SHOWN = ("text", "title", "label", "placeholder", "errorMessage", "altText", "speak", "fallbackText")
PARSED = ("TextBlock", "Fact", "Input.Choice", "Choice")


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def shown(card: dict[str, Any]) -> Iterator[str]:
    """What a person reads; not a button's data, and not an input's value that a client draws its own way."""
    for node in nodes(card):
        for key in SHOWN:
            if isinstance(node.get(key), str) and "verb" not in node.get("data", {}):
                yield node[key]


def text(card: dict[str, Any]) -> str:
    """All that is read, one element a line; the runs of one block stand together as a reader sees them."""
    found = []
    for node in nodes(card):
        if node.get("type") == "RichTextBlock":
            found.append("".join(run["text"] for run in node["inlines"]))
        elif node.get("type") != "TextRun":
            found += [node[key] for key in SHOWN if isinstance(node.get(key), str)]
    return "\n".join(found)


def executes(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [node for node in nodes(card) if node.get("type") == "Action.Execute"]


def verbs(card: dict[str, Any]) -> list[str]:
    return [action["verb"] for action in executes(card)]


def press(card: dict[str, Any], verb: str) -> dict[str, Any]:
    """The data of the first button with that verb."""
    data: dict[str, Any] = next(action["data"] for action in executes(card) if action["verb"] == verb)
    return data
