"""The played meeting itself, run from the card that lies before the chair. Nothing before or after it."""

from bot.app.demo.cards import Json, NoButton, button, buttons, kind
from bot.app.demo.chiefs import ROADS
from bot.app.demo.day import ACTING_HEAD, BUDGET, HARBOUR, POOL, ROOF, ROTA, SEMINAR, STRATEGY, Day
from bot.app.demo.municipality import SECRETARY
from bot.app.demo.rulings import RULINGS


async def sit(day: Day) -> None:
    await _overrun(day)
    await _break(day)
    await _swap(day)
    await _present(day)
    await _skip(day)


async def _overrun(day: Day) -> None:
    """Five minutes more move the next item's guests; the three after that are too few to tell. On the way
    the chair moves on by mistake and takes it back.
    """
    await day.next_at("9.00")
    await day.step("meeting.start")
    await day.next_at("9.24")
    await day.step("meeting.extend")
    await day.next_at("9.26")
    await day.step("meeting.next")
    await day.step("meeting.undo")
    await _decide(day, "9.29", item=STRATEGY)
    await day.next_at("9.33")
    await day.step("meeting.next")
    await _decide(day, "9.50", item=BUDGET)


async def _break(day: Day) -> None:
    """At its time: the slack before it has taken up what the first item ran over."""
    await day.next_at("9.55")
    await day.step("meeting.next")


async def _swap(day: Day) -> None:
    """A guest is late; the chair takes the item that the card proposes, and comes back to theirs."""
    await day.next_at("9.57")
    await day.actor(ROADS).press(_late(day, minutes=20))
    await day.next_at("10.05")
    await day.step("meeting.next", item=SEMINAR)
    await _decide(day, "10.13", item=SEMINAR)
    await day.next_at("10.17")
    await day.actor(ROADS).press(button(day.lying(ROADS.chat, "call"), "slot.ready"))
    await day.step("meeting.next")
    await day.next_at("10.30")
    await day.step("meeting.release", item=POOL)
    await _decide(day, "10.36", item=ROTA)


async def _present(day: Day) -> None:
    await day.next_at("10.40")
    await day.step("meeting.next")
    await _decide(day, "10.55", item=HARBOUR)


async def _skip(day: Day) -> None:
    """Time is up: the last item that waits is for another day."""
    await day.next_at("10.58")
    await day.step("meeting.next")
    await day.next_at("11.00")
    await day.step("meeting.skip", item=ACTING_HEAD)
    await _decide(day, "11.06", item=ROOF)
    await day.next_at("11.10")
    await day.step("meeting.close")


async def _decide(day: Day, clock: str, *, item: int) -> None:
    """By the secretary, before the item is left."""
    lone = day.actor(SECRETARY)
    await day.next_at(clock)
    opened = await day.step("item.open", who=SECRETARY)
    form = await lone.press(button(opened, "decision.open", item=day.items[item]))
    await lone.press(button(form, "decision.record"), **RULINGS[item].inputs)


def _late(day: Day, *, minutes: int) -> Json:
    """The button for that delay, on the newest card that asks. Raises NoButton."""
    card = day.lying(ROADS.chat, "call", "reminder", "slot")
    for delay in buttons(card, "slot.late"):
        if delay["data"]["choice"].endswith(f":{minutes}"):
            return delay
    raise NoButton(f"no delay of {minutes} minutes on the card {kind(card)}")
