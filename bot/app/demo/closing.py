"""After the played meeting: who came, a decision put right, questions, the minutes. Never its running."""

from bot.app.demo.cards import Json, button, buttons
from bot.app.demo.day import ACTING_HEAD, BUDGET, HARBOUR, POOL, ROOF, ROTA, STRATEGY, Day
from bot.app.demo.municipality import CHAIR, DIGITAL, FINANCE, LEARNING, SECRETARY
from bot.app.demo.rulings import CORRECTED, RULINGS, Ruling


async def close(day: Day) -> None:
    for item in (POOL, ACTING_HEAD):
        await _decide(day, item, ruling=RULINGS[item], verb="decision.record")
    await _who_came(day)
    await day.until("12.15")
    await _decide(day, ROTA, ruling=CORRECTED, verb="decision.correct")
    await _ask(day)
    await _minutes(day)


async def _decide(day: Day, item: int, *, ruling: Ruling, verb: str) -> None:
    henrik = day.actor(CHAIR)
    form = await henrik.press(button(await _opened(day, item), "decision.open"))
    await henrik.press(button(form, verb), **ruling.inputs)


async def _opened(day: Day, item: int) -> Json:
    henrik = day.actor(CHAIR)
    agenda = await henrik.say("næste dagsorden")
    return await henrik.press(day.about(agenda, "item.open", item=item))


async def _who_came(day: Day) -> None:
    """Everybody but the head of the fire service, the second guest of the rota."""
    henrik = day.actor(CHAIR)
    for item in (STRATEGY, BUDGET, ROTA, HARBOUR, ROOF):
        pressed = buttons(await _opened(day, item), "attendance.record")
        came = [b for b in pressed if b["data"]["choice"].startswith("came:")]
        absent = [b for b in pressed if b["data"]["choice"].startswith("absent:")]
        for presence in (came[0], absent[1]) if item == ROTA else came:
            await henrik.press(presence)


async def _ask(day: Day) -> None:
    await day.actor(LEARNING).say("beslutninger")
    await day.actor(SECRETARY).say("opfølgning")
    await day.actor(FINANCE).say("næste dagsorden")
    await day.actor(SECRETARY).say("gæster")


async def _minutes(day: Day) -> None:
    lone = day.actor(SECRETARY)
    draft = await lone.say("referat")
    await day.actor(CHAIR).say("referat")
    await lone.press(button(draft, "minutes.approve"))
    for who in (LEARNING, DIGITAL, FINANCE):
        await day.actor(who).say("referat")
    await lone.say("leverancer")
