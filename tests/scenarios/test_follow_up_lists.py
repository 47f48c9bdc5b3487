"""What is to be followed up, as each may see it: asked for, every Monday, and on the next agenda."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, published
from following import DECISION, STRATEGY, decided, own, passed
from town import Json, Town, button, buttons, kind, says, texts, town
from town_agendas import agenda
from townsfolk import CHAIR, DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.body import Body
from bot.domain.facts import Banner
from bot.domain.follow_up_list import Untold
from bot.domain.ids import BodyKey

SEATS = "Udpegning til bestyrelser"
NONE = "Der er ingen opfølgning, jeg kan vise dig."
ALL = "Ole Dam: indhenter tilbud; Park og Vej: rydder sne; Ib Frost: skriver et notat"


def there(month: int, day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def weekly(it: Town) -> list[Json]:
    return [card for card in it.cards_in(SECRETARY.chat, "answer") if "Ugens opfølgninger" in texts(card)]


async def minutes_published(it: Town) -> None:
    await it.press(SECRETARY, button(await it.say(SECRETARY, "referat"), "minutes.approve"))
    await it.settled()


async def test_nothing_is_said_to_be_nothing_and_to_an_outsider_nothing_at_all(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        for who in (SECRETARY, CHAIR, OLE, JURIST):
            assert NONE in texts(await it.say(who, "opfølgninger"))
        assert "There are no follow-ups" in texts(await it.say(OLE, "follow-ups", locale="en-GB"))
        assert kind(await it.say(STRANGER, "opfølgninger")) == "refusal"


async def test_the_secretary_sees_all_with_what_to_write_to_who_is_not_told(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, ALL)
        await passed(it)
        shown = texts(await it.say(SECRETARY, "opfølgninger"))
        assert says(Untold.NO_ACCOUNT) in shown
        assert says(Untold.AFTER_MINUTES) in shown
        assert shown.count("Tekst til en mail:") == 1
        assert shown.index("rydder sne") < shown.index("Tekst til en mail:")
        assert DECISION not in shown
        assert says(Untold.NO_ACCOUNT) not in texts(await it.say(OLE, "opfølgninger"))

        await minutes_published(it)
        assert says(Untold.AFTER_MINUTES) not in texts(await it.say(SECRETARY, "opfølgninger"))
        [own_line] = [texts(await it.say(STRANGER, "opfølgninger"))]
        assert "skriver et notat" in own_line
        for word in ("tilbud", "sne", DECISION, SEATS):
            assert word not in own_line
        assert NONE in texts(await it.say(JURIST, "opfølgninger"))


async def test_who_could_not_be_reached_stands_on_the_list_with_the_text(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.uninstall(OLE)
        await decided(it, "Ole Dam: indhenter tilbud")
        await passed(it)
        shown = texts(await it.say(SECRETARY, "opfølgninger"))
        assert says(Untold.NOT_REACHED) in shown
        assert f"Punkt 1: {STRATEGY}" in shown.split("Tekst til en mail:")[1]


async def test_they_are_grouped_and_the_secretary_marks_one_as_done_for_somebody(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud; Mette Lind: taler", due="2026-03-05")
        await passed(it)
        await it.press(METTE, button(own(it, METTE)[0], "followup.block"), remark="Ingen tid.")
        it.set_clock(there(3, 5, 23, 59))
        await it.settled()
        before = texts(await it.say(SECRETARY, "opfølgninger"))
        assert "Overskredet" not in before
        assert before.index("Noget står i vejen") < before.index("Venter på svar")

        it.set_clock(there(3, 6, 0, 0))
        await it.settled()
        shown = await it.say(SECRETARY, "opfølgninger")
        assert "Overskredet" in texts(shown)
        one = next(b for b in buttons(shown, "followup.open"))
        opened = await it.press(SECRETARY, one)
        done = await it.press(SECRETARY, button(opened, "followup.done"))
        assert says(Banner.SAVED) in texts(done)
        await it.settled()
        told = [texts(card) for who in (OLE, METTE) for card in own(it, who)]
        assert any("Registreret af Sanne Holt" in text for text in told)
        assert "Udført for nylig" in texts(await it.say(CHAIR, "opfølgninger"))
        it.set_clock(there(4, 6))
        await it.settled()
        assert "Udført for nylig" not in texts(await it.say(CHAIR, "opfølgninger"))


async def test_handed_over_the_new_owner_is_told_and_the_first_one_too(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud")
        await passed(it)
        opened = await it.press(SECRETARY, button(await it.say(SECRETARY, "opfølgninger"), "followup.open"))
        assert "Skriv navnet" in texts(await it.press(SECRETARY, button(opened, "followup.hand_over")))
        handed = await it.press(SECRETARY, button(opened, "followup.hand_over"), owner="mette lind")
        assert "mette lind" in texts(handed)
        await passed(it)
        assert "Du skal ikke længere følge op" in texts(own(it, OLE)[-1])
        assert "indhenter tilbud" in texts(own(it, METTE)[0])
        assert await it.read(lambda tx: tx.audit.verify().holds)


async def test_every_monday_at_eight_what_is_open_and_nothing_when_nothing_is(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud; Park og Vej: rydder sne", due="2026-03-06")
        await passed(it)
        await passed(it, there(3, 9, 7, 59) - it.at)
        assert weekly(it) == []
        await passed(it, timedelta(minutes=1))
        [card] = weekly(it)
        assert "Overskredet" in texts(card)
        for owner in ("Ole Dam", "Park og Vej"):
            assert owner in texts(card)
        assert it.cards_in(CHAIR.chat, "answer") == []

        for _ in range(2):
            listed = await it.say(SECRETARY, "opfølgninger")
            late = next(b for b in buttons(listed, "followup.open"))
            await it.press(SECRETARY, {**late, "verb": "followup.done"})
        await passed(it, there(3, 16) - it.at)
        assert len(weekly(it)) == 1


async def test_the_week_waits_for_the_quiet_hours_to_end(tmp_path: Path) -> None:

    quiet = replace(DIREKTIONEN, quiet=(time(17, 0), time(9, 0)))
    async with town(tmp_path, at=MORNING.replace(hour=10), body=quiet) as it:
        await published(it)
        await decided(it, "Park og Vej")
        await passed(it, there(3, 9, 8, 59) - it.at)
        assert weekly(it) == []
        await passed(it, timedelta(minutes=1))
        assert len(weekly(it)) == 1


async def test_two_bodies_have_a_list_of_their_own(tmp_path: Path) -> None:
    other = Body(BodyKey("chefforum"), "Chefforum", "Sundkøbing Kommune", secretary=(IT_CHIEF.oid,))
    async with town(tmp_path, at=MORNING) as it:
        await it.bot.store.run(lambda tx: tx.bodies.put(other))
        await published(it)
        await decided(it, "Park og Vej: rydder sne")
        await minutes_published(it)
        await passed(it)
        assert "rydder sne" not in texts(await it.say(IT_CHIEF, "opfølgninger"))
        listed = await it.say(SECRETARY, "opfølgninger")
        refused = await it.press(IT_CHIEF, button(listed, "followup.open"))
        assert kind(refused) == "refusal"
        await passed(it, there(3, 9) - it.at)
        assert len(weekly(it)) == 1
        assert not [card for card in it.cards_in(IT_CHIEF.chat) if "Ugens" in texts(card)]


@pytest.mark.parametrize("owners", [1, 100])
async def test_one_and_a_hundred_stand_on_one_card(tmp_path: Path, owners: int) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, ";".join(f"Enhed {n}" for n in range(owners)))
        shown = await it.say(SECRETARY, "opfølgninger")
        assert len(set(re.findall(r"Enhed \d+", texts(shown)))) == owners


async def test_what_is_late_stands_above_the_next_agenda_and_not_on_a_guests(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud", due="2026-03-10")
        await passed(it)
        assert "Opfølgninger over fristen" not in texts(await it.say(OLE, "næste dagsorden"))
        it.set_clock(there(3, 11))
        preview = await it.attach(SECRETARY, "dagsorden.txt", agenda(date(2026, 3, 11)))
        assert "Opfølgninger over fristen" in texts(preview)
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()
        for who in (SECRETARY, CHAIR, METTE):
            shown = texts(await it.say(who, "næste dagsorden"))
            assert shown.index("indhenter tilbud") < shown.index(STRATEGY)
        for card in (await it.say(JURIST, "næste dagsorden"), *it.cards_in(HOME), *it.cards_in(JURIST.chat)):
            assert "indhenter tilbud" not in str(card)
