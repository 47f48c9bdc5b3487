"""Cards that lie in chats: when they are edited, how often, and what becomes of one that Teams lost."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from acts import MORNING, form_of, opened, publish_again, published
from sqlalchemy import select
from town import Json, Town, bot_settings, button, kind, says, texts, town
from townsfolk import HOME, JURIST, METTE, OLE, SECRETARY, Character

from bot.app.clock import Clock
from bot.app.courier import REST
from bot.app.delivery import LEASE
from bot.app.wiring import delivering, opened_bot
from bot.domain.conversation import PostedCard
from bot.domain.notice import NoticeKind, Why
from bot.standin.records import Message
from bot.store.tables import notices
from bot.usecases.renew_cards import renew_card

SEATS = "Udpegning til bestyrelser"
SECOND = timedelta(seconds=1)


def edits(it: Town, conversation: str = HOME) -> list[Json]:
    puts = it.cloud.journal.find("PUT", conversation)
    return [put.arrival.body["attachments"][0]["content"] for put in puts if put.answer]


async def answered(it: Town, who: Character, verb: str = "approval.give") -> None:
    await it.press(who, button(await opened(it, who, SEATS), verb))
    await it.settled()


def lie(it: Town, conversation: str, of_kind: str) -> list[Message]:
    """Messages of that kind that can be seen there still."""
    return [
        m for m in it.messages_in(conversation) if not m.is_deleted and m.card and kind(m.card) == of_kind
    ]


async def card_at_home(it: Town) -> PostedCard:
    meeting = await it.meeting()
    [card] = [c for c in await it.read(lambda tx: tx.cards.of_meeting(meeting.id)) if c.conversation == HOME]
    return card


def lose(it: Town, conversation: str, of_kind: str) -> Message:
    [message] = lie(it, conversation, of_kind)
    it.cloud.delete(message)
    return message


# Rest


async def test_the_first_edit_goes_at_once_and_the_next_when_the_card_has_rested(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await answered(it, OLE)
        assert len(edits(it)) == 1
        await answered(it, METTE)
        await answered(it, METTE, "approval.discuss")
        it.set_clock(it.at + REST - SECOND)
        await it.settled()
        assert len(edits(it)) == 1
        it.set_clock(it.at + SECOND)
        await it.settled()

        assert len(edits(it)) == 2
        assert "1 vil drøfte" in texts(edits(it)[-1])


async def test_a_card_that_rested_long_is_edited_at_once_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await answered(it, OLE)
        it.set_clock(it.at + timedelta(minutes=1))
        await answered(it, METTE)

        assert len(edits(it)) == 2


async def test_cards_rest_each_for_itself(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await answered(it, OLE)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:10")
        await publish_again(it)

        assert "11.10" in texts(lie(it, JURIST.chat, "slot")[0].card)
        assert "11.10" not in texts(lie(it, HOME, "agenda")[0].card)


async def test_what_changes_while_an_edit_is_on_its_way_waits_its_turn(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.cloud.script.add(when={"method": "PUT", "nth": 1}, then={"kind": "hold"})
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.until(lambda: it.cloud.held.numbers)
        await it.press(METTE, button(await opened(it, METTE, SEATS), "approval.give"))
        it.cloud.held.release()
        await it.settled()
        assert len(edits(it)) == 1
        it.set_clock(it.at + REST)
        await it.settled()

        assert len(edits(it)) == 2
        assert "Mangler svar" not in texts(edits(it)[-1]).split(SEATS)[1].split("11.30")[0]


async def test_rest_is_real_seconds_however_fast_the_clock_of_a_demo_runs(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        fast = Clock(it.bot.loop.clock.now, speed=60.0)
        it.bot.loop.courier = replace(it.bot.loop.courier, clock=fast)
        await published(it)
        await answered(it, OLE)

        assert (await card_at_home(it)).rests_until == it.at + timedelta(minutes=2)


async def test_an_edit_that_waits_goes_out_after_a_restart(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await answered(it, OLE)
        await answered(it, METTE)
        it.bot.loop.end()
        it.set_clock(it.at + REST)
        settings = bot_settings(it.cloud_url, f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}")
        async with (
            opened_bot(settings, clock=it.bot.loop.clock, local=False) as again,
            delivering(again.loop),
        ):
            await it.until(lambda: len(edits(it)) == 2)


async def test_an_automatic_refresh_edits_nothing_and_wants_nothing_edited(tmp_path: Path) -> None:
    """Else Teams would refresh again, and so for ever: microsoft/Agents-for-js issue 1202."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await answered(it, OLE)
        it.set_clock(it.at + timedelta(minutes=1))
        before = await it.export(), await it.counts(), len(edits(it))
        [base] = it.cards_in(HOME, "agenda")
        view = await it.refresh(OLE, base["refresh"]["action"], where=HOME)
        await it.refresh(METTE, base["refresh"]["action"], where=HOME)
        await it.refresh(OLE, button(view, "item.open"), where=HOME)
        await it.refresh(SECRETARY, {"verb": "agenda.publish", "data": base["refresh"]["action"]["data"]})
        await it.settled()

        assert (await it.export(), await it.counts(), len(edits(it))) == before


# Lost


