"""A director who is not there, for the meeting or for an item: out of the count, and in the minutes."""

import json
from pathlib import Path

import pytest
from acts import DAY, MORNING, opened, published
from marked_town import publish_the_minutes
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, METTE, OLE, SECRETARY, Character

from bot.domain.facts import Banner

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"


async def who_takes_part(it: Town, title: str = STRATEGY, *, who: Character = SECRETARY) -> Json:
    return await it.press(who, button(await opened(it, who, title), "participation.open"))


async def absences(it: Town) -> list[Json]:
    rows: list[Json] = json.loads(await it.export())["absences"]
    return rows


async def test_absent_from_an_item_is_out_of_its_count_and_of_no_other(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
        item = await opened(it, METTE, STRATEGY)
        shown = await who_takes_part(it)
        done = await it.press(SECRETARY, button(shown, "absence.record", person=METTE.oid, choice="item"))

        assert says(Banner.ABSENCE_RECORDED) in texts(done)
        [row] = await absences(it)
        assert (row["person"], row["actor"], row["lifted"]) == (METTE.oid, SECRETARY.oid, False)
        for_chair = texts(await opened(it, CHAIR, STRATEGY))
        assert "1 af 1 har godkendt" in for_chair
        assert "Fraværende: Mette Lind" in for_chair
        assert "0 af 2 har godkendt" in texts(await opened(it, CHAIR, SEATS))

        before = await it.export()
        pressed = await it.press(METTE, button(item, "approval.give"))
        assert says(Banner.ABSENT) in texts(pressed)
        assert buttons(pressed, "approval.give") == []
        assert await it.export() == before
        again = button(await opened(it, METTE, SEATS), "approval.give")
        assert says(Banner.ANSWER_RECORDED) in texts(await it.press(METTE, again))


async def test_apologies_for_the_meeting_stand_in_the_minutes(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        shown = await who_takes_part(it, who=CHAIR)
        await it.press(CHAIR, button(shown, "absence.record", person=METTE.oid, choice="meeting"))
        other = await who_takes_part(it, SEATS)
        await it.press(SECRETARY, button(other, "absence.record", person=OLE.oid, choice="item"))
        assert "0 af 1 har godkendt; Ole Dam mangler" in texts(await opened(it, CHAIR, STRATEGY))
        it.set_clock(MORNING.replace(month=DAY.month, day=DAY.day))
        await publish_the_minutes(it)

        minutes = texts(await it.say(OLE, "referat"))
        assert "Afbud: Mette Lind" in minutes
        assert minutes.count("Mette Lind") == 1
        assert "Ole Dam: fraværende under punktet" in minutes


async def test_who_is_there_after_all_counts_again_and_a_stale_press_records_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        shown = await who_takes_part(it)
        record = button(shown, "absence.record", person=METTE.oid, choice="meeting")
        away = await it.press(SECRETARY, record)
        assert await it.press(SECRETARY, record) == away
        lift = button(away, "absence.lift", person=METTE.oid)
        assert "Mette Lind mangler" not in texts(await opened(it, CHAIR, STRATEGY))
        await it.press(CHAIR, lift)
        assert "Ole Dam og Mette Lind mangler" in texts(await opened(it, CHAIR, STRATEGY))

        before = await it.export()
        for stale in (record, {**record, "data": {**record["data"], "choice": "item"}}):
            assert says(Banner.OVERTAKEN) in texts(await it.press(SECRETARY, stale))
        assert await it.export() == before
        assert [row["lifted"] for row in await absences(it)] == [False, True]


@pytest.mark.parametrize("forged", [{"person": SECRETARY.oid}, {"choice": "week"}, {"item": "f" * 32}])
async def test_a_forged_absence_is_refused(tmp_path: Path, forged: Json) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        record = button(await who_takes_part(it), "absence.record", person=METTE.oid)
        before = await it.export()
        shown = await it.press(SECRETARY, {**record, "data": {**record["data"], **forged}})

        assert kind(shown) == "refusal"
        assert await it.export() == before
