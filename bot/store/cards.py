"""Cards that lie in conversations, and what each guest was last told. Never how either looks."""

import json
from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, select

from bot.domain.conversation import CardKind, PostedCard
from bot.domain.ids import ActivityId, ConversationId, GuestId, MeetingId, Oid
from bot.domain.slot import Slot, Told
from bot.store.memo import Memo
from bot.store.plain import as_json
from bot.store.rows import put, put_all
from bot.store.tables import posted_cards, tellings

_CARD = select(posted_cards).where(posted_cards.c.id == bindparam("id"))
_CARDS = select(posted_cards).where(posted_cards.c.meeting == bindparam("meeting"))
_MEETINGS = (
    select(posted_cards.c.meeting)
    .where(posted_cards.c.conversation == bindparam("conversation"))
    .where(posted_cards.c.kind == bindparam("kind", type_=posted_cards.c.kind.type))
    .distinct()
    .order_by(posted_cards.c.meeting)
)
_IN_MESSAGE = select(posted_cards).where(
    posted_cards.c.conversation == bindparam("conversation"),
    posted_cards.c.activity == bindparam("activity"),
)
_REMOVE = posted_cards.delete().where(posted_cards.c.id == bindparam("_id"))
_TOLD = select(tellings).where(tellings.c.meeting == bindparam("meeting"))


class PostedCards:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, card: str) -> PostedCard | None:
        row = self._connection.execute(_CARD, {"id": card}).mappings().one_or_none()
        return PostedCard(**row) if row else None

    def of_meeting(self, meeting: MeetingId, kind: CardKind | None = None) -> tuple[PostedCard, ...]:
        cards = self._connection.execute(_CARDS, {"meeting": meeting}).mappings()
        chosen = (PostedCard(**row) for row in cards if kind in (None, row["kind"]))
        return tuple(sorted(chosen, key=lambda card: card.id))

    def meetings_in(self, conversation: ConversationId, kind: CardKind) -> tuple[MeetingId, ...]:
        key = {"conversation": conversation, "kind": kind}
        return tuple(self._connection.execute(_MEETINGS, key).scalars())

    def in_message(self, conversation: ConversationId, activity: ActivityId) -> tuple[PostedCard, ...]:
        key = {"conversation": conversation, "activity": activity}
        cards = (PostedCard(**row) for row in self._connection.execute(_IN_MESSAGE, key).mappings())
        return tuple(sorted(cards, key=lambda card: card.id))

    def put(self, card: PostedCard) -> None:
        put(self._connection, posted_cards, key="id", row=vars(card))

    def remove(self, card: str) -> None:
        self._connection.execute(_REMOVE, {"_id": card})


class Tellings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[MeetingId, Mapping[tuple[GuestId, Oid], Told]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> Mapping[tuple[GuestId, Oid], Told]:
        return self._read(meeting)

    def put(self, told: Told) -> None:
        if self.of_meeting(told.slot.meeting).get((told.slot.guest, told.slot.person)) == told:
            return
        self._read.forget()
        known = as_json(told.known) if told.known else None
        row = {**vars(told.slot), **_without_slots(told), "known": known}
        whose = and_(tellings.c.guest == told.slot.guest, tellings.c.person == told.slot.person)
        put_all(self._connection, tellings, where=whose, key=tellings.c.guest, rows=(row,))

    def _of_meeting(self, meeting: MeetingId) -> Mapping[tuple[GuestId, Oid], Told]:
        told = [_told(row) for row in self._connection.execute(_TOLD, {"meeting": meeting}).mappings()]
        return MappingProxyType({(t.slot.guest, t.slot.person): t for t in told})


def _told(row: RowMapping) -> Told:
    slot = Slot(**{name: row[name] for name in Slot.__dataclass_fields__})
    known = _slot(json.loads(row["known"])) if row["known"] else None
    others = {name: row[name] for name in Told.__dataclass_fields__ if name not in ("slot", "known")}
    return Told(slot, known=known, **others)


def _without_slots(told: Told) -> dict[str, Any]:
    return {name: value for name, value in vars(told).items() if name not in ("slot", "known")}


def _slot(fields: dict[str, Any]) -> Slot:
    held_on = date.fromisoformat(fields["held_on"])
    hours = {name: time.fromisoformat(fields[name]) if fields[name] else None for name in ("starts", "ends")}
    return Slot(**{**fields, **hours, "held_on": held_on})
