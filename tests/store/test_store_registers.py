"""People, bodies, conversations, cards, tellings and the inbox, on every database."""

from dataclasses import replace
from datetime import time

import pytest
from store_cases import BENT, DAY, GURLI, KEY, NOON, ULLA, body, each

from bot.domain.body import Body
from bot.domain.conversation import CardKind, Conversation, ConversationKind, Member, PostedCard
from bot.domain.errors import Refused
from bot.domain.ids import ActivityId, BodyKey, ConversationId, GuestId, MeetingId
from bot.domain.person import Person
from bot.domain.slot import Off, Slot, Told
from bot.store import SqlStore, StoreFault

pytest_plugins = ["stores"]

CHAT = Conversation(
    ConversationId("a:chat"),
    ConversationKind.PERSONAL,
    "https://smba.example/dk/",
    person=ULLA,
    language="da",
)
HOME = Conversation(ConversationId("19:home"), ConversationKind.CHANNEL, "https://smba.example/emea/")
SLOT = Slot(GuestId("guest-1"), GURLI, MeetingId("m1"), DAY, None, time(10), time(10, 15), "Sal 3", None)


async def test_people_are_exactly_those_applied_last(store: SqlStore) -> None:
    first = [
        Person(ULLA, "Ulla Åkjær", "Direktør", "Staben", "ulla@example.dk", "11", ("U. Åkjær",)),
        Person(BENT, "Bent"),
    ]
    await store.run(lambda tx: tx.people.replace(first))
    await store.run(lambda tx: tx.people.replace([replace(first[0], title=None), Person(GURLI, "Gurli")]))

    assert await store.read(lambda tx: tx.people.get(ULLA)) == replace(first[0], title=None)
    assert await store.read(lambda tx: tx.people.get(BENT)) is None


async def test_people_are_in_danish_order(store: SqlStore) -> None:
    names = ["Åge", "Ole", "Ærø", "Øjvind", "anna", "Zenia"]
    await store.run(lambda tx: tx.people.replace([Person(type(ULLA)(n), n) for n in names]))

    people = await store.read(lambda tx: tx.people.all())

    assert [p.name for p in people] == ["anna", "Ole", "Zenia", "Ærø", "Øjvind", "Åge"]


async def test_a_body_is_read_as_it_was_put(store: SqlStore) -> None:
    small = Body(BodyKey("b"), "Udvalget", "Skovlunde Å Kommune", reminders=())
    await store.run(lambda tx: tx.bodies.put(small))
    await store.run(lambda tx: tx.bodies.put(body()))

    assert await store.read(lambda tx: tx.bodies.get(KEY)) == body()
    assert await store.read(lambda tx: tx.bodies.all()) == (small, body())


async def test_a_body_is_replaced_with_its_roles(store: SqlStore) -> None:
    changed = replace(body(), chair=None, directors=(BENT, ULLA, GURLI), secretary=(), name="Ledelsen")
    await store.run(lambda tx: tx.bodies.put(body()))
    await store.run(lambda tx: tx.bodies.put(changed))

    assert await store.read(lambda tx: tx.bodies.get(KEY)) == changed


async def test_a_body_without_meetings_can_be_removed(store: SqlStore) -> None:
    await store.run(lambda tx: tx.bodies.put(body()))
    await store.run(lambda tx: tx.bodies.remove(KEY))

    assert await store.read(lambda tx: tx.bodies.all()) == ()


async def test_a_body_with_meetings_stays(board: SqlStore) -> None:
    with pytest.raises(Refused):
        await board.run(lambda tx: tx.bodies.remove(KEY))

    assert await board.read(lambda tx: tx.bodies.get(KEY)) == body()


async def test_a_conversation_is_read_as_it_was_put(store: SqlStore) -> None:
    with_roster = replace(HOME, roster=(Member("29:z", ULLA), Member("29:a", None)))
    await store.run(lambda tx: tx.conversations.put(HOME))
    await store.run(lambda tx: tx.conversations.put(with_roster))

    assert await store.read(lambda tx: tx.conversations.get(HOME.id)) == with_roster
    assert await store.read(lambda tx: tx.conversations.get(CHAT.id)) is None


