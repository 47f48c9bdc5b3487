"""What reached somebody on the played day, in order: every message and every edit of one. Judges nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.app.demo.cards import Json, kind, named, words
from bot.app.demo.chiefs import GUESTS, SUBSTITUTE
from bot.app.demo.municipality import BOARD, BODY
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.slot import Told
from bot.standin import Cloud
from bot.standin.records import Message

_ORDER = {str(who.oid): nth for nth, who in enumerate((*BOARD, *GUESTS, SUBSTITUTE), start=1)}
_KINDS = {
    NoticeKind.AGENDA: "agenda",
    NoticeKind.SLOT: "slot",
    NoticeKind.REMINDER: "reminder",
    NoticeKind.MOVE: "move",
    NoticeKind.CANCEL: "move",
    NoticeKind.GET_READY: "call",
    NoticeKind.COME_NOW: "call",
    NoticeKind.NOT_YET: "call",
    NoticeKind.THANKS: "call",
}
"""The card that tells it, as the contract names cards."""


@dataclass
class Timeline:
    """`meeting` and `titles` (item to title) are told by the player once there is a meeting."""

    lines: list[Json] = field(default_factory=list)
    meeting: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    _seen: dict[tuple[str, str], int] = field(default_factory=dict)
    _sent: set[tuple[str, datetime]] = field(default_factory=set)

    def take_in(
        self, cloud: Cloud, *, reason: str | None, sent: Iterable[Notice], told: Iterable[Told]
    ) -> None:
        """What is new in the cloud, a shared conversation first and then person by person. `reason` is the
        act that it came of; None: time has passed, so that it came of a rule.
        """
        new = [line for message in cloud.messages.values() for line in self._new(cloud, message)]
        rules = self._newly_sent(sent)
        known = {str(one.slot.person): one for one in told}
        for line in new:
            line["rule"] = None if line["edit"] else _rule(line, rules)
            line["starts"] = _starts(known.get(line["to"])) if line["rule"] in _SAY_WHEN else None
            line["reason"] = reason or line["rule"] or ("edit" if line["edit"] else line["kind"])
        self.lines += sorted(new, key=lambda line: (line["at"], _ORDER.get(line["to"], 0)))

    def _newly_sent(self, notices: Iterable[Notice]) -> list[Notice]:
        found = [n for n in notices if n.state is NoticeState.SENT and n.at]
        new = [n for n in found if n.at and (n.key, n.at) not in self._sent]
        self._sent |= {(n.key, n.at) for n in new if n.at}
        return new

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
        """A guest's card has no button that names the item: it bears the title of one."""
        about = named(card, "item")
        if not about:
            text = words(card)
            about = {item for item, title in self.titles.items() if title in text}
        return next(iter(about)) if len(about) == 1 else None


_SAY_WHEN = frozenset(
    {NoticeKind.SLOT, NoticeKind.REMINDER, NoticeKind.MOVE, NoticeKind.GET_READY, NoticeKind.NOT_YET}
)


def _rule(line: Json, sent: list[Notice]) -> str | None:
    """What the bot says that this message was: the first of that look to this recipient, in the order in
    which they were planned.
    """
    for notice in sent:
        to = notice.recipient.person or notice.recipient.conversation
        if to == line["to"] and _KINDS.get(notice.kind) == line["kind"]:
            sent.remove(notice)
            return str(notice.kind)
    return None


def _starts(told: Told | None) -> str | None:
    """The start that the guest knows of by now, as it stands on the wall where the meeting is."""
    known = told.known.starts if told and told.known else None
    return f"{known:%H:%M}" if known else None


def _recipient(cloud: Cloud, message: Message) -> tuple[str, str]:
    """A person by object id in their own chat, else the conversation."""
    conversation = cloud.conversations[message.conversation_id]
    if conversation.kind == "personal":
        person = cloud.people[conversation.members[0]]
        return person.oid, person.name
    return conversation.id, BODY
