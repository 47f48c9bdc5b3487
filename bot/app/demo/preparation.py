"""The days before the played meeting, as the secretary spends them: the file, its doubts, publishing."""

from bot.app.demo.cards import Json, button, buttons
from bot.app.demo.case import NAME
from bot.app.demo.chiefs import GUESTS, LEISURE, SUBSTITUTE
from bot.app.demo.day import ACTING_HEAD, BUDGET, POOL, SEMINAR, STARTS, STRATEGY, Day
from bot.app.demo.municipality import BOARD, HOME, PROJECT, SECRETARY
from bot.app.demo.played_agenda import played_agenda


async def prepare(day: Day) -> None:
    await _install(day)
    await _publish(day, await _resolve_doubts(day))


async def _install(day: Day) -> None:
    """By the IT department, for everybody but the project manager."""
    for who in (*BOARD, *GUESTS, SUBSTITUTE):
        if who is not PROJECT:
            await day.actor(who).install()
    await day.actor(SECRETARY).say("hjem Direktionen", where=HOME)


async def _resolve_doubts(day: Day) -> Json:
    lone = day.actor(SECRETARY)
    preview = await lone.attach(NAME, played_agenda(STARTS.date()))
    await day.learn_items()
    form = await lone.press(day.about(preview, "item.edit", item=POOL))
    form = await lone.press(day.about(form, "guest.choose", item=POOL, person=LEISURE.oid))
    form = await lone.press(day.about(await _overview(day, form), "item.edit", item=SEMINAR))
    form = await lone.press(day.about(form, "item.edit", item=SEMINAR, choice="time"), time="11:30")
    preview = await _overview(day, form)
    for item, paper in ((STRATEGY, 0), (BUDGET, 1), (ACTING_HEAD, 2)):
        preview = await _lay_paper(day, preview, item=item, paper=paper)
    return preview


async def _lay_paper(day: Day, preview: Json, *, item: int, paper: int) -> Json:
    lone = day.actor(SECRETARY)
    form = await lone.press(day.about(preview, "item.edit", item=item))
    choices = [b for b in buttons(form, "item.edit") if _is_paper(b)]
    return await _overview(day, await lone.press(choices[paper]))


def _is_paper(pressed: Json) -> bool:
    return str(pressed["data"].get("choice", "")).startswith("attachment:")


async def _overview(day: Day, form: Json) -> Json:
    return await day.actor(SECRETARY).press(button(form, "item.edit", item=None, choice=None))


async def _publish(day: Day, preview: Json) -> None:
    lone = day.actor(SECRETARY)
    await lone.press(button(preview, "slot.preview"))
    await lone.press(button(preview, "agenda.publish"))
    await lone.say("leverancer")
