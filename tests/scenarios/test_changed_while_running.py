"""An agenda that is changed, moved or called off while its meeting runs: nobody is left with what was."""

from pathlib import Path

from acts import MORNING, form_of, publish_again
from running import step, time_is
from test_running import SEATS, ready_to_run, told
from town import Json, Town, button, texts, town
from townsfolk import CHAIR, JURIST, SECRETARY


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

        assert ("move", "11.07") in await told(it, JURIST)
