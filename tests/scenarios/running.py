"""A meeting that is run: the card that chair and secretary press, and what each guest was sent."""

from datetime import datetime

from acts import DAY, ZONE
from town import Json, Town, button, kind
from townsfolk import CHAIR, Character

from bot.domain.facts import Banner
from bot.texts import words


def at(clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime(DAY.year, DAY.month, DAY.day, int(hour), int(minute), tzinfo=ZONE)


async def time_is(it: Town, clock: str) -> None:
    """Everything that is due by then has been sent, minute by minute: the meeting is looked at again."""
    end = at(clock)
    while it.at < end:
        due = await it.read(lambda tx: tx.notices.next_due())
        it.set_clock(min(max(due, it.at), end) if due else end)
        await it.settled()
    await it.settled()


async def run_card(it: Town, who: Character = CHAIR) -> Json:
    meeting = await it.meeting()
    shown = await it.press(who, {"verb": "run.open", "data": {"meeting": meeting.id}})
    assert kind(shown) == "run"
    return shown


async def step(it: Town, verb: str, *, who: Character = CHAIR, item: str | None = None) -> Json:
    """Pressed on the card as it is now, and everything that follows sent."""
    shown = await run_card(it, who)
    about = {"item": await item_called(it, item)} if item else {}
    done = await it.press(who, button(shown, verb, **about))
    await it.settled()
    return done


async def item_called(it: Town, title: str) -> str:
    meeting = await it.meeting()
    return next(item.id for item in meeting.items if item.title == title)


def sent(it: Town, who: Character) -> list[str]:
    """The kinds of everything that the person was told, without answers to what they asked."""
    return [line for line in it.sends(who.chat) if line in ("slot", "reminder", "move", "call")]


def says(banner: Banner) -> str:
    return words("da").name(banner)
