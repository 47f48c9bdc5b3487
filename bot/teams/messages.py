"""The bodies of what the bot says, as plain camelCase dicts. The only place that makes them; sends none."""

from collections.abc import Mapping

Body = dict[str, object]


def card_message(card: Mapping[str, object], summary: str) -> Body:
    """`summary` is what the notification and the chat list show: everybody's eyes, so nothing closed.

    The card stands alone: Teams splits text and card into two messages and then names no id.
    """
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "summary": summary, "attachments": [attachment]}


def text_message(text: str) -> Body:
    """Plain: what a person wrote is not to become a link or a heading."""
    return {"type": "message", "text": text, "textFormat": "plain"}
