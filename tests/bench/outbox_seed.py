"""A store full of real reminders to guests of real meetings, for measuring how late they come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import bindparam
from townsfolk import CAST, DIREKTIONEN

from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.ids import ConversationId, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.person import Person
from bot.domain.slot import Told, slots
from bot.domain.telling import reminder, remindings
from bot.store import SqlTransaction, open_store
from bot.store.tables import notices

GUESTS_OF_ITEM, GUESTS = 2, 20
DAY = date(2100, 1, 1)
"""Of all meetings: nothing is due until `bring_due` says so."""


@dataclass(frozen=True)
class Load:
    """So many reminders, due evenly over `seconds`, meeting after meeting, to `chats` chats in turn."""

    count: int
    seconds: float
    chats: int

    def due(self, number: int) -> timedelta:
        return timedelta(seconds=self.seconds * number / self.count)


async def seed(url: str, load: Load, *, service_url: str) -> None:
    store = open_store(url)
    guests = [Person(_oid(n), f"Gæst Nummer {n}", title="Konsulent") for n in range(load.chats)]
    await store.run(lambda tx: tx.people.replace([*(who.person for who in CAST), *guests]))
    await store.run(lambda tx: tx.bodies.put(DIREKTIONEN))
    for number in range(load.chats):
        await store.run(partial(_chat, number=number, service_url=service_url))
    for first in range(0, load.count, GUESTS):
        await store.run(partial(_meeting, load=load, first=first))
    await store.close()


async def bring_due(url: str, load: Load, *, start: datetime) -> None:
    """The last reminder of each guest, as if its time had come; behind the backs of those who deliver."""
    store = open_store(url)
    move = (
        notices.update()
        .where(notices.c.key == bindparam("_key"))
        .values(next_at=bindparam("_at", type_=notices.c.next_at.type))
    )
    rows = [{"_key": _last_reminder(load, n), "_at": start + load.due(n)} for n in range(load.count)]
    moved = await store.run(lambda tx: tx.notices._connection.execute(move, rows).rowcount)
    assert moved == load.count
    await store.close()


def _chat(tx: SqlTransaction, *, number: int, service_url: str) -> None:
    where = ConversationId(f"a:chat-{number}")
    tx.conversations.put(
        Conversation(where, ConversationKind.PERSONAL, service_url, person=_oid(number), language="da")
    )


def _meeting(tx: SqlTransaction, *, load: Load, first: int) -> None:
    """Everybody was told of their slot and is to be reminded."""
    numbers = range(first, min(first + GUESTS, load.count))
    guests = [Guest(_guest(n), None, None, person=_oid(n % load.chats)) for n in numbers]
    pairs = [guests[n : n + GUESTS_OF_ITEM] for n in range(0, len(guests), GUESTS_OF_ITEM)]
    items = tuple(
        Item(
            ItemId(f"m{first}-{place}"),
            f"Sag {first + place} om drift og anlæg",
            starts=time(9, 5 * place),
            is_open=True,
            text="Forvaltningen indstiller, at sagen drøftes. " * 5,
            guests=tuple(pair),
        )
        for place, pair in enumerate(pairs)
    )
    meeting = Meeting(MeetingId(f"m{first}"), DIREKTIONEN.key, DAY, MeetingStatus.PUBLISHED, items=items)
    tx.meetings.add(meeting)
    for slot in slots(meeting, DIREKTIONEN):
        told = Told(slot, revision=1, known=slot)
        tx.tellings.put(told)
        for reminding in remindings(slot, DIREKTIONEN):
            tx.notices.want(reminder(told, reminding, number=1))


def _last_reminder(load: Load, number: int) -> str:
    """The key that `reminder` gives it."""
    meeting, person = f"m{number // GUESTS * GUESTS}", _oid(number % load.chats)
    span = int(DIREKTIONEN.reminders[-1].total_seconds())
    return f"{meeting}/{_guest(number)}/{person}/{NoticeKind.REMINDER}/{span}/1"


def _guest(number: int) -> GuestId:
    return GuestId(f"g-{number}")


def _oid(number: int) -> Oid:
    return Oid(f"00000000-0000-0000-0001-{number:012d}")
