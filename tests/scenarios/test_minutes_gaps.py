"""Before minutes are published, what they should say and do not is named, with the press that mends it."""

from pathlib import Path

from acts import MORNING, opened, publish_again, published
from running import at, says, step
from town import Json, Town, button, buttons, kind, texts, town
from townsfolk import CHAIR, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.facts import Banner

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
MISSING = "Mangler, før du udgiver:"


async def draft(it: Town) -> Json:
    card = await it.say(SECRETARY, "referat")
    assert kind(card) == "minutes"
    return card


async def decide(it: Town, title: str) -> None:
    form = await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.open"))
    await it.press(CHAIR, button(form, "decision.record"), outcome="approved")


async def test_each_gap_has_its_press_and_is_gone_once_it_is_mended(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decide(it, SEATS)
        await decide(it, SEMINAR)
        card = await draft(it)
        assert MISSING in texts(card)
        assert f"{STRATEGY} · ingen beslutning" in texts(card).replace("\n", "")
        form = await it.press(SECRETARY, button(card, "decision.open"))
        await it.press(SECRETARY, button(form, "decision.record"), outcome="noted")
        card = await draft(it)
        assert not buttons(card, "decision.open")
        for press in ("came", "absent"):
            guest = next(b["data"] for b in buttons(card, "attendance.record"))["choice"].split(":")[1]
            card = await it.press(
                SECRETARY, button(card, "attendance.record", choice=f"{press}:{guest}:minutes")
            )
            assert kind(card) == "minutes"

        assert MISSING not in texts(card)
        done = await it.press(SECRETARY, button(card, "minutes.approve"))
        assert says(Banner.MINUTES_PUBLISHED) in texts(done)
        assert MISSING not in texts(done)


async def test_minutes_with_gaps_are_published_by_somebody_who_saw_them(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        done = await it.press(SECRETARY, button(await draft(it), "minutes.approve"))

        assert says(Banner.MINUTES_PUBLISHED) in texts(done)


async def test_a_gap_that_came_up_meanwhile_is_named_and_nothing_is_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        press = button(await draft(it), "minutes.approve")
        press["data"].pop("choice")
        before = await it.export()
        shown = await it.press(SECRETARY, press)

        assert says(Banner.MINUTES_INCOMPLETE) in texts(shown)
        assert await it.export() == before
        assert kind(await it.say(METTE, "referat")) == "refusal"
        done = await it.press(SECRETARY, button(shown, "minutes.approve"))
        assert says(Banner.MINUTES_PUBLISHED) in texts(done)


async def test_who_was_told_not_to_come_or_said_so_is_no_gap(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(at("10.30"))
        await step(it, "meeting.skip", item=STRATEGY)
        slot = it.cards_in(IT_CHIEF.chat)[-1]
        assert not buttons(slot, "slot.confirm")

        asked = [b["data"]["item"] for b in buttons(await draft(it), "attendance.record")]
        strategy = next(item.id for item in (await it.meeting()).items if item.title == STRATEGY)
        assert asked
        assert strategy not in asked


async def test_only_who_may_publish_is_told_what_is_missing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(SECRETARY, button(await draft(it), "minutes.approve"))

        for who in (OLE, SECRETARY):
            assert MISSING not in texts(await it.say(who, "referat"))


async def test_who_comes_instead_is_asked_for_though_the_first_guest_declined(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = next(item for item in (await it.meeting()).items if item.title == SEATS)
        [guest] = item.guests
        whose = {"meeting": (await it.meeting()).id, "choice": guest.id, "seq": 0}
        await it.press(JURIST, {"verb": "slot.cancel", "data": whose})
        assert item.id not in [b["data"]["item"] for b in buttons(await draft(it), "attendance.record")]
        chosen = {**whose, "version": (await it.meeting()).version, "person": STRANGER.oid, "item": item.id}
        await it.press(SECRETARY, {"verb": "guest.choose", "data": chosen})
        await publish_again(it)

        assert item.id in [b["data"]["item"] for b in buttons(await draft(it), "attendance.record")]
