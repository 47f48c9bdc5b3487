"""What reached somebody on the played day, in order: every message and every edit of one. Judges nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.app.demo.cards import Json, kind, named, words
from bot.app.demo.municipality import BODY, CAST
from bot.standin import Cloud
from bot.standin.records import Message

_ORDER = {str(who.oid): position for position, who in enumerate(CAST, start=1)}


@dataclass
class Timeline:
    """`meeting` and `titles` (item to title) are told by the player once there is a meeting."""

    lines: list[Json] = field(default_factory=list)
    meeting: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def take_in(self, cloud: Cloud, *, reason: str) -> None:
        """What is new in the cloud, a shared conversation first and then person by person."""
        new = [line for message in cloud.messages.values() for line in self._new(cloud, message)]
        self.lines += sorted(new, key=lambda line: _ORDER.get(line["to"], 0))
        for line in new:
            line["reason"] = reason

    def _new(self, cloud: Cloud, message: Message) -> list[Json]:
        key = (message.conversation_id, message.id)
        seen = self._seen.get(key, 0)
        self._seen[key] = len(message.versions)
        return [self._line(cloud, message, nth=n) for n in range(seen, len(message.versions))]

    def _line(self, cloud: Cloud, message: Message, *, nth: int) -> Json:
        version = message.versions[nth]
        card = version.content["attachments"][0]["content"] if version.content.get("attachments") else {}
        to, name = _recipient(cloud, message)
        item = self._item(card)
        meetings = named(card, "meeting")
        return {
            "at": version.at.isoformat(),
            "to": to,
            "name": name,
            "kind": kind(card),
            "reason": "",
            "edit": nth > 0,
            "meeting": next(iter(meetings)) if meetings else self.meeting if item else None,
            "item": item,
            "card": card,
        }

    def _item(self, card: Json) -> str | None:
        """A guest's card has no buttons: it bears the title of one item."""
        about = named(card, "item")
        if not about:
            text = words(card)
            about = {item for item, title in self.titles.items() if title in text}
        return next(iter(about)) if len(about) == 1 else None


def _recipient(cloud: Cloud, message: Message) -> tuple[str, str]:
    """A person by object id in their own chat, else the conversation."""
    conversation = cloud.conversations[message.conversation_id]
    if conversation.kind == "personal":
        person = cloud.people[conversation.members[0]]
        return person.oid, person.name
    return conversation.id, BODY
