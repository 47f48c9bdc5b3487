"""The days before the played meeting: the file, its doubts, publishing, the directors' answers."""

from bot.app.demo.agenda import NAME, agenda
from bot.app.demo.cards import Json, button, buttons
from bot.app.demo.day import ACTING_HEAD, BUDGET, ROTA, SEMINAR, STARTS, STRATEGY, Day
from bot.app.demo.municipality import CAST, FINANCE, HOME, LEARNING, SECRETARY, WORKS


async def prepare(day: Day) -> None:
    await _install(day)
    await _publish(day, await _resolve_doubts(day))
    await day.until("13.00", days=-1)
    await _answer(day)


async def _install(day: Day) -> None:
    for who in CAST:
        await day.actor(who).install()
    await day.actor(SECRETARY).say("hjem Direktionen", where=HOME)


async def _resolve_doubts(day: Day) -> Json:
    lone = day.actor(SECRETARY)
    preview = await lone.attach(NAME, agenda(STARTS))
    await day.learn_items(preview)
    form = await lone.press(day.about(preview, "item.edit", item=ROTA))
    form = await lone.press(day.about(form, "guest.choose", item=ROTA, person=FINANCE.oid))
    form = await lone.press(day.about(await _overview(day, form), "item.edit", item=SEMINAR))
    form = await lone.press(day.about(form, "item.edit", item=SEMINAR, choice="time"), time="10:40")
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


async def _answer(day: Day) -> None:
    """Two taps to approve; the second director wants to discuss one item and says why."""
    base = day.stage.cards_in(HOME)[-1]
    maja, torben = day.actor(LEARNING), day.actor(WORKS)
    for item in (STRATEGY, BUDGET, ROTA):
        view = await maja.look(base, where=HOME)
        opened = await maja.press(day.about(view, "item.open", item=item), where=HOME)
        await maja.press(button(opened, "approval.give"), where=HOME)
    view = await torben.look(base, where=HOME)
    opened = await torben.press(day.about(view, "item.open", item=STRATEGY), where=HOME)
    await torben.press(button(opened, "approval.give"), where=HOME)
    opened = await torben.press(day.about(view, "item.open", item=ROTA), where=HOME)
    more = await torben.press(button(opened, "approval.more"), where=HOME)
    remark = "Vejvagten har brug for egne tillæg. Det skal vi have med."
    await torben.press(button(more, "approval.discuss"), where=HOME, remark=remark)
