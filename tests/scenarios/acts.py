"""What several scenarios begin with: the day, the home bound, the agenda filed and published."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from town import Json, Town, button, kind
from town_agendas import agenda
from townsfolk import HOME, SECRETARY, Character

ZONE = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 3, 4)
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


async def filed(it: Town, data: bytes | None = None) -> Json:
    """The preview of the agenda of DAY."""
    preview = await it.attach(SECRETARY, "dagsorden.txt", data or agenda(DAY))
    assert kind(preview) == "preview"
    return preview


async def published(it: Town, data: bytes | None = None) -> Json:
    """Everybody has what they get, the home is bound; the preview as it stands after that."""
    await it.say(SECRETARY, "hjem Direktionen", where=HOME)
    preview = await filed(it, data)
    done = await it.press(SECRETARY, button(preview, "agenda.publish"))
    await it.settled()
    return done


async def opened(it: Town, who: Character, title: str) -> Json:
    """The card of one item, opened from the agenda that the person asks for."""
    agenda_card = await it.say(who, "næste dagsorden")
    meeting = await it.meeting()
    item = next(item for item in meeting.items if item.title == title)
    return await it.press(who, button(agenda_card, "item.open", item=item.id))


async def form_of(it: Town, title: str, preview: Json | None = None) -> Json:
    """The form of one item, opened from the secretary's preview."""
    meeting = await it.meeting()
    item = next(item for item in meeting.items if item.title == title)
    shown = preview or await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
    return await it.press(SECRETARY, button(shown, "item.edit", item=item.id))


async def publish_again(it: Town) -> Json:
    meeting = await it.meeting()
    shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
    done = await it.press(SECRETARY, button(shown, "agenda.publish"))
    await it.settled()
    return done
