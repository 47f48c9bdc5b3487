"""What was published changes: exactly those concerned hear of it, once, and every card is as things are."""

from datetime import datetime
from pathlib import Path

import pytest
from acts import DAY, MORNING, ZONE, form_of, publish_again, published
from town import Json, Town, button, buttons, kind, says, texts, town
from town_agendas import agenda
from townsfolk import HOME, IT_CHIEF, JURIST, OLE, SECRETARY, STRANGER

from bot.domain.facts import Banner
from bot.domain.slot import Change, Off

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"
GUESTS = (IT_CHIEF, JURIST, STRANGER)


def told(it: Town) -> dict[str, int]:
    """How many messages each guest was ever sent, by name."""
    return {who.name: len(it.messages_in(who.chat)) for who in GUESTS}


async def test_published_again_without_a_change_nobody_hears(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = told(it), len(it.messages_in(HOME))
        done = await publish_again(it)

        assert says(Banner.PUBLISHED_AGAIN) in texts(done)
        assert (told(it), len(it.messages_in(HOME))) == before
        assert it.cloud.journal.find("PUT") == []


async def test_a_new_time_is_told_to_that_guest_alone_and_the_same_cards_are_edited(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        slot = it.messages_in(JURIST.chat)[0].id
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:15")
        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 1, "Ib Frost": 0}
        await publish_again(it)

        # The slot before ends later now, too; for its guest that is no news.
        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 2, "Ib Frost": 0}
        card, news = it.messages_in(JURIST.chat)
        assert (card.id, kind(card.card), kind(news.card)) == (slot, "slot", "move")
        for shown in (card.card, news.card):
            assert "11.15" in texts(shown)
        assert "11.15 i stedet for kl. 11.00" in texts(news.card)
        [base] = it.messages_in(HOME)[1:]
        assert "11.15" in texts(base.card)
        assert len(it.sends(HOME)) == 2


async def test_a_new_place_is_told_to_every_guest_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await published(it)
        await it.press(SECRETARY, button(preview, "item.edit", choice="place"), text="Rådhussalen")
        await publish_again(it)
        await publish_again(it)

        assert told(it) == {"Jonas Elkjær": 2, "Pia Skovmand": 2, "Ib Frost": 0}
        for who in (IT_CHIEF, JURIST):
            card, news = it.cards_in(who.chat)
            assert says(Change.PLACE) in texts(news)
            assert "Rådhussalen" in texts(card)
        assert "Rådhussalen" in texts(it.cards_in(HOME, "agenda")[0])


async def test_an_item_made_closed_changes_no_slot(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
        await publish_again(it)

        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 1, "Ib Frost": 0}
        assert SEATS not in texts(it.cards_in(HOME, "agenda")[0])


async def test_a_guest_wrongly_matched_is_told_so_and_the_card_is_emptied(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.choose", person=STRANGER.oid))
        await publish_again(it)

        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 2, "Ib Frost": 1}
        card, news = it.messages_in(JURIST.chat)
        for shown in (card.card, news.card):
            assert says(Off.MISTAKEN) in texts(shown)
            assert SEATS not in str(shown)
            assert "teams.example" not in str(shown)
        assert SEATS in texts(it.cards_in(STRANGER.chat)[0])
        assert kind(await it.say(JURIST, "næste dagsorden")) == "refusal"


async def test_a_guest_removed_is_told_that_they_are_not_needed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.remove"))
        await publish_again(it)
        await publish_again(it)

        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 2, "Ib Frost": 0}
        for shown in it.cards_in(JURIST.chat):
            assert says(Off.NOT_NEEDED) in texts(shown)
            assert SEATS not in str(shown)
        dropped = [line.state for line in await it.deliveries(JURIST) if line.kind == "reminder"]
        assert dropped == ["superseded"] * 2
        it.set_clock(datetime(2026, 3, 4, 11, 0, tzinfo=ZONE))
        await it.settled()
        assert len(it.cards_in(JURIST.chat)) == 2


