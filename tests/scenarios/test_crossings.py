"""A change while the message about the thing is on its way: nobody is left with what is not so."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, filed, form_of, publish_again, published
from town import Json, Town, button, kind, texts, town
from townsfolk import HOME, JURIST, SECRETARY, STRANGER

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"


def hold(it: Town, conversation: str, **then: object) -> None:
    when = {"method": "POST", "path": f"/{conversation}/activities", "nth": 1}
    it.cloud.script.add(when=when, then={"kind": "hold", **then})


def answered(it: Town, conversation: str, **then: object) -> None:
    it.cloud.script.add(when={"method": "POST", "path": f"/{conversation}/activities", "nth": 1}, then=then)


async def publishing(it: Town) -> None:
    """The agenda is published, and one of its requests is held by Teams."""
    await it.press(SECRETARY, button(await filed(it), "agenda.publish"))
    await it.until(lambda: it.cloud.held.numbers)


async def published_again(it: Town) -> Json:
    """Without waiting for anything to arrive."""
    meeting = await it.meeting()
    shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
    return await it.press(SECRETARY, button(shown, "agenda.publish"))


async def moved(it: Town, to: str) -> None:
    form = await form_of(it, SEATS)
    await it.press(SECRETARY, button(form, "item.edit", choice="time"), time=to)
    await published_again(it)


async def the_day_passes(it: Town) -> None:
    for day, hour, minute in ((2, 9, 5), (3, 11, 20), (4, 11, 5)):
        it.set_clock(datetime(2026, 3, day, hour, minute, tzinfo=ZONE))
        await it.settled()


async def test_an_invitation_that_is_throttled_after_a_change_is_sent_with_the_change(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        hold(it, JURIST.chat, status=429, headers={"Retry-After": "1"})
        await publishing(it)
        await moved(it, "11:15")
        it.cloud.held.release()
        await it.settled()

        await the_day_passes(it)

        assert it.sends(JURIST.chat) == ["slot", "reminder", "reminder"]
        assert "11.15" in texts(it.cards_in(JURIST.chat)[0])


async def test_an_invitation_of_unknown_fate_is_sent_again_with_the_change(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        answered(it, JURIST.chat, status=502)
        await it.press(SECRETARY, button(await filed(it), "agenda.publish"))
        await it.until(lambda: it.cloud.journal.find("POST", f"/{JURIST.chat}/activities"))
        await moved(it, "11:15")

        await the_day_passes(it)

        assert it.sends(JURIST.chat) == ["slot", "reminder", "reminder"]
        assert "11.15" in texts(it.cards_in(JURIST.chat)[0])


async def test_somebody_else_is_meant_while_the_invitation_is_on_its_way(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        hold(it, JURIST.chat)
        await publishing(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.choose", person=STRANGER.oid))
        await published_again(it)
        it.cloud.held.release()
        await it.settled()

        for card in it.cards_in(JURIST.chat):
            assert SEATS not in texts(card)
            assert "teams.example" not in str(card)


async def test_an_agenda_withdrawn_while_it_is_posted_does_not_stay_there(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        hold(it, HOME)
        await publishing(it)
        await withdrawn(it)
        it.cloud.held.release()
        await it.settled()

        assert it.cards_in(HOME)
        assert not any(STRATEGY in texts(card) for card in it.cards_in(HOME))


async def withdrawn(it: Town) -> Json:
    card = await it.say(SECRETARY, "dagsorden 04-03-2026")
    question = await it.press(SECRETARY, button(card, "agenda.withdraw"))
    return await it.press(SECRETARY, button(question, "agenda.withdraw", choice="yes"))


async def test_home_is_not_told_last_what_is_over(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = len(it.cloud.journal.find("POST", f"/{HOME}/activities"))
        answered(it, HOME, status=429, headers={"Retry-After": "60"})
        preview = await withdrawn(it)
        await it.until(lambda: len(it.cloud.journal.find("POST", f"/{HOME}/activities")) > before)
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        it.set_clock(it.at + timedelta(seconds=70))
        await it.settled()

        assert kind(it.cards_in(HOME)[-1]) == "agenda"


async def test_a_change_that_may_have_been_told_is_taken_back_in_words(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        answered(it, JURIST.chat, kind="late_apply", status=504, delay_seconds=0.02)
        await moved(it, "11:15")
        await it.until(lambda: len(it.cards_in(JURIST.chat)) > 1)
        await moved(it, "11:00")
        it.set_clock(it.at + timedelta(minutes=5))
        await it.settled()

        assert it.sends(JURIST.chat)[-1] == "move"
        assert "11.00 i stedet for kl. 11.15" in texts(it.cards_in(JURIST.chat)[-1])


async def test_what_is_never_answered_is_sent_twice_at_most_and_listed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        when = {"method": "POST", "path": f"/{JURIST.chat}/activities", "nth": "every"}
        it.cloud.script.add(when=when, then={"kind": "drop_after"})
        await it.press(SECRETARY, button(await filed(it), "agenda.publish"))
        await it.until(lambda: it.messages_in(JURIST.chat))
        for _ in range(5):
            it.set_clock(it.at + timedelta(seconds=91))
            await it.settled()

        [line] = [line for line in await it.deliveries(JURIST) if line.kind == "slot"]
        assert len(it.messages_in(JURIST.chat)) == 2
        assert (line.state, line.why) == ("refused", "maybe_doubled")


@pytest.mark.parametrize("status", [504, 500])
async def test_a_card_whose_edit_may_have_arrived_is_edited_again(tmp_path: Path, status: int) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        when = {"method": "PUT", "path": "direktionen", "nth": 1}
        it.cloud.script.add(when=when, then={"kind": "late_apply", "status": status, "delay_seconds": 0.02})
        meeting = await it.meeting()
        shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
        place: Json = {"verb": "item.edit", "data": {"meeting": meeting.id, "choice": "place"}}
        version = button(shown, "agenda.publish")["data"]["version"]
        place["data"] = {**place["data"], "version": version}
        after = await it.press(SECRETARY, place, text="Rådhussalen")
        await it.press(SECRETARY, button(after, "agenda.publish"))
        await it.until(lambda: any("Rådhussalen" in texts(card) for card in it.cards_in(HOME, "agenda")))
        place["data"] = {**place["data"], "version": button(after, "agenda.publish")["data"]["version"]}
        after = await it.press(SECRETARY, place, text="")
        await it.press(SECRETARY, button(after, "agenda.publish"))
        it.set_clock(it.at + timedelta(seconds=60))
        await it.settled()

        assert "Rådhussalen" not in texts(it.cards_in(HOME, "agenda")[0])


async def test_somebody_who_could_not_be_told_of_a_change_is_told_once_they_are_back(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.install(JURIST)
        await it.settled()
        await it.uninstall(JURIST)
        await moved(it, "11:15")
        await it.settled()
        await it.install(JURIST)
        await it.settled()
        await publish_again(it)

        assert "move" in it.sends(JURIST.chat)
        assert "11.15" in texts(it.cards_in(JURIST.chat, "move")[-1])
