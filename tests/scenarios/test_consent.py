"""What all approved beforehand is taken in one press at the start: decided, and its guests need not come."""

import asyncio
import json
from pathlib import Path

import pytest
from acts import MORNING, opened, published
from running import at, item_called, run_card, says, step, time_is
from town import Json, Town, button, buttons, kind, texts, town
from townsfolk import CHAIR, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, Character

from bot.domain.consent import consent_mark
from bot.domain.facts import Banner
from bot.domain.ids import ItemId

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
OFFER = "Tag som godkendt"


async def approve(it: Town, title: str, *by: Character, remark: str | None = None) -> None:
    for who in by:
        card = await opened(it, who, title)
        await it.press(who, button(card, "approval.give"), **({"remark": remark} if remark else {}))


async def ready(it: Town, *titles: str) -> Json:
    """The chair's card on the day, with these approved by both directors."""
    await published(it)
    for title in titles:
        await approve(it, title, OLE, METTE)
    await time_is(it, "10.29")
    it.set_clock(at("10.30"))
    return await run_card(it)


async def decisions(it: Town) -> list[Json]:
    rows: list[Json] = json.loads(await it.export())["decisions"]
    return rows


async def test_one_press_decides_them_all_and_their_guests_need_not_come(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY, SEMINAR)
        assert "2 punkter er godkendt af alle på forhånd:" in texts(card)
        done = await it.press(CHAIR, button(card, "consent.take"))
        await it.settled()

        assert says(Banner.CONSENT_TAKEN) in texts(done)
        assert {row["item"] for row in await decisions(it)} == {
            await item_called(it, STRATEGY),
            await item_called(it, SEMINAR),
        }
        assert {(row["outcome"], row["actor"]) for row in await decisions(it)} == {("approved", CHAIR.oid)}
        assert "Du behøver ikke komme." in texts(it.cards_in(IT_CHIEF.chat, "move")[-1])
        started = await step(it, "meeting.start")
        assert SEATS in texts(started)
        assert "godkendt af alle på forhånd" not in texts(started)


async def test_a_second_press_is_answered_as_the_first_and_decides_nothing_twice(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY)
        take = button(card, "consent.take")
        first, second = await asyncio.gather(it.press(CHAIR, take), it.press(CHAIR, take))
        again = await it.press(CHAIR, take)

        for shown in (first, second, again):
            assert says(Banner.CONSENT_TAKEN) in texts(shown)
        assert len(await decisions(it)) == 1


async def test_two_who_press_at_once_decide_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY)
        secretarys = await run_card(it, SECRETARY)
        shown = await asyncio.gather(
            it.press(CHAIR, button(card, "consent.take")),
            it.press(SECRETARY, button(secretarys, "consent.take")),
        )

        said = [
            says(b) in texts(one) for one in shown for b in (Banner.CONSENT_TAKEN, Banner.CONSENT_CHANGED)
        ]
        assert sorted(said) == [False, False, True, True]
        assert len(await decisions(it)) == 1


@pytest.mark.parametrize("change", ["another answer", "one more"])
async def test_a_list_that_has_changed_since_is_not_taken(tmp_path: Path, change: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY)
        if change == "another answer":
            await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.discuss"))
        else:
            await approve(it, SEMINAR, OLE, METTE)
        before = await it.export()
        shown = await it.press(CHAIR, button(card, "consent.take"))

        assert says(Banner.CONSENT_CHANGED) in texts(shown)
        assert await it.export() == before
        assert (OFFER in texts(shown)) == (change == "one more")


async def test_silence_and_a_remark_are_no_consent(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await approve(it, STRATEGY, OLE)
        await approve(it, SEMINAR, OLE, METTE, remark="Husk budgettet.")
        it.set_clock(at("10.30"))

        assert not buttons(await run_card(it), "consent.take")


async def test_what_is_decided_already_and_another_day_offer_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await approve(it, STRATEGY, OLE, METTE)
        assert not buttons(await run_card(it), "consent.take")
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        await it.press(CHAIR, button(form, "decision.record"), outcome="approved")
        it.set_clock(at("10.30"))

        assert not buttons(await run_card(it), "consent.take")


async def test_once_an_item_has_been_debated_it_is_too_late(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, SEMINAR)
        await step(it, "meeting.start")
        assert buttons(await run_card(it), "consent.take")
        await step(it, "meeting.next")
        before = await it.export()
        shown = await it.press(CHAIR, button(card, "consent.take"))

        assert OFFER not in texts(shown)
        assert says(Banner.CONSENT_CHANGED) in texts(shown)
        assert await it.export() == before


def test_another_text_makes_another_list() -> None:
    one, other = ItemId("i1"), ItemId("i2")

    marks = {consent_mark(seen) for seen in ([(one, 1)], [(one, 2)], [(one, 1), (other, 1)], [(other, 1)])}
    assert len(marks) == 4


async def test_a_director_or_a_guest_takes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY)
        before = await it.export()
        for who in (OLE, JURIST):
            assert kind(await it.press(who, button(card, "consent.take"))) == "refusal"

        assert await it.export() == before


async def test_the_minutes_say_what_was_approved(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        card = await ready(it, STRATEGY)
        await it.press(CHAIR, button(card, "consent.take"))

        assert "✓ Godkendt" in texts(await it.say(SECRETARY, "referat"))