async def test_a_card_that_teams_lost_is_posted_anew_and_edited_from_then_on(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lost = lose(it, HOME, "agenda")
        await answered(it, OLE)
        [fresh] = lie(it, HOME, "agenda")
        assert "Ole Dam" not in texts(fresh.card).split(SEATS)[1].split("11.30")[0]
        it.set_clock(it.at + timedelta(minutes=1))
        await answered(it, METTE)

        [now] = lie(it, HOME, "agenda")
        assert (now.id, len(now.versions)) == (fresh.id, 2)
        assert len(it.cloud.journal.find("PUT", lost.id)) == 1
        card = await card_at_home(it)
        assert (card.activity, card.lost) == (fresh.id, lost.id)
        assert f'"lost": "{lost.id}"'.encode() in await it.export()


async def test_a_card_that_was_deleted_is_posted_anew(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        deleted = {"status": 403, "body": {"error": {"code": "ServiceError", "message": "Unknown"}}}
        it.cloud.script.add(when={"method": "PUT", "path": HOME}, then=deleted)
        await answered(it, OLE)

        assert it.sends(HOME).count("agenda") == 2


async def test_the_delivery_list_says_that_a_card_was_posted_anew(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        assert NoticeKind.EDIT not in {line.kind for line in await it.deliveries()}
        lose(it, HOME, "agenda")
        await answered(it, OLE)

        [line] = [line for line in await it.deliveries() if line.kind is NoticeKind.EDIT]
        assert (line.recipient, line.state, line.why) == ("Direktionen", "sent", Why.POSTED_ANEW)
        assert says(Why.POSTED_ANEW) in texts(await it.say(SECRETARY, "leverancer"))


async def test_a_guest_whose_card_is_posted_anew_is_told_nothing_twice(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lose(it, JURIST.chat, "slot")
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:10")
        await publish_again(it)
        await publish_again(it)

        assert sorted(it.sends(JURIST.chat)) == ["move", "slot", "slot"]
        [fresh] = lie(it, JURIST.chat, "slot")
        assert "11.10" in texts(fresh.card)
        [line] = [line for line in await it.deliveries(JURIST) if line.kind is NoticeKind.EDIT]
        assert line.recipient == "Jurist Pia Skovmand"


async def test_a_lost_card_of_a_slot_that_is_off_is_not_posted_anew(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lose(it, JURIST.chat, "slot")
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.remove"))
        await publish_again(it)

        assert it.sends(JURIST.chat) == ["slot", "move"]


async def test_a_card_that_is_lost_again_is_listed_and_not_posted_a_third_time(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        for who in (OLE, METTE):
            lose(it, HOME, "agenda")
            await answered(it, who)
            it.set_clock(it.at + timedelta(minutes=1))
        await answered(it, METTE, "approval.discuss")

        assert it.sends(HOME).count("agenda") == 2
        [line] = [line for line in await it.deliveries() if line.kind is NoticeKind.EDIT]
        assert (line.state, line.why) == ("refused", Why.GONE)


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ({"status": 404}, Why.GONE),
        ({"status": 403, "body": {"error": {"code": "BotNotInConversationRoster"}}}, Why.NOT_INSTALLED),
    ],
)
async def test_a_conversation_that_is_gone_or_closed_to_the_bot_is_listed(
    tmp_path: Path, trouble: Json, why: Why
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.cloud.script.add(when={"method": "PUT", "path": HOME}, then=trouble)
        await answered(it, OLE)

        assert it.sends(HOME).count("agenda") == 1
        [line] = [line for line in await it.deliveries() if line.kind is NoticeKind.EDIT]
        assert (line.address, line.state, line.why) == (HOME, "refused", why)


async def test_a_conversation_that_is_gone_when_the_card_is_posted_anew_is_listed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lose(it, HOME, "agenda")
        it.cloud.script.add(when={"method": "POST", "path": f"{HOME}/activities"}, then={"status": 404})
        await answered(it, OLE)

        [line] = [line for line in await it.deliveries() if line.kind is NoticeKind.EDIT]
        assert (line.state, line.why) == ("refused", Why.GONE)


async def test_a_fresh_card_that_may_have_arrived_is_posted_once_more_and_then_listed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lose(it, HOME, "agenda")
        it.cloud.script.add(
            when={"method": "POST", "path": f"{HOME}/activities"}, then={"kind": "drop_after"}
        )
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.until(lambda: lie(it, HOME, "agenda"))
        await it.settled(unsure=1)
        it.set_clock(it.at + LEASE + SECOND)
        await it.settled()
        it.set_clock(it.at + LEASE + SECOND)
        await it.settled()

        assert len(lie(it, HOME, "agenda")) == 2
        [line] = [line for line in await it.deliveries() if line.kind is NoticeKind.EDIT]
        assert (line.state, line.why, line.is_maybe_doubled) == ("refused", Why.MAYBE_DOUBLED, True)


async def test_a_fresh_card_that_came_without_an_id_is_left_as_it_is(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        lose(it, HOME, "agenda")
        it.cloud.script.add(when={"method": "POST", "path": f"{HOME}/activities"}, then={"kind": "empty"})
        await answered(it, OLE)
        it.set_clock(it.at + timedelta(minutes=1))
        await answered(it, METTE)

        assert len(lie(it, HOME, "agenda")) == 1
        assert len(it.cloud.journal.find("PUT")) == 1


async def test_an_edit_without_its_card_posts_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        card = await card_at_home(it)
        await it.bot.store.run(lambda tx: renew_card(tx, replace(card, id="no such card")))
        await it.settled()

        state = select(notices.c.state).where(notices.c.key == "card/no such card")
        assert await it.read(lambda tx: tx.notices._connection.execute(state).scalar_one()) == "superseded"
        assert it.sends(HOME).count("agenda") == 1
