"""The day before the played meeting: guests answer, one sends somebody else, directors approve."""

from bot.app.demo.cards import Json, button
from bot.app.demo.chiefs import BUILDINGS, HEALTH, NEWS, PLANNING, ROADS, STAFF, SUBSTITUTE
from bot.app.demo.day import BUDGET, POOL, ROTA, STRATEGY, Day
from bot.app.demo.municipality import DIGITAL, FINANCE, HOME, LEARNING, PROJECT, SECRETARY, WORKS, Role

CONFIRM = (DIGITAL, NEWS, FINANCE, ROADS, PLANNING, HEALTH, STAFF)


async def answer(day: Day) -> None:
    """The first reminder has come by then, too."""
    await day.until("15.00", days=-2)
    for who in CONFIRM:
        await day.actor(who).press(button(day.lying(who.chat, "slot"), "slot.confirm"))
    await day.until("10.00", days=-1)
    await _project_manager_is_there(day)
    await _send_somebody_else(day)
    await day.until("13.00", days=-1)
    await _approve(day)


async def _project_manager_is_there(day: Day) -> None:
    """Now she has the app, she is told what could not be told to her before."""
    day.stage.cloud.install(PROJECT.oid)
    gerda = day.actor(PROJECT)
    await gerda.install()
    await gerda.press(button(day.lying(PROJECT.chat, "slot"), "slot.confirm"))


async def _send_somebody_else(day: Day) -> None:
    palle, lone = day.actor(BUILDINGS), day.actor(SECRETARY)
    slot = day.lying(BUILDINGS.chat, "slot", "reminder")
    await palle.press(button(slot, "slot.substitute"), person=SUBSTITUTE.name)
    await lone.press(button(day.lying(SECRETARY.chat, "answer"), "substitute.confirm"))


async def _approve(day: Day) -> None:
    """Two taps each; on one item both agree, another one director wants to discuss and says why."""
    for who, items in ((LEARNING, (STRATEGY, BUDGET, ROTA, POOL)), (WORKS, (STRATEGY, POOL))):
        for item in items:
            opened = await _opened(day, who, item=item)
            await day.actor(who).press(button(opened, "approval.give"), where=HOME)
    torben = day.actor(WORKS)
    more = await torben.press(button(await _opened(day, WORKS, item=ROTA), "approval.more"), where=HOME)
    remark = "Vejvagten har brug for egne tillæg. Det skal vi have med."
    await torben.press(button(more, "approval.discuss"), where=HOME, remark=remark)


async def _opened(day: Day, who: Role, *, item: int) -> Json:
    """In the conversation of the Direktion, from the reader's own view of the agenda."""
    view = await day.actor(who).look(day.lying(HOME, "agenda"), where=HOME)
    return await day.actor(who).press(day.about(view, "item.open", item=item), where=HOME)