async def test_the_own_chat_is_found_while_it_is_open(store: SqlStore) -> None:
    await store.run(lambda tx: tx.conversations.put(CHAT))
    assert await store.read(lambda tx: tx.conversations.personal(ULLA)) == CHAT

    await store.run(lambda tx: tx.conversations.close(CHAT.id))
    assert await store.read(lambda tx: tx.conversations.personal(ULLA)) is None

    await store.run(lambda tx: tx.conversations.put(CHAT))
    assert await store.read(lambda tx: tx.conversations.personal(ULLA)) == CHAT


async def test_the_address_is_the_one_that_teams_last_spoke_from(store: SqlStore) -> None:
    assert await store.read(lambda tx: tx.conversations.service_url()) is None
    await store.run(each(lambda tx, chat: tx.conversations.put(chat), CHAT, HOME, CHAT))

    assert await store.read(lambda tx: tx.conversations.service_url()) == CHAT.service_url


async def test_an_unchanged_conversation_is_not_written(store: SqlStore) -> None:
    await store.run(lambda tx: tx.conversations.put(CHAT))
    woken: list[None] = []
    store.on_commit(lambda: woken.append(None))

    await store.run(lambda tx: tx.conversations.put(CHAT))

    assert woken == []


async def test_cards_are_found_by_meeting_and_kind(board: SqlStore) -> None:
    agenda = PostedCard("c1", MeetingId("m1"), CardKind.AGENDA, HOME.id, ActivityId("1"), "0" * 64)
    slot = PostedCard(
        "c2",
        MeetingId("m1"),
        CardKind.SLOT,
        CHAT.id,
        ActivityId("2"),
        "1" * 64,
        guest=GuestId("guest-1"),
        person=GURLI,
    )
    renewed = replace(agenda, shown="2" * 64)
    await board.run(each(lambda tx, card: tx.cards.put(card), slot, agenda, renewed))

    assert await board.read(lambda tx: tx.cards.get("c2")) == slot
    assert await board.read(lambda tx: tx.cards.of_meeting(MeetingId("m1"))) == (renewed, slot)
    assert await board.read(lambda tx: tx.cards.of_meeting(MeetingId("m1"), CardKind.SLOT)) == (slot,)
    meetings = await board.read(lambda tx: tx.cards.meetings_in(HOME.id, CardKind.AGENDA))
    assert meetings == (MeetingId("m1"),)
    assert await board.read(lambda tx: tx.cards.meetings_in(HOME.id, CardKind.SLOT)) == ()
    assert await board.read(lambda tx: tx.cards.meetings_in(CHAT.id, CardKind.AGENDA)) == ()


async def test_a_card_lies_on_a_known_meeting(store: SqlStore) -> None:
    card = PostedCard("c1", MeetingId("unknown"), CardKind.AGENDA, HOME.id, ActivityId("1"), "0" * 64)

    with pytest.raises(StoreFault):
        await store.run(lambda tx: tx.cards.put(card))


async def test_each_guest_and_person_has_one_telling(board: SqlStore) -> None:
    first, other = Told(SLOT, 1), Told(replace(SLOT, person=BENT, starts=None, ends=None), 1)
    moved = Told(replace(SLOT, starts=time(11)), 2, known=SLOT, off=Off.MISTAKEN)
    await board.run(each(lambda tx, told: tx.tellings.put(told), first, other, moved))

    told_now = await board.read(lambda tx: tx.tellings.of_meeting(MeetingId("m1")))

    assert told_now == {(GuestId("guest-1"), GURLI): moved, (GuestId("guest-1"), BENT): other}
    assert told_now[(GuestId("guest-1"), GURLI)].off is Off.MISTAKEN


async def test_a_handled_activity_keeps_its_answer(store: SqlStore) -> None:
    await store.run(lambda tx: tx.inbox.remember("a:chat", "7", answer="", at=NOON))
    await store.run(lambda tx: tx.inbox.remember("a:chat", "8", answer='{"statusCode": 200}', at=NOON))

    assert await store.read(lambda tx: tx.inbox.answer("a:chat", "7")) == ""
    assert await store.read(lambda tx: tx.inbox.answer("a:chat", "8")) == '{"statusCode": 200}'
    assert await store.read(lambda tx: tx.inbox.answer("b:chat", "7")) is None