async def test_a_guest_removed_and_added_again_is_invited_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, SEATS)
        form = await it.press(SECRETARY, button(form, "guest.remove"))
        await publish_again(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.add"), person="Pia Skovmand")
        await publish_again(it)

        assert [kind(card) for card in it.cards_in(JURIST.chat)] == ["slot", "move", "slot"]
        assert SEATS in texts(it.cards_in(JURIST.chat)[-1])
        assert SEATS in texts(await it.say(JURIST, "næste dagsorden"))


async def called_off(it: Town, verb: str, **inputs: str) -> Json:
    agenda_card = await it.say(SECRETARY, "dagsorden 04-03-2026")
    question = await it.press(SECRETARY, button(agenda_card, verb))
    assert kind(question) == "agenda"
    return await it.press(SECRETARY, button(question, verb, choice="yes"), **inputs)


@pytest.mark.parametrize(
    ("verb", "banner", "off"),
    [
        ("agenda.withdraw", Banner.WITHDRAWN, Off.WITHDRAWN),
        ("meeting.cancel", Banner.CANCELLED, Off.CANCELLED),
    ],
)
async def test_a_meeting_that_is_off_is_told_once_to_everybody_concerned(
    tmp_path: Path, verb: str, banner: Banner, off: Off
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        agenda_card = await it.say(SECRETARY, "næste dagsorden")
        question = await it.press(SECRETARY, button(agenda_card, verb))
        await it.settled()
        assert told(it) == {"Jonas Elkjær": 1, "Pia Skovmand": 1, "Ib Frost": 0}

        yes = button(question, verb, choice="yes")
        assert says(banner) in texts(await it.press(SECRETARY, yes))
        await it.press(SECRETARY, yes)
        await it.settled()

        assert told(it) == {"Jonas Elkjær": 2, "Pia Skovmand": 2, "Ib Frost": 0}
        for who in (IT_CHIEF, JURIST):
            for shown in it.cards_in(who.chat):
                assert says(off) in texts(shown)
        assert it.sends(HOME) == ["answer", "agenda", "move"]
        assert [one["verb"] for one in buttons(it.cards_in(HOME, "agenda")[0])] == ["card.refresh"]
        it.set_clock(datetime(2026, 3, 4, 12, 0, tzinfo=ZONE))
        await it.settled()
        assert "reminder" not in it.sends()


async def test_a_withdrawn_agenda_is_shown_to_nobody_but_those_who_repair_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await called_off(it, "agenda.withdraw")
        await it.settled()

        assert STRATEGY not in texts(await it.say(OLE, "dagsorden 04-03-2026"))
        assert STRATEGY not in texts(it.cards_in(HOME, "agenda")[0])
        assert STRATEGY in texts(await it.say(SECRETARY, "dagsorden 04-03-2026"))


async def test_a_draft_that_is_cancelled_is_told_to_nobody(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY))
        meeting = await it.meeting()
        ask = {"verb": "meeting.cancel", "data": {"meeting": meeting.id}}
        question = await it.press(SECRETARY, ask)
        await it.press(SECRETARY, button(question, "meeting.cancel", choice="yes"))
        await it.settled()

        assert told(it) == {"Jonas Elkjær": 0, "Pia Skovmand": 0, "Ib Frost": 0}
        assert it.sends(HOME) == ["answer"]


async def test_a_withdrawn_agenda_is_published_again_for_everybody(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        preview = await called_off(it, "agenda.withdraw")
        await it.settled()
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.rested()

        assert it.sends(JURIST.chat) == ["slot", "move", "slot"]
        assert SEATS in texts(it.cards_in(JURIST.chat)[-1])
        assert it.sends(HOME) == ["answer", "agenda", "move"]
        assert SEATS in texts(it.cards_in(HOME, "agenda")[0])
        for day, hour, minute in ((3, 11, 0), (4, 10, 45)):
            it.set_clock(datetime(2026, 3, day, hour, minute, tzinfo=ZONE))
            await it.settled()
        assert it.sends(JURIST.chat).count("reminder") == 2


async def test_a_cancelled_meeting_cannot_be_published_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        preview = await called_off(it, "meeting.cancel")
        await it.settled()
        before = await it.export()
        meeting = await it.meeting()
        data = {"meeting": meeting.id, "version": meeting.version}
        edit = {**data, "item": meeting.items[0].id, "choice": "open"}

        published_again = await it.press(SECRETARY, {"verb": "agenda.publish", "data": data})
        edited = await it.press(SECRETARY, {"verb": "item.edit", "data": edit})
        opened = await it.press(SECRETARY, {"verb": "item.edit", "data": {**edit, "choice": None}})

        assert (kind(published_again), kind(edited)) == ("refusal", "refusal")
        assert (buttons(preview), buttons(opened)) == ([], [])
        assert await it.export() == before


async def test_the_file_of_a_cancelled_meeting_makes_a_new_draft(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await called_off(it, "meeting.cancel")

        preview = await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY))
        again = await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY))
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()

        assert says(Banner.IMPORTED) in texts(preview)
        assert says(Banner.IMPORTED_BEFORE) in texts(again)
        assert (await it.counts())["meetings"] == 2
        assert it.sends(JURIST.chat) == ["slot", "move", "slot"]


