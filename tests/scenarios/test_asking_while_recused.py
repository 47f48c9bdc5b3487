"""Whoever is recused from a closed item finds nothing of it, by words, day, owner or goal."""

from pathlib import Path

import pytest
from acts import MORNING, form_of, publish_again, published
from test_asking_about_decisions import SEMINAR, closed, decided_in_may
from test_questions import APPROVED, NOTED, STRATEGY, decide_and_publish_the_minutes
from test_standing_aside import recorded_by, stands_aside
from test_tagged_goals import NAMED
from town import Town, button, buttons, kind, texts, town
from townsfolk import CHAIR, METTE, OLE, SECRETARY

OF_THE_STRATEGY = (APPROVED, STRATEGY, "Jonas Elkjær", "Klimaindsats")


async def decided_without_ole(it: Town) -> None:
    """The strategy is closed, names goals 9 and 13, and was decided while Ole stood aside."""
    await published(it, NAMED)
    await closed(it, STRATEGY)
    await stands_aside(it, OLE)
    await decide_and_publish_the_minutes(it)


@pytest.mark.parametrize(
    "typed",
    [
        "beslutninger",
        "beslutninger om strategien",
        "hvad blev der besluttet om digitalisering?",
        "beslutninger godkendt",
        "beslutninger strattegien",
        "beslutninger 04-03-2026",
        "beslutninger 2026",
        "beslutninger Jonas Elkjær",
        "beslutninger verdensmål 13",
        "verdensmål 2026",
        "opfølgning",
        "opfølgning om strategien",
        "opfølgning 04-03-2026",
        "hvem følger op på digitaliseringen?",
        "opfølgning IT-chef",
    ],
)
async def test_nothing_of_it_is_found_by_whoever_stood_aside(tmp_path: Path, typed: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided_without_ole(it)
        for_mette, for_ole = await it.say(METTE, typed), await it.say(OLE, typed)

    assert kind(for_ole) == "answer"
    assert [words for words in OF_THE_STRATEGY if words in texts(for_mette)] != []
    assert [words for words in OF_THE_STRATEGY if words in texts(for_ole)] == []


async def test_to_whoever_stood_aside_it_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    """Also the case text, and words that are only like those of the item."""
    async with town(tmp_path, at=MORNING) as it:
        await decided_without_ole(it)
        asked = (
            "strategien",
            "strattegien",
            "digitalisring",
            "fremlægger",
            "godkendt",
            "Elkjær",
            "verdensmål 9",
        )
        for before in ("beslutninger om", "opfølgning"):
            nothing = await it.say(OLE, f"{before} enhjørninger")
            assert "Prøv færre ord" in texts(nothing)
            for words in asked:
                assert await it.say(OLE, f"{before} {words}") == nothing, words
        assert NOTED in texts(await it.say(OLE, "beslutninger 04-03-2026"))


async def test_of_the_meetings_that_had_it_only_the_others_are_found(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided_without_ole(it)
        await decided_in_may(it)
        for_mette = texts(await it.say(METTE, "beslutninger om strategien"))
        for_ole = texts(await it.say(OLE, "beslutninger om strategien"))

    assert ("4. marts 2026" in for_mette, "6. maj 2026" in for_mette) == (True, True)
    assert ("4. marts 2026" in for_ole, "6. maj 2026" in for_ole) == (False, True)
    assert APPROVED not in for_ole


async def test_it_is_found_as_soon_as_they_take_part_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it, NAMED)
        await closed(it, STRATEGY)
        await stands_aside(it, OLE)
        await recorded_by(it, CHAIR, "recusal.lift", whom=OLE)
        await decide_and_publish_the_minutes(it)

        assert APPROVED in texts(await it.say(OLE, "beslutninger om strategien"))
        assert "13. Klimaindsats" in texts(await it.say(OLE, "verdensmål 2026"))


async def test_it_stays_hidden_until_that_it_is_open_is_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided_without_ole(it)
        form = await form_of(it, STRATEGY)
        await it.press(SECRETARY, button(form, "item.edit", choice="open"))
        assert APPROVED not in texts(await it.say(OLE, "beslutninger om strategien"))
        await publish_again(it)

        assert APPROVED in texts(await it.say(OLE, "beslutninger om strategien"))


async def test_of_an_open_item_they_find_what_everybody_may_see(tmp_path: Path) -> None:
    """Its title and what was decided; neither the case text, nor the goals that it names, nor the card."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it, NAMED)
        await stands_aside(it, OLE)
        await decide_and_publish_the_minutes(it)
        found = await it.say(OLE, "beslutninger om strategien")
        assert (APPROVED in texts(found), buttons(found, "item.open")) == (True, [])
        nothing = await it.say(OLE, "beslutninger om enhjørninger")
        for words in ("fremlægger", "verdensmål 13"):
            assert await it.say(OLE, f"beslutninger om {words}") == nothing, words
        assert "Klimaindsats" not in texts(await it.say(OLE, "verdensmål 2026"))
        seminar = await it.say(OLE, f"beslutninger om {SEMINAR}")
        assert len(buttons(seminar, "item.open")) == 1
