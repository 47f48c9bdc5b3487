"""Sustainable Development Goals: named in the case, set by hand, shown, found and counted for a year."""

from pathlib import Path

import pytest
from acts import DAY, MORNING, form_of, opened, publish_again, published
from test_asking_about_decisions import closed, decided_in_may
from test_questions import (
    APPROVED,
    CHIEFS,
    NOTED,
    SEATS,
    STRATEGY,
    decide_and_publish_the_minutes,
)
from town import Town, button, kind, texts, town
from town_agendas import agenda
from townsfolk import IT_CHIEF, JURIST, OLE, SECRETARY, STRANGER

NAMED = agenda(DAY).replace("de næste fire år.".encode(), "de næste fire år (verdensmål 9 og 13.2).".encode())


async def held(it: Town) -> None:
    """The strategy's case names goals 9 and 13; the seats, closed, are tagged with 5 by hand."""
    await published(it, NAMED)
    form = await form_of(it, SEATS)
    await it.press(SECRETARY, button(form, "item.edit", choice="goals"), text="5")
    await closed(it, SEATS)
    await decide_and_publish_the_minutes(it)


async def test_what_the_case_names_stands_on_the_item_and_is_found(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        item = texts(await opened(it, OLE, STRATEGY))
        assert "9. Industri, innovation og infrastruktur; 13. Klimaindsats" in item
        for typed in ("beslutninger verdensmål 13", "SDG 9", "hvad blev der besluttet om verdensmål 13?"):
            told = texts(await it.say(OLE, typed))
            assert (APPROVED in told, NOTED in told) == (True, False), typed
        assert "Prøv færre ord" in texts(await it.say(OLE, "beslutninger verdensmål 12"))


async def test_the_secretary_sets_them_by_hand(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it, NAMED)
        form = await form_of(it, STRATEGY)
        wrong = await it.press(SECRETARY, button(form, "item.edit", choice="goals"), text="klima")
        assert "Skriv verdensmålenes numre, 1 til 17, med komma imellem." in texts(wrong)
        await it.press(SECRETARY, button(wrong, "item.edit", choice="goals"), text="3, 11 og 3")
        before = texts(await opened(it, OLE, STRATEGY))
        await publish_again(it)
        after = texts(await opened(it, OLE, STRATEGY))

    assert "13. Klimaindsats" in before
    assert "3. Sundhed og trivsel; 11. Bæredygtige byer og lokalsamfund" in after
    assert "13. Klimaindsats" not in after


@pytest.mark.parametrize("typed", ["verdensmål 2026", "verdensmål", "global goals 2026"])
async def test_a_year_is_counted_with_the_decisions_behind_it(tmp_path: Path, typed: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await decided_in_may(it)
        card = await it.say(OLE, typed)
        told = texts(card)
        shown = await it.press(OLE, button(card, "item.open"))

    assert kind(shown) == "item"
    for goal in (
        "5. Ligestilling mellem kønnene",
        "9. Industri, innovation og infrastruktur",
        "13. Klimaindsats",
    ):
        assert goal in told
    assert told.count("1 beslutning") == 3
    assert (told.count(STRATEGY), told.count(SEATS)) == (2, 1)


async def test_no_goal_of_an_item_is_told_to_who_may_not_read_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await it.bot.store.run(lambda tx: tx.bodies.put(CHIEFS))
        none = "Ingen beslutning fra det år, som jeg kan vise dig, er mærket med et verdensmål."
        assert none in texts(await it.say(OLE, "verdensmål 2025"))
        assert none in texts(await it.say(STRANGER, "verdensmål 2026"))
        assert kind(await it.say(JURIST, "verdensmål 2026")) == "refusal"
        nothing = await it.say(JURIST, "beslutninger verdensmål 12")
        assert await it.say(JURIST, "beslutninger verdensmål 5") == nothing
        assert NOTED in texts(await it.say(JURIST, "beslutninger"))
        assert none in texts(await it.say(IT_CHIEF, "verdensmål 2026"))
