"""What was decided, asked for by day, words, person and item: word for word, and only what one may see."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from acts import MORNING, ZONE, publish_again, published
from test_questions import APPROVED, CHIEFS, NOTED, SEATS, STRATEGY, decide_and_publish_the_minutes, held
from town import Json, Town, button, buttons, kind, texts, town
from town_agendas import agenda
from townsfolk import CHAIR, DIREKTIONEN, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

SEMINAR = "Seminar i januar"
MAY = date(2026, 5, 6)
HELD_IN_MAY = "Seminaret holdes i Århus den 14. januar."


async def decided_in_may(it: Town) -> None:
    """A later meeting with the same items, of which the seminar is decided."""
    preview = await it.attach(SECRETARY, "maj.txt", agenda(MAY))
    await it.press(SECRETARY, button(preview, "agenda.publish"))
    shown = await it.say(CHAIR, "dagsorden 06-05-2026")
    meetings = await it.read(lambda tx: tx.meetings.on(DIREKTIONEN.key, MAY))
    item = next(item for item in meetings[0].items if item.title == SEMINAR)
    opened = await it.press(CHAIR, button(shown, "item.open", item=item.id))
    form = await it.press(CHAIR, button(opened, "decision.open"))
    owner = "Teknik og Miljø"
    await it.press(CHAIR, button(form, "decision.record"), outcome="approved", text=HELD_IN_MAY, owner=owner)
    await it.settled()


ABOUT_THE_SEMINAR = (
    "hvad blev der besluttet om seminaret?",
    "Hvad blev der beslutet om seminarerne",
    "beslutninger om seminar",
    "beslutniger seminaret i januar",
    "what was decided about the seminar?",
    "decisions about seminar",
)


async def test_every_inflection_is_found_and_every_meeting_that_had_the_item(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await decided_in_may(it)
        for typed in ABOUT_THE_SEMINAR:
            card = await it.say(OLE, typed)

            told = texts(card)
            assert kind(card) == "answer", typed
            assert HELD_IN_MAY in told, typed
            assert "Teknik og Miljø" in told, typed
            assert told.index("6. maj 2026") < told.index("4. marts 2026"), typed
            assert "Der er ikke skrevet nogen beslutning." in told, typed
            assert (STRATEGY in told, APPROVED in told) == (False, False), typed
        opened = await it.press(OLE, buttons(card, "item.open")[0])
        assert (kind(opened), HELD_IN_MAY in texts(opened)) == ("item", True)


@pytest.mark.parametrize(
    ("typed", "there", "absent"),
    [
        ("beslutninger 04-03-2026", [APPROVED, NOTED], [HELD_IN_MAY]),
        ("decisions 6 May 2026", [HELD_IN_MAY], [APPROVED, NOTED]),
        ("beslutninger 2026", [HELD_IN_MAY, APPROVED, NOTED], []),
        ("beslutninger om strategien i 2026", [APPROVED], [NOTED, HELD_IN_MAY]),
        ("decisions about the seminar in 2025", ["Prøv færre ord"], [HELD_IN_MAY]),
        ("beslutninger Ole Dam", [NOTED], [APPROVED, HELD_IN_MAY]),
        ("beslutninger om aarhus", [HELD_IN_MAY], [APPROVED]),
        ("beslutninger om digitaliseringen", [APPROVED], [NOTED]),
        ("beslutninger om strategi", [APPROVED], [NOTED]),
        ("beslutninger om strattegien", [APPROVED, "Jeg fandt intet med lige de ord."], [NOTED]),
        ("opfølgning Teknik og Miljø", ["Teknik og Miljø", SEMINAR], ["IT-chef", "Ole Dam"]),
        ("hvem følger op på strategien?", ["IT-chef Jonas Elkjær"], ["Ole Dam", "Teknik og Miljø"]),
        ("opfølgning 04-03-2026", ["IT-chef Jonas Elkjær", "Ole Dam"], ["Teknik og Miljø"]),
    ],
)
async def test_by_day_year_words_and_who_follows_up(
    tmp_path: Path, typed: str, there: list[str], absent: list[str]
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await decided_in_may(it)
        told = texts(await it.say(METTE, typed))

    assert [words for words in there if words not in told] == []
    assert [words for words in absent if words in told] == []


@pytest.mark.parametrize(
    "typed", ["beslutninger om vandværket", "beslutninger 2019", "opfølgning enhjørninger"]
)
async def test_nothing_found_says_what_to_try(tmp_path: Path, typed: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await decided_in_may(it)
        card = await it.say(OLE, typed)

    assert (kind(card), buttons(card)) == ("answer", [])
    assert "Prøv færre ord" in texts(card)


async def test_a_guest_finds_out_nothing_else_by_asking(tmp_path: Path) -> None:
    """Neither of other items nor of the case text of their own, not even that there is something."""
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        own = await it.say(IT_CHIEF, "hvad blev der besluttet om strategien?")
        assert (APPROVED in texts(own), NOTED in str(own), buttons(own)) == (True, False, [])
        nothing = await it.say(IT_CHIEF, "beslutninger om enhjørninger")
        for hidden in (
            SEATS,
            "udpegning",
            "medlemmer",
            "fremlægger",
            "Ole Dam",
            SEMINAR,
            "seminra",
            "lønrammer",
        ):
            assert await it.say(IT_CHIEF, f"beslutninger om {hidden}") == nothing, hidden
            lines = await it.say(IT_CHIEF, f"opfølgning {hidden}")
            assert lines == await it.say(IT_CHIEF, "opfølgning enhjørninger"), hidden


async def test_a_closed_title_that_a_guest_may_not_know_is_not_found_by_it(tmp_path: Path) -> None:
    quiet = replace(DIREKTIONEN, closed_title_to_guest=False)
    async with town(tmp_path, at=MORNING, body=quiet) as it:
        await published(it)
        await closed(it, SEATS)
        await decide_and_publish_the_minutes(it)
        nothing = await it.say(JURIST, "beslutninger om enhjørninger")

        assert NOTED in texts(await it.say(JURIST, "beslutninger"))
        assert SEATS not in str(await it.say(JURIST, "beslutninger"))
        assert await it.say(JURIST, "beslutninger om udpegning") == nothing
        assert NOTED in texts(await it.say(JURIST, "beslutninger om medlemmer"))


async def closed(it: Town, title: str) -> None:
    meeting = await it.meeting()
    item = next(item for item in meeting.items if item.title == title)
    data = {"meeting": meeting.id, "item": item.id, "version": meeting.version, "choice": "closed"}
    await it.press(SECRETARY, {"verb": "item.edit", "data": data})
    await publish_again(it)


async def test_an_outsider_is_refused_alike_whether_there_is_anything_or_not(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        asked = ("beslutninger om strategien", "beslutninger om enhjørninger", "opfølgning Ole Dam")
        cards = [await it.say(STRANGER, typed) for typed in asked]

    assert kind(cards[0]) == "refusal"
    assert cards[1:] == cards[:1] * 2


async def test_who_sits_on_another_body_finds_nothing_of_this_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        await it.bot.store.run(lambda tx: tx.bodies.put(CHIEFS))
        nothing = await it.say(STRANGER, "beslutninger om enhjørninger")
        assert kind(nothing) == "answer"
        for typed in ("beslutninger om strategien", "beslutninger om strattegien", "beslutninger 04-03-2026"):
            assert await it.say(STRANGER, typed) == nothing


async def test_what_is_published_again_is_found_as_it_says_now(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        meeting = await it.meeting()
        item = next(item for item in meeting.items if item.title == SEMINAR)
        await renamed(it, item.id, title="Årsmøde i Fjordby")
        assert SEMINAR in texts(await it.say(OLE, "beslutninger om seminar"))
        await publish_again(it)

        assert "Årsmøde i Fjordby" in texts(await it.say(OLE, "beslutninger om årsmødet"))
        assert "Prøv færre ord" in texts(await it.say(OLE, "beslutninger om seminar"))


async def renamed(it: Town, item_id: str, *, title: str) -> None:
    """No button does that yet: a corrected document is a second draft."""
    meeting = await it.meeting()
    items = tuple(replace(i, title=title) if i.id == item_id else i for i in meeting.items)
    after = replace(meeting, items=items, version=meeting.version + 1)
    await it.bot.store.run(lambda tx: tx.meetings.save(after))


async def test_an_agenda_that_was_taken_back_is_found_by_those_who_prepare_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        meeting = await it.meeting()
        data: Json = {"meeting": meeting.id, "version": meeting.version, "choice": "yes"}
        await it.press(SECRETARY, {"verb": "agenda.withdraw", "data": data})
        assert SEMINAR in texts(await it.say(SECRETARY, "beslutninger om seminar"))
        assert SEMINAR not in texts(await it.say(OLE, "beslutninger om seminar"))


async def test_a_corrected_decision_is_found_as_it_stands(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        found = await it.say(CHAIR, "beslutninger om strategien")
        opened = await it.press(CHAIR, buttons(found, "item.open")[0])
        form = await it.press(CHAIR, button(opened, "decision.open"))
        words = "Strategien udsættes til august."
        await it.press(CHAIR, button(form, "decision.correct"), outcome="postponed", text=words, owner="")

        told = texts(await it.say(OLE, "beslutninger om august"))
        assert (words in told, APPROVED in told) == (True, False)
        assert "Jonas" not in texts(await it.say(OLE, "opfølgning Elkjær"))


async def test_more_than_fit_is_said(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        for day in range(1, 27):
            preview = await it.attach(SECRETARY, f"{day}.txt", agenda(date(2026, 7, day)))
            await it.press(SECRETARY, button(preview, "agenda.publish"))
        it.set_clock(datetime(2026, 3, 5, 9, 0, tzinfo=ZONE))
        told = texts(await it.say(OLE, "beslutninger om seminar"))

    assert told.count(SEMINAR) == 25
    assert "og 2 mere, som der ikke er plads til her" in told
