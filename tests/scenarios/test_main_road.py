"""From the secretary's file to the minutes, through the front door, with every person."""

from datetime import datetime
from pathlib import Path

from acts import DAY, MORNING, ZONE, filed, form_of, opened
from town import Town, button, buttons, kind, says, texts, town
from town_agendas import agenda
from townsfolk import CAST, CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.agenda import Outcome
from bot.domain.facts import Banner, Doubt

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"
FILE = agenda(DAY, second_guest="Jurist Pia Skovgård")


async def test_from_a_file_to_the_minutes(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        for who in CAST:
            await it.install(who)
        assert "Direktionen" in texts(await it.say(SECRETARY, "hjem Direktionen", where=HOME))
        await prepared_and_published(it)
        await answered(it)
        await decided(it)
        for day, hour, minute in ((3, 11, 0), (4, 10, 15), (4, 10, 45)):
            it.set_clock(datetime(2026, 3, day, hour, minute, tzinfo=ZONE))
            await it.settled()
        assert it.sends(JURIST.chat) == ["welcome", "slot", "reminder", "reminder"]
        await minuted(it)
        assert {line.state for line in await it.deliveries()} == {"sent"}


async def prepared_and_published(it: Town) -> None:
    preview = await filed(it, FILE)
    assert says(Doubt.NOBODY_FOUND) in texts(preview)
    form = await form_of(it, SEATS, preview)
    chosen = await it.press(SECRETARY, button(form, "guest.choose", person=JURIST.oid))
    overview = await it.press(SECRETARY, buttons(chosen, "item.edit")[-1])
    done = await it.press(SECRETARY, button(overview, "agenda.publish"))
    assert says(Banner.PUBLISHED) in texts(done)
    await it.settled()

    slot = it.cards_in(JURIST.chat)[-1]
    assert (kind(slot), SEATS in texts(slot), STRATEGY in texts(slot)) == ("slot", True, False)
    [base] = it.cards_in(HOME, "agenda")
    assert base["refresh"]["userIds"] == [who.mri for who in (SECRETARY, CHAIR, OLE, METTE)]


async def answered(it: Town) -> None:
    """From the card at home, which each client shows its own view of."""
    [base] = it.cards_in(HOME, "agenda")
    view = await it.refresh(OLE, base["refresh"]["action"], where=HOME)
    item = await it.press(OLE, buttons(view, "item.open")[0], where=HOME)
    done = await it.press(OLE, button(item, "approval.give"), where=HOME)
    assert says(Banner.ANSWER_RECORDED) in texts(done)

    more = await it.press(METTE, button(await opened(it, METTE, STRATEGY), "approval.more"))
    await it.press(METTE, button(more, "approval.postpone"), remark="Tallene mangler.")
    await it.settled()
    assert "Tallene mangler." in texts(await opened(it, CHAIR, STRATEGY))


async def decided(it: Town) -> None:
    form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
    words = {"outcome": "approved", "text": "Strategien blev godkent.", "owner": "IT-chef Jonas Elkjær"}
    wrong = await it.press(CHAIR, button(form, "decision.record"), **words)
    form = await it.press(CHAIR, button(wrong, "decision.open"))
    words["text"] = "Strategien blev godkendt."
    right = await it.press(CHAIR, button(form, "decision.correct"), **words)
    assert says(Banner.DECISION_CORRECTED) in texts(right)
    came = buttons(await opened(it, SECRETARY, STRATEGY), "attendance.record")[0]
    await it.press(SECRETARY, came)
    await it.rested()
    assert says(Outcome.APPROVED) in texts(it.cards_in(HOME, "agenda")[0])


async def minuted(it: Town) -> None:
    assert kind(await it.say(OLE, "referat")) == "refusal"
    await it.press(CHAIR, button(await it.say(CHAIR, "referat"), "minutes.approve"))
    await it.settled()
    for who in (SECRETARY, CHAIR, OLE, METTE, IT_CHIEF):
        minutes = await it.say(who, "referat")
        assert (kind(minutes), "Strategien blev godkendt." in texts(minutes)) == ("minutes", True)
        assert "godkent" not in str(minutes)
    assert "Strategien" not in texts(await it.say(JURIST, "referat"))
    assert "Jonas Elkjær" in texts(await it.say(IT_CHIEF, "opfølgning"))
    assert kind(await it.say(STRANGER, "referat")) == "refusal"
