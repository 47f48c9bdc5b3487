"""An agenda that is changed, moved or called off while its meeting runs: nobody is left with what was."""

from datetime import datetime
from pathlib import Path

import pytest
from acts import MORNING, ZONE, form_of, publish_again
from running import run_card, says, step, time_is
from test_running import SEATS, SEMINAR, ready_to_run, told
from town import Json, Town, button, buttons, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, SECRETARY

from bot.domain.facts import Banner


async def agenda_pressed(it: Town, verb: str, **inputs: str) -> Json:
    """By the secretary, and the question that comes first is answered with yes."""
    asked = await it.press(SECRETARY, button(await it.say(SECRETARY, "dagsorden 04-03-2026"), verb))
    done = await it.press(SECRETARY, button(asked, verb, choice="yes"), **inputs)
    await it.settled()
    return done


async def test_the_card_that_it_is_run_from_shows_what_is_published_meanwhile(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await it.rested()
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="10:45")
        await publish_again(it)
        await it.rested()

        for who in (CHAIR, SECRETARY):
            assert "10.45" in texts(it.cards_in(who.chat, "run")[0])


async def test_a_meeting_that_is_published_again_while_it_runs_is_watched_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "10.50")
        await agenda_pressed(it, "agenda.withdraw")
        await time_is(it, "11.02")  # the look at 11.00 finds nothing to look at
        await publish_again(it)
        await time_is(it, "11.15")

        assert ("move", "11.08") in await told(it, JURIST)


async def test_a_meeting_that_is_moved_to_another_day_after_it_began_begins_anew(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        event = {"type": "event", "name": "application/vnd.microsoft.meetingStart", "value": {"Id": "1"}}
        await it.post(it.activity(CHAIR, where=HOME, **event))
        await step(it, "meeting.skip", item=SEMINAR)
        await step(it, "meeting.start")
        await step(it, "meeting.extend")
        await agenda_pressed(it, "meeting.move", due="2026-03-11", time="")
        assert "Onsdag den 11. marts" in texts(it.cards_in(JURIST.chat, "move")[-1])
        await time_is(it, "12.00")
        assert (await told(it, JURIST))[-1] == ("move", "10.30")

        it.set_clock(datetime(2026, 3, 11, 10, 30, tzinfo=ZONE))
        await it.settled()
        assert "Teams siger" not in texts(await run_card(it))
        begun = await step(it, "meeting.start")
        assert says(Banner.STEP_TAKEN) in texts(begun)
        assert (await told(it, IT_CHIEF))[-1] == ("come_now", "10.30")


@pytest.mark.parametrize("verb", ["meeting.cancel", "agenda.withdraw"])
async def test_who_has_had_their_turn_is_not_told_that_it_is_off(tmp_path: Path, verb: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "10.50")
        await step(it, "meeting.next")
        await agenda_pressed(it, verb)
        await time_is(it, "11.10")

        assert [kind for kind, _ in await told(it, IT_CHIEF)][-2:] == ["come_now", "thanks"]
        assert [kind for kind, _ in await told(it, JURIST)][-2:] == ["come_now", "cancel"]


@pytest.mark.parametrize("verb", ["meeting.cancel", "agenda.withdraw"])
async def test_a_meeting_that_is_off_is_not_run_any_more(tmp_path: Path, verb: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await it.rested()
        await agenda_pressed(it, verb)
        await it.rested()

        for who in (CHAIR, SECRETARY):
            [card] = it.cards_in(who.chat, "run")
            assert [b["verb"] for b in buttons(card) if b["verb"].startswith("meeting.")] == []


async def test_a_meeting_that_is_put_off_to_later_the_same_day_begins_anew(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await agenda_pressed(it, "meeting.move", due="2026-03-04", time="13:00")
        assert (await told(it, JURIST))[-1] == ("move", "10.30")
        assert (await told(it, IT_CHIEF))[-1] == ("not_yet", "10.30")
        await time_is(it, "12.59")
        assert (await told(it, JURIST))[-1][0] == "move"
        await time_is(it, "13.00")
        await step(it, "meeting.start")
        assert (await told(it, IT_CHIEF))[-1] == ("come_now", "13.00")
