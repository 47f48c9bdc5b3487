"""The day of the played meeting: a slot moved, items decided, who came, questions, the minutes."""

from dataclasses import dataclass

from bot.app.demo.cards import Json, button, buttons
from bot.app.demo.day import ACTING_HEAD, BUDGET, ROTA, SEMINAR, STRATEGY, Day
from bot.app.demo.municipality import CHAIR, DIGITAL, FINANCE, LEARNING, SECRETARY


@dataclass(frozen=True)
class Ruling:
    """What the chair types into the form; `due` is a date as a date field sends it."""

    outcome: str
    text: str
    owner: str = ""
    due: str = ""

    @property
    def inputs(self) -> dict[str, str]:
        return {"outcome": self.outcome, "text": self.text, "owner": self.owner, "due": self.due}


RULINGS = (
    (STRATEGY, "9.25", Ruling("approved", "Strategien blev godkendt og sendes til Økonomiudvalget.")),
    (
        BUDGET,
        "9.50",
        Ruling(
            "approved_with_remarks",
            "Opfølgningen blev godkendt med den bemærkning, at prognosen skal være klar før sommerferien.",
            owner="Økonomichef Esben Rude; Ledelsessekretariatet",
            due="2026-06-19",
        ),
    ),
    (ROTA, "10.20", Ruling("postponed", "Punktet blev udsat, til tillæg for vejvagten er beregnet.")),
    (ACTING_HEAD, "10.40", Ruling("approved", "Konstitueringen blev godkendt.")),
    (SEMINAR, "11.00", Ruling("noted", "Udkastet blev taget til efterretning.")),
)


async def sit(day: Day) -> None:
    await day.until("8.30")
    await _move_the_rota(day)
    for item, clock, ruling in RULINGS:
        await day.until(clock)
        await _decide(day, item, ruling=ruling)
    await _who_came(day)
    await day.until("11.15")
    await _correct(day)
    await _ask(day)
    await _minutes(day)


async def _move_the_rota(day: Day) -> None:
    """Published again, only the guest whose slot moved is told."""
    lone = day.actor(SECRETARY)
    agenda = await lone.say("næste dagsorden")
    preview = await lone.press(button(agenda, "item.edit"))
    form = await lone.press(day.about(preview, "item.edit", item=ROTA))
    form = await lone.press(day.about(form, "item.edit", item=ROTA, choice="time"), time="09:55")
    preview = await lone.press(button(form, "item.edit", item=None, choice=None))
    await lone.press(button(preview, "agenda.publish"))


async def _decide(day: Day, item: int, *, ruling: Ruling) -> None:
    henrik = day.actor(CHAIR)
    form = await henrik.press(button(await _opened(day, item), "decision.open"))
    await henrik.press(button(form, "decision.record"), **ruling.inputs)


async def _opened(day: Day, item: int) -> Json:
    henrik = day.actor(CHAIR)
    agenda = await henrik.say("næste dagsorden")
    return await henrik.press(day.about(agenda, "item.open", item=item))


async def _who_came(day: Day) -> None:
    """Everybody but the project manager, who never got word."""
    henrik = day.actor(CHAIR)
    for item in (STRATEGY, BUDGET, ROTA, ACTING_HEAD):
        opened = await _opened(day, item)
        came = [b for b in buttons(opened, "attendance.record") if b["data"]["choice"].startswith("came:")]
        gone = [b for b in buttons(opened, "attendance.record") if b["data"]["choice"].startswith("absent:")]
        await henrik.press(came[0])
        for absent in gone[1:]:
            await henrik.press(absent)


async def _correct(day: Day) -> None:
    henrik = day.actor(CHAIR)
    form = await henrik.press(button(await _opened(day, ROTA), "decision.open"))
    put_right = Ruling(
        "postponed", "Punktet blev udsat til næste møde, så tillæg for vejvagten kan beregnes."
    )
    await henrik.press(button(form, "decision.correct"), **put_right.inputs)


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
