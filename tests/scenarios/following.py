"""What scenarios of follow-ups begin with: a decision that names owners, and time that passes."""

from datetime import timedelta

from acts import opened
from town import Json, Town, button, buttons
from townsfolk import CHAIR, Character

STRATEGY = "Ny digitaliseringsstrategi"
DECISION = "Strategien blev vedtaget med 3 mio. kr."
SETTLED = timedelta(minutes=5)


async def decided(it: Town, owner: str, *, title: str = STRATEGY, **inputs: str) -> Json:
    """By the chair, or corrected; what stands on the form is written over."""
    form = await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.open"))
    verb = "decision.correct" if buttons(form, "decision.correct") else "decision.record"
    given = {"outcome": "approved", "text": DECISION, "due": "2026-05-01", "owner": owner, **inputs}
    done = await it.press(CHAIR, button(form, verb), **given)
    await it.settled()
    return done


async def passed(it: Town, by: timedelta = SETTLED) -> None:
    it.set_clock(it.at + by)
    await it.settled()


def own(it: Town, who: Character) -> list[Json]:
    return it.cards_in(who.chat, "followup")
