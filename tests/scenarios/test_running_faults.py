"""Faults of a running meeting that the simulated days found, each as small as it can be."""

from pathlib import Path

from acts import MORNING
from running import step, time_is
from test_running import ready_to_run, told
from town import town
from townsfolk import JURIST


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

        assert ("move", "10.37") in await told(it, JURIST)
