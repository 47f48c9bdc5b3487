"""The owner of a follow-up is reminded by one rule, never at night, and not of what is done."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, published
from following import decided, own, passed
from town import Town, button, texts, town
from townsfolk import DIREKTIONEN, OLE, SECRETARY

BEFORE, TODAY, LATE = "Fristen nærmer sig.", "Fristen er i dag.", "Fristen er overskredet"


def there(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


async def until(it: Town, at: datetime) -> None:
    """Day by day, as time passes."""
    while it.at < at:
        it.set_clock(min(at, it.at + timedelta(days=1)))
        await it.settled()


async def told(it: Town) -> None:
    await published(it)
    await decided(it, "Ole Dam: indhenter tilbud")
    await passed(it)


def reminded(it: Town) -> list[str]:
    cards = [texts(card) for card in own(it, OLE) if "Påmindelse" in texts(card)]
    return [word for text in cards for word in (BEFORE, TODAY, LATE) if word in text]


async def test_before_on_the_day_and_every_week_when_it_is_late(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await told(it)
        for at, seen in (
            (there(4, 28, 7, 59), []),
            (there(4, 28), [BEFORE]),
            (there(5, 1, 7, 59), [BEFORE]),
            (there(5, 1), [BEFORE, TODAY]),
            (there(5, 8), [BEFORE, TODAY, LATE]),
            (there(5, 14), [BEFORE, TODAY, LATE]),
            (there(5, 15), [BEFORE, TODAY, LATE, LATE]),
        ):
            await until(it, at)
            assert reminded(it) == seen, at
        await it.press(OLE, button(own(it, OLE)[-1], "followup.done"))
        await until(it, there(6, 1))
        assert len(reminded(it)) == 4


@pytest.mark.parametrize(("verb", "inputs"), [("followup.done", {}), ("followup.block", {"remark": "Nej."})])
async def test_nobody_is_reminded_of_what_is_done_or_can_not_be(
    tmp_path: Path, verb: str, inputs: dict[str, str]
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await told(it)
        await it.press(OLE, button(own(it, OLE)[0], verb), **inputs)
        await until(it, there(5, 9))
        assert reminded(it) == []


async def test_a_date_that_is_agreed_to_moves_them(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await told(it)
        await it.press(OLE, button(own(it, OLE)[0], "followup.propose"), due="2026-05-20")
        await it.settled()
        await until(it, there(4, 28))
        assert reminded(it) == [BEFORE]  # the present date holds until then
        await it.press(SECRETARY, button(own(it, SECRETARY)[0], "followup.agree"))
        await until(it, there(5, 14))
        assert reminded(it) == [BEFORE]
        await until(it, there(5, 20))
        assert reminded(it) == [BEFORE, BEFORE, TODAY]


async def test_in_quiet_hours_it_waits_until_they_are_over(tmp_path: Path) -> None:
    quiet = replace(DIREKTIONEN, quiet=(time(17, 0), time(9, 30)))
    async with town(tmp_path, at=MORNING.replace(hour=10), body=quiet) as it:
        await told(it)
        await until(it, there(4, 28, 9, 29))
        assert reminded(it) == []
        await until(it, there(4, 28, 9, 30))
        assert reminded(it) == [BEFORE]
        await until(it, there(4, 28, 12))
        assert reminded(it) == [BEFORE]


async def test_after_a_long_pause_only_what_still_helps_is_said(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await told(it)
        await passed(it, there(5, 3) - it.at)
        assert reminded(it) == [TODAY]
