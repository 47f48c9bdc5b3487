"""What an activity and its card must fulfil to be taken by the connector; remembers nothing.

Stricter than Teams where Teams fails silently: an action without `verb` is refused here; Teams drops its pre
"""

import json
import re
from collections.abc import Iterator

from bot.standin.calls import Json, Members, refused

LARGEST = 100 * 1024  # bytes of UTF-16; source: format-your-bot-messages, "approximately 100 KB"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
NEWEST_CARD = (1, 5)  # source: cards-reference, "v1.5 or earlier for bot sent cards"
MOST_REFRESHED = 60  # source: universal-action-model, refresh.userIds


def admit(activity: Members) -> None:
    """Raises Refusal: 400 with what is wrong, 413 when too big."""
    size = len(json.dumps(activity, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))
    if size > LARGEST:
        raise refused("MessageSizeTooBig", f"Message size too large: {size} bytes of {LARGEST}.", status=413)
    kind = activity.get("type")
    _require(kind in ("message", "typing"), f"Unknown activity type {kind!r}.")
    if kind == "message":
        _admit_message(activity)


def is_split(activity: Members) -> bool:
    """Teams makes two messages of a text with an attachment, and names no id (rate-limit page)."""
    return bool(activity.get("text")) and bool(activity.get("attachments"))


def _admit_message(activity: Members) -> None:
    text, attachments = activity.get("text"), activity.get("attachments") or []
    _require(text is None or isinstance(text, str), "text must be a string.")
    _require(isinstance(attachments, list), "attachments must be a list.")
    _require(bool(text) or bool(attachments), "Activity must have text or an attachment.")
    for attachment in attachments:
        _require(isinstance(attachment, dict), "an attachment must be an object.")
        content_type = attachment.get("contentType")
        _require(content_type == CARD_TYPE, f"Unknown attachment type {content_type!r}; wanted {CARD_TYPE}.")
        _admit_card(attachment.get("content"))


def _admit_card(card: object) -> None:
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        raise refused("BadArgument", "The attachment's content is no AdaptiveCard.")
    found = re.fullmatch(r"(\d+)\.(\d+)", str(card.get("version")))
    _require(found is not None, f"The card's version is {card.get('version')!r}.")
    newer = found is not None and (int(found[1]), int(found[2])) > NEWEST_CARD
    _require(not newer, f"Teams shows bots' cards up to 1.5, this one is {card.get('version')}.")
    for element in _elements(card):
        is_execute = element.get("type") == "Action.Execute"
        has_verb = isinstance(element.get("verb"), str) and element["verb"] != ""
        _require(
            not is_execute or has_verb, "Action.Execute without a verb: Teams would drop every press on it."
        )
    _admit_refresh(card.get("refresh"))


def _admit_refresh(refresh: object) -> None:
    if refresh is None:
        return
    if not isinstance(refresh, dict) or not isinstance(refresh.get("action"), dict):
        raise refused("BadArgument", "refresh must be an object with an action.")
    users = refresh.get("userIds", [])
    _require(isinstance(users, list), "refresh.userIds must be a list.")
    _require(
        len(users) <= MOST_REFRESHED,
        f"refresh.userIds holds {len(users)}, at most {MOST_REFRESHED} are allowed.",
    )
    are_mris = all(isinstance(user, str) and user.startswith("29:") for user in users)
    _require(are_mris, "refresh.userIds takes MRIs (29:...) only.")


def _elements(found: Json) -> Iterator[Members]:
    """Every object in a card save what lies in an action's `data`, which is the bot's own."""
    if isinstance(found, dict):
        yield found
        for name, value in found.items():
            if name != "data":
                yield from _elements(value)
    elif isinstance(found, list):
        for value in found:
            yield from _elements(value)


def _require(holds: bool, problem: str) -> None:
    if not holds:
        raise refused("BadArgument", problem)