async def test_a_moved_meeting_is_told_once_and_its_reminders_move_along(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        moved = await called_off(it, "meeting.move", due="2026-03-11", time="13:00")
        await it.settled()

        assert says(Banner.MOVED) in texts(moved)
        assert told(it) == {"Jonas Elkjær": 2, "Pia Skovmand": 2, "Ib Frost": 0}
        for shown in it.cards_in(JURIST.chat):
            assert "11. marts" in texts(shown)
            assert "13.30" in texts(shown)
        assert it.sends(HOME) == ["answer", "agenda", "move"]
        assert "13.30" in texts(it.cards_in(HOME, "agenda")[0])

        it.set_clock(datetime(2026, 3, 4, 12, 0, tzinfo=ZONE))
        await it.settled()
        assert "reminder" not in it.sends()
        it.set_clock(datetime(2026, 3, 11, 13, 16, tzinfo=ZONE))
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "move", "reminder"]


@pytest.mark.parametrize("inputs", [{"due": "11. marts"}, {"due": "2026-03-11", "time": "23:45"}])
async def test_a_move_that_cannot_be_used_asks_again(tmp_path: Path, inputs: dict[str, str]) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = await it.export()

        asked = await called_off(it, "meeting.move", **inputs)

        assert button(asked, "meeting.move", choice="yes")
        assert await it.export() == before


async def test_a_home_bound_after_publishing_gets_the_agenda_at_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY))
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()
        assert it.cards_in(HOME) == []

        await it.say(SECRETARY, "home direktionen", where=HOME)
        await it.settled()
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        await it.settled()

        assert sorted(it.sends(HOME)) == ["agenda", "answer", "answer"]


async def test_only_the_secretary_or_the_chair_binds_a_home_and_only_where_others_read(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        assert kind(await it.say(OLE, "hjem Direktionen", where=HOME)) == "refusal"
        assert kind(await it.say(SECRETARY, "hjem Direktionen")) == "refusal"
        unknown = await it.say(SECRETARY, "hjem Økonomiudvalget", where=HOME)
        assert (kind(unknown), "Direktionen" in texts(unknown)) == ("refusal", True)
        body = await it.read(lambda tx: tx.bodies.all()[0])
        assert body.home is None


async def test_a_slot_that_changes_twice_before_it_is_sent_is_told_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.cloud.script.add(
            when={"method": "POST", "path": JURIST.chat},
            then={"status": 429, "headers": {"Retry-After": "60"}},
        )
        for time in ("11:10", "11:20"):
            form = await form_of(it, SEATS)
            await it.press(SECRETARY, button(form, "item.edit", choice="time"), time=time)
            await publish_again(it)
        it.cloud.script.clear()
        it.set_clock(MORNING.replace(minute=2))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot", "move"]
        assert "11.20" in texts(it.cards_in(JURIST.chat)[-1])
