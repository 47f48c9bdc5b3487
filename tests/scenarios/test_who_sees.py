"""What was taken back, closed or not published yet stays with those who may see it, by every way to ask."""

from pathlib import Path

from acts import MORNING, opened, published
from town import Json, Town, button, kind, says, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.facts import RefusalReason

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"


async def withdrawn(it: Town) -> Json:
    """The preview after that."""
    card = await it.say(SECRETARY, "dagsorden 04-03-2026")
    question = await it.press(SECRETARY, button(card, "agenda.withdraw"))
    done = await it.press(SECRETARY, button(question, "agenda.withdraw", choice="yes"))
    await it.settled()
    return done


async def test_an_agenda_that_was_withdrawn_is_closed_to_directors_by_every_way(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        agenda = await it.say(OLE, "næste dagsorden")
        item = await opened(it, OLE, STRATEGY)
        minutes = await it.say(SECRETARY, "referat")
        await it.press(SECRETARY, button(minutes, "minutes.approve"))
        minutes_button = button(await it.say(OLE, "næste dagsorden"), "minutes.open")
        await withdrawn(it)

        shown = [
            await it.say(OLE, "gæster 04-03-2026"),
            await it.press(OLE, button(agenda, "item.open")),
            await it.press(OLE, button(item, "approval.more")),
            await it.press(OLE, button(item, "approval.discuss")),
            await it.press(OLE, {**button(item, "approval.give"), "verb": "approval.remark"}, remark="Nej."),
            await it.refresh(OLE, {**button(item, "approval.give"), "verb": "card.refresh"}),
            await it.press(OLE, minutes_button),
        ]

        for card in shown:
            assert kind(card) == "refusal"
            assert says(RefusalReason.NOT_PUBLISHED) in texts(card)
            assert IT_CHIEF.name not in str(card)
        for who in (SECRETARY, CHAIR):
            assert IT_CHIEF.name in texts(await it.say(who, "gæster 04-03-2026"))
            assert STRATEGY in texts(await it.press(who, button(agenda, "item.open")))
        assert STRATEGY not in texts(await it.say(METTE, "dagsorden 04-03-2026"))


async def test_the_answer_to_a_press_is_given_again_to_nobody_but_its_presser(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        discuss = button(await opened(it, OLE, STRATEGY), "approval.discuss")
        pressed = it.pressing(OLE, discuss, where=HOME)
        own = await it.answer(pressed)

        for who, of_kind in ((STRANGER, "refusal"), (JURIST, "refusal"), (METTE, "item")):
            copied = {**it.pressing(who, discuss, where=HOME), "id": pressed["id"]}
            card = await it.answer(copied)
            assert (kind(card), card == own) == (of_kind, False)
        assert await it.answer(pressed) == own
