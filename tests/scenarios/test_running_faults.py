"""Faults of a running meeting that the simulated days found, each as small as it can be."""

from datetime import timedelta
from pathlib import Path

from acts import MORNING
from running import at, says, step, time_is
from test_running import SEATS, SEMINAR, STRATEGY, ready_to_run, told
from town import button, buttons, texts, town
from townsfolk import CHAIR, IT_CHIEF, JURIST

from bot.domain.facts import Banner


async def test_a_pause_is_watched_however_long_the_item_was_to_last(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await step(it, "meeting.pause")
        await time_is(it, "10.33")
        await step(it, "meeting.pause")  # goes on
        await time_is(it, "10.35")
        await step(it, "meeting.pause")
        await time_is(it, "10.45")

        assert ("move", "10.38") in await told(it, JURIST)


async def test_who_was_called_off_by_a_step_that_is_undone_is_called_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await step(it, "meeting.swap", item=SEATS)
        await step(it, "meeting.swap", item=SEMINAR)
        await step(it, "meeting.undo")
        assert [kind for kind, _ in await told(it, JURIST)][-3:] == ["come_now", "not_yet", "come_now"]
        await step(it, "meeting.swap", item=SEMINAR)
        assert [kind for kind, _ in await told(it, JURIST)][-2:] == ["come_now", "not_yet"]


async def test_who_is_sent_home_from_an_item_that_overran_hears_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "11.02")
        it.set_clock(at("11.02") + timedelta(seconds=30))
        await step(it, "meeting.skip", item=STRATEGY)

        assert [kind for kind, _ in await told(it, IT_CHIEF)][-1] == "cancel"


async def test_a_meeting_that_nobody_closes_is_let_be_after_two_hours(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "13.05")
        heard = await told(it, JURIST)
        kind, said = heard[-1]
        # A look and a message of the same moment may go in either order, which shifts what comes later.
        assert kind == "move"
        assert at("12.56") <= at(said) <= at("13.01")
        await time_is(it, "14.00")
        assert await told(it, JURIST) == heard

        await step(it, "meeting.next")  # it was not forgotten after all
        assert (await told(it, JURIST))[-1] == ("come_now", "14.00")


async def test_the_day_after_a_meeting_that_nobody_closed_can_only_be_closed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await it.rested()
        [old] = it.cards_in(CHAIR.chat, "run")
        it.set_clock(at("10.30") + timedelta(days=1))
        await it.settled()

        shown = await it.press(CHAIR, button(old, "meeting.next"))
        await it.settled()
        assert says(Banner.NOT_POSSIBLE) in texts(shown)
        steps = {b["verb"] for b in buttons(shown) if b["verb"].startswith("meeting.")}
        assert steps == {"meeting.close"}
        assert "come_now" not in [kind for kind, _ in await told(it, JURIST)]
        assert buttons(await step(it, "meeting.close"), "minutes.open")
