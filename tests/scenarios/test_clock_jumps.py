"""Somebody sets the machine's clock: nothing is sent too early, nothing twice, and nothing waits for ever."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, filed, opened, published
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, Character

from bot.app.delivery import LEASE
from bot.domain.facts import Banner
from bot.texts import words

SEATS = "Udpegning til bestyrelser"
RELEASE = "deliveries.release"
DAY, HOUR, MINUTE, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)


def local(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


def held(it: Town) -> bool:
    return it.bot.loop.watch.is_holding


async def jumped(it: Town, by: timedelta = DAY) -> None:
    """A day ahead: the first reminder would be due. The secretary has the card that says so."""
    before = len(it.messages_in(SECRETARY.chat))
    it.jump_clock(by)
    await it.until(lambda: len(it.messages_in(SECRETARY.chat)) > before)


async def test_after_a_jump_ahead_nothing_is_sent_but_answers(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it, DAY + 3 * HOUR)
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        assert kind(await it.say(METTE, "næste dagsorden")) == "agenda"
        assert kind(await it.say(JURIST, "næste dagsorden")) == "answer"

        assert held(it)
        assert it.sends(JURIST.chat) == ["slot", "answer"]
        assert it.sends(IT_CHIEF.chat) == ["slot"]
        assert it.cloud.journal.find("PUT") == []


async def test_the_secretary_is_told_at_once_and_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it)
        await it.say(OLE, "hjælp")

        [told] = it.cards_in(SECRETARY.chat, "deliveries")
        assert "3. marts 2026 kl. 9.00" in texts(told)
        assert [b["data"]["meeting"] for b in buttons(told, RELEASE)] == [(await it.meeting()).id]
        [message] = [m for m in it.messages_in(SECRETARY.chat) if m.card == told]
        shown = message.versions[0].content["summary"]
        assert shown == words("da").say("My clock has jumped: I send nothing for now")
        assert it.cards_in(CHAIR.chat) == []


async def test_whoever_asks_for_the_list_is_told_while_it_holds(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        assert buttons(await it.say(SECRETARY, "leverancer"), RELEASE) == []
        await jumped(it)
        asked = await it.say(CHAIR, "leverancer")
        ask = {"verb": "deliveries.open", "data": {"meeting": (await it.meeting()).id}}

        assert buttons(asked, RELEASE)
        assert buttons(await it.press(SECRETARY, ask), RELEASE)


async def test_a_person_says_that_the_clock_is_right_and_all_goes_on(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it, DAY + 3 * HOUR)
        [told] = it.cards_in(SECRETARY.chat, "deliveries")
        done = await it.press(SECRETARY, button(told, RELEASE))
        await it.settled()

        assert says(Banner.SENDING_AGAIN) in texts(done)
        assert buttons(done, RELEASE) == []
        assert it.sends(JURIST.chat) == ["slot", "reminder"]
        assert buttons(await it.say(SECRETARY, "leverancer"), RELEASE) == []


async def test_what_is_too_late_by_the_clock_that_is_right_is_listed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it, 2 * DAY + 2 * HOUR + MINUTE)
        [told] = it.cards_in(SECRETARY.chat, "deliveries")
        await it.press(SECRETARY, button(told, RELEASE))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]
        assert [line.state for line in await it.deliveries(JURIST)] == ["sent", "too_late", "too_late"]


async def test_put_right_again_it_sends_after_two_minutes_and_at_the_right_time(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it)
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        it.jump_clock(-DAY)
        await it.say(METTE, "hjælp")
        it.set_clock(it.at + 2 * MINUTE)
        await it.settled()

        assert not held(it)
        assert len(it.cloud.journal.find("PUT", HOME)) == 1
        assert it.sends(JURIST.chat) == ["slot"]
        it.set_clock(local(3, 11, 0))
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "reminder"]


@pytest.mark.parametrize("who", [OLE, JURIST])
async def test_nobody_else_may_release_it(tmp_path: Path, who: Character) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await jumped(it)
        [told] = it.cards_in(SECRETARY.chat, "deliveries")
        press = button(told, RELEASE)
        refused = await it.press(who, press)
        without: Json = {"verb": RELEASE, "data": {}}

        assert kind(refused) == "refusal"
        assert kind(await it.press(who, without)) == "refusal"
        await it.refresh(SECRETARY, press)
        assert held(it)


async def test_what_was_claimed_just_when_the_clock_jumped_is_given_back(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.bot.loop.end()
        due = local(3, 11, 0)
        [claimed] = [
            one
            for one in await it.bot.store.run(
                lambda tx: tx.notices.claim(due, owner=it.bot.loop.owner, lease=LEASE, at_most=9)
            )
            if one.notice.recipient.person == JURIST.oid
        ]
        it.jump_clock(due - it.at)
        it.bot.loop._start(claimed)
        await it.bot.loop.finish()

        assert it.sends(JURIST.chat) == ["slot"]
        reminders = [n for n in await it.deliveries(JURIST) if n.kind == "reminder"]
        assert [line.state for line in reminders] == ["waiting", "waiting"]


async def test_answers_pass_what_waits_for_another_try_and_it_is_sent_afterwards(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        throttled = {"status": 429, "headers": {"Retry-After": "60"}}
        path = f"/{JURIST.chat}/activities"
        it.cloud.script.add(when={"method": "POST", "path": path, "nth": 1}, then=throttled)
        await published(it)
        await jumped(it)
        assert kind(await it.say(JURIST, "næste dagsorden")) == "answer"
        assert it.sends(JURIST.chat) == ["answer"]
        it.jump_clock(-DAY)
        await it.say(METTE, "hjælp")
        it.set_clock(it.at + 2 * MINUTE)
        await it.settled()

        assert it.sends(JURIST.chat) == ["answer", "slot"]


# Put back


async def test_a_clock_put_back_sends_nothing_twice_and_nothing_early(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(local(3, 11, 0))
        await it.settled()
        for _ in range(3):
            it.jump_clock(-HOUR)
            await it.settled()
            it.set_clock(it.at + HOUR)
            await it.settled()

        assert it.sends(JURIST.chat) == ["slot", "reminder"]
        it.set_clock(local(4, 10, 45))
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "reminder", "reminder"]


async def test_a_clock_put_back_keeps_no_second_try_waiting(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        path = f"/{JURIST.chat}/activities"
        it.cloud.script.add(when={"method": "POST", "path": path, "nth": 1}, then={"status": 412})
        await published(it)
        it.jump_clock(-HOUR)
        await it.say(OLE, "hjælp")
        it.set_clock(it.at + LEASE)
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]


async def test_a_clock_put_back_keeps_no_lease_running(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        path = f"/{JURIST.chat}/activities"
        it.cloud.script.add(when={"method": "POST", "path": path, "nth": 1}, then={"status": 503})
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        await published_unsure(it)
        it.jump_clock(-HOUR)
        await it.say(OLE, "hjælp")
        it.set_clock(it.at + LEASE + SECOND)
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]


async def published_unsure(it: Town) -> None:
    await it.press(SECRETARY, button(await filed(it), "agenda.publish"))
    await it.settled(unsure=1)


async def test_a_clock_put_back_keeps_no_card_from_being_edited(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.settled()
        it.jump_clock(-HOUR)
        await it.press(METTE, button(await opened(it, METTE, SEATS), "approval.give"))
        it.set_clock(it.at + LEASE)
        await it.settled()

        assert len(it.cloud.journal.find("PUT", HOME)) == 2
