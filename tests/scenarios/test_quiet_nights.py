"""In a body's quiet hours people are told what can't wait; the rest comes in the morning, in one message."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from acts import ZONE, filed, form_of, opened, publish_again
from town import Town, button, kind, says, texts, town
from town_agendas import agenda
from townsfolk import DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY

from bot.app.delivery import LEASE
from bot.domain.notice import Why
from bot.domain.slot import Off

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
QUIET = replace(
    DIREKTIONEN, quiet=(time(20, 0), time(7, 0)), reminders=(timedelta(days=1), timedelta(minutes=15))
)
HELD = date(2026, 3, 6)
EVENING = datetime(2026, 3, 2, 21, 0, tzinfo=ZONE)
MORNING = datetime(2026, 3, 3, 7, 0, tzinfo=ZONE)
SECOND = timedelta(seconds=1)


async def bound(it: Town) -> None:
    await it.say(SECRETARY, "hjem Direktionen", where=HOME)


async def published(it: Town, *, twice: bool = False, held: date = HELD) -> None:
    """`twice`: the lawyer is a guest of two items."""
    await bound(it)
    preview = await filed(it, agenda(held))
    if twice:
        form = await form_of(it, SEMINAR, preview)
        await it.press(SECRETARY, button(form, "guest.add"), person="Pia Skovmand")
    await publish_again(it)


async def states(it: Town) -> list[tuple[str, str, str | None]]:
    return [
        (line.kind, line.state, line.why) for line in await it.deliveries(JURIST) if line.kind != "reminder"
    ]


async def at(it: Town, moment: datetime) -> None:
    it.set_clock(moment)
    await it.settled()


async def test_what_is_published_in_the_evening_is_told_in_the_morning(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it)
        assert (it.sends(JURIST.chat), it.sends(HOME)) == ([], ["answer"])
        assert await states(it) == [("slot", "waiting", Why.QUIET)]
        assert says(Why.QUIET) in texts(await it.say(SECRETARY, "leverancer"))
        await at(it, MORNING - SECOND)
        assert it.sends(JURIST.chat) == []
        await at(it, MORNING)

        assert (it.sends(JURIST.chat), it.sends(HOME)) == (["slot"], ["answer", "agenda"])
        assert await states(it) == [("slot", "sent", None)]
        assert [line.attempts for line in await it.deliveries(JURIST) if line.state == "sent"] == [1]


async def test_by_day_and_without_quiet_hours_it_is_told_at_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING, body=QUIET) as it:
        await published(it)
        assert it.sends(JURIST.chat) == ["slot"]
    async with town(tmp_path / "other", at=EVENING) as it:
        await published(it)
        assert it.sends(JURIST.chat) == ["slot"]


async def test_what_is_asked_is_answered_and_cards_are_edited_in_the_night(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING - timedelta(hours=2), body=QUIET) as it:
        await published(it)
        it.set_clock(EVENING)
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.settled()

        assert kind(await it.say(METTE, "næste dagsorden")) == "agenda"
        assert len(it.cloud.journal.find("PUT", HOME)) == 1


async def test_a_meeting_of_the_next_morning_is_told_of_in_the_evening(tmp_path: Path) -> None:
    """It begins at half past ten: twelve hours before is 22.30."""
    for minute, told in ((29, []), (30, ["slot"])):
        async with town(
            tmp_path / str(minute), at=datetime(2026, 3, 5, 22, minute, tzinfo=ZONE), body=QUIET
        ) as it:
            await published(it)
            assert it.sends(IT_CHIEF.chat) == told


async def test_a_slot_that_is_moved_away_from_the_next_morning_is_told_at_once(tmp_path: Path) -> None:
    """By its new time it could wait; the guest would come in the morning."""
    async with town(tmp_path, at=datetime(2026, 3, 5, 15, 0, tzinfo=ZONE), body=QUIET) as it:
        await published(it)
        it.set_clock(datetime(2026, 3, 5, 23, 0, tzinfo=ZONE))
        card = await it.say(SECRETARY, "næste dagsorden")
        question = await it.press(SECRETARY, button(card, "meeting.move"))
        await it.press(SECRETARY, button(question, "meeting.move", choice="yes"), due="2026-03-20")
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot", "move"]
        assert it.sends(HOME)[-1] == "move"


async def test_a_meeting_far_ahead_cancelled_in_the_evening_is_told_in_the_morning(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=EVENING - timedelta(hours=3), body=QUIET) as it:
        await published(it)
        it.set_clock(EVENING)
        card = await it.say(SECRETARY, "næste dagsorden")
        question = await it.press(SECRETARY, button(card, "meeting.cancel"))
        await it.press(SECRETARY, button(question, "meeting.cancel", choice="yes"))
        await it.settled()
        assert (it.sends(JURIST.chat), it.sends(HOME)) == (["slot"], ["answer", "agenda"])
        await at(it, MORNING)

        assert it.sends(JURIST.chat) == ["slot", "move"]
        assert it.sends(HOME) == ["answer", "agenda", "move"]


@pytest.mark.parametrize(("next_one", "told"), [(13, ["slot"]), (15, ["slot", "reminder"])])
async def test_a_reminder_waits_only_if_it_is_of_use_in_the_morning(
    tmp_path: Path, next_one: int, told: list[str]
) -> None:
    """A day before a slot at 21.00 it is quiet. Fifteen hours before, at six, comes the next one."""
    body = replace(QUIET, reminders=(timedelta(days=1), timedelta(hours=next_one)))
    async with town(tmp_path, at=datetime(2026, 3, 2, 12, 0, tzinfo=ZONE), body=body) as it:
        await bound(it)
        form = await form_of(it, SEATS, await filed(it, agenda(HELD)))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="21:00")
        await publish_again(it)
        await at(it, datetime(2026, 3, 5, 21, 0, tzinfo=ZONE))
        assert it.sends(JURIST.chat) == told
        await at(it, datetime(2026, 3, 6, 7, 0, tzinfo=ZONE))
        assert it.sends(JURIST.chat) == ["slot", "reminder", *["reminder"][: len(told) - 1]]


async def test_a_reminder_of_a_slot_before_dawn_comes_though_it_is_quiet(tmp_path: Path) -> None:
    async with town(tmp_path, at=datetime(2026, 3, 2, 12, 0, tzinfo=ZONE), body=QUIET) as it:
        await bound(it)
        form = await form_of(it, SEATS, await filed(it, agenda(HELD)))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="05:00")
        await publish_again(it)
        await at(it, datetime(2026, 3, 6, 4, 45, tzinfo=ZONE))

        assert it.sends(JURIST.chat)[-1] == "reminder"


async def test_a_slot_that_comes_close_in_the_night_is_told_in_the_night(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it)
        assert it.sends(JURIST.chat) == []
        it.set_clock(EVENING + timedelta(hours=2))
        card = await it.say(SECRETARY, "næste dagsorden")
        question = await it.press(SECRETARY, button(card, "meeting.move"))
        await it.press(SECRETARY, button(question, "meeting.move", choice="yes"), due="2026-03-03")
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]


# Together


async def test_what_waited_for_one_person_comes_as_one_message(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        await at(it, MORNING)

        [message] = it.messages_in(JURIST.chat)
        assert kind(message.card) == "slot"
        assert SEATS in texts(message.card)
        assert SEMINAR in texts(message.card)
        assert STRATEGY not in texts(message.card)
        summary = message.versions[0].content["summary"]
        assert SEATS not in summary
        assert SEMINAR not in summary
        assert await states(it) == [("slot", "sent", None)] * 2
        assert it.sends(IT_CHIEF.chat) == ["slot"]


async def test_what_was_told_together_is_known_and_not_told_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        await at(it, MORNING)
        await publish_again(it)
        await it.bot.loop.sweep.once()
        await it.rested()

        assert it.sends(JURIST.chat) == ["slot"]
        assert it.cloud.journal.find("PUT", JURIST.chat) == []
        meeting = await it.meeting()
        told = await it.read(lambda tx: tx.tellings.of_meeting(meeting.id))
        assert all(one.known == one.slot for one in told.values() if one.slot.person == JURIST.oid)


async def test_a_message_that_told_of_several_slots_is_edited_as_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        await at(it, MORNING)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:10")
        await publish_again(it)
        await it.rested()

        await it.bot.loop.sweep.once()
        await it.rested()

        both, news = it.messages_in(JURIST.chat)
        assert len(both.versions) == 2
        assert "11.10" in texts(both.card)
        assert SEMINAR in texts(both.card)
        assert kind(news.card) == "move"


async def test_of_a_slot_that_is_off_nothing_is_left_in_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        await at(it, MORNING)
        await it.press(SECRETARY, button(await form_of(it, SEATS), "guest.remove"))
        await publish_again(it)
        await it.rested()

        shown = texts(it.cards_in(JURIST.chat)[0])
        assert SEATS not in shown
        assert says(Off.NOT_NEEDED) in shown
        assert SEMINAR in shown


async def test_a_message_of_several_slots_that_teams_lost_is_posted_anew_as_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        await at(it, MORNING)
        it.cloud.delete(it.messages_in(JURIST.chat)[0])
        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="time"), time="11:10")
        await publish_again(it)
        await it.rested()

        there = [m for m in it.messages_in(JURIST.chat) if not m.is_deleted]
        assert sorted(kind(m.card) for m in there) == ["move", "slot"]
        assert all(SEATS in texts(m.card) for m in there)
        await it.press(
            SECRETARY, button(await form_of(it, SEMINAR), "item.edit", choice="time"), time="12:00"
        )
        await publish_again(it)
        await it.rested()
        assert it.sends(JURIST.chat).count("slot") == 2


async def test_a_change_and_a_removal_in_the_night_come_together(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING - timedelta(hours=3), body=QUIET) as it:
        await published(it, twice=True)
        before = len(it.messages_in(JURIST.chat))
        it.set_clock(EVENING)
        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="time"), time="11:10")
        await it.press(SECRETARY, button(await form_of(it, SEMINAR), "guest.remove"))
        await publish_again(it)
        await at(it, MORNING)

        [news] = it.messages_in(JURIST.chat)[before:]
        assert "kl. 11.10 i stedet for kl. 11.00" in texts(news.card)
        assert says(Off.NOT_NEEDED) in texts(news.card)
        assert {state for _, state, _ in await states(it)} == {"sent"}
        await it.bot.loop.sweep.once()
        await it.rested()
        assert "kl. 11.10 i stedet for kl. 11.00" in texts(it.messages_in(JURIST.chat)[-1].card)


async def test_a_reminder_says_nothing_beside_the_news_of_its_slot(tmp_path: Path) -> None:
    """A slot at 21.00, published the evening before: its reminder of a day before has fallen due, too."""
    async with town(tmp_path, at=datetime(2026, 3, 2, 12, 0, tzinfo=ZONE), body=QUIET) as it:
        await bound(it)
        form = await form_of(it, SEATS, await filed(it, agenda(HELD)))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="21:00")
        await publish_again(it)
        it.set_clock(datetime(2026, 3, 5, 21, 0, tzinfo=ZONE))
        await it.settled()
        shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": (await it.meeting()).id}})
        await it.press(SECRETARY, button(shown, "item.edit", choice="place"), text="Rådhussalen")
        await publish_again(it)
        await at(it, datetime(2026, 3, 6, 7, 0, tzinfo=ZONE))

        assert it.sends(JURIST.chat) == ["slot", "move"]


async def test_a_message_that_failed_is_tried_again_as_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        it.cloud.script.add(
            when={"method": "POST", "path": f"/{JURIST.chat}/activities", "nth": 1},
            then={"status": 429, "headers": {"Retry-After": "30"}},
        )
        await at(it, MORNING)
        assert it.sends(JURIST.chat) == []
        assert [state for _, state, _ in await states(it)] == ["waiting"] * 2
        await at(it, MORNING + timedelta(seconds=30))

        assert it.sends(JURIST.chat) == ["slot"]
        assert await states(it) == [("slot", "sent", None)] * 2


async def test_a_message_that_was_refused_is_listed_for_each_slot(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        it.cloud.block(JURIST.oid)
        await at(it, MORNING)

        assert await states(it) == [("slot", "refused", Why.BLOCKED)] * 2


@pytest.mark.parametrize("trouble", [{"status": 503}, {"kind": "drop_after"}])
async def test_a_message_that_may_have_arrived_is_marked_for_each_slot(
    tmp_path: Path, trouble: dict[str, object]
) -> None:
    async with town(tmp_path, at=EVENING, body=QUIET) as it:
        await published(it, twice=True)
        it.cloud.script.add(
            when={"method": "POST", "path": f"/{JURIST.chat}/activities", "nth": 1}, then=trouble
        )
        it.set_clock(MORNING)
        await it.settled(unsure=2)
        await it.until(lambda: it.cloud.journal.find("POST", f"/{JURIST.chat}/activities"))
        it.set_clock(MORNING + LEASE + SECOND)
        await it.settled()

        lines = [line for line in await it.deliveries(JURIST) if line.kind == "slot"]
        assert [(line.state, line.is_maybe_doubled) for line in lines] == [("sent", True)] * 2
        assert len({m.card["body"][0]["id"] for m in it.messages_in(JURIST.chat)}) == 1


async def test_what_a_guest_answers_in_the_night_waits_until_the_morning(tmp_path: Path) -> None:
    async with town(tmp_path, at=EVENING - timedelta(hours=2), body=QUIET) as it:
        await published(it)
        await at(it, EVENING)
        before = len(it.sends(SECRETARY.chat))
        await it.press(JURIST, button(it.cards_in(JURIST.chat, "slot")[0], "slot.cancel"))
        await at(it, MORNING - SECOND)
        assert len(it.sends(SECRETARY.chat)) == before
        await at(it, MORNING)

        assert len(it.sends(SECRETARY.chat)) == before + 1
        assert "Pia Skovmand kan ikke komme" in texts(it.cards_in(SECRETARY.chat)[-1])
