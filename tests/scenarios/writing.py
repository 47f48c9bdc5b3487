"""What the scenarios of written procedures begin with: a document sent to be answered until a deadline."""

from datetime import date, datetime

from acts import ZONE, filed
from sqlalchemy import select
from town import Json, Town, button
from town_agendas import agenda
from townsfolk import HOME, SECRETARY, Character

from bot.domain.ids import MeetingId
from bot.domain.meeting import Item, Meeting
from bot.store.tables import meetings
from bot.store.transaction import SqlTransaction
from bot.usecases.export_meeting import export_meeting

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
ALL = (STRATEGY, SEATS, SEMINAR)
CLOSES = datetime(2026, 3, 5, 12, 0, tzinfo=ZONE)
NEXT = date(2026, 3, 11)


async def all_meetings(it: Town) -> list[Meeting]:
    def every(tx: SqlTransaction) -> list[Meeting]:
        ids = tx.notices._connection.execute(select(meetings.c.id)).scalars().all()
        return [found for one in ids if (found := tx.meetings.get(MeetingId(one)))]

    return await it.read(every)


async def procedure(it: Town) -> Meeting:
    [one] = [meeting for meeting in await all_meetings(it) if meeting.is_written]
    return one


async def gathering(it: Town, on: date = NEXT) -> Meeting:
    [one] = [m for m in await all_meetings(it) if not m.is_written and m.held_on == on]
    return one


async def exported(it: Town) -> Json:
    meeting = await procedure(it)
    found: Json = await it.read(lambda tx: export_meeting(tx, meeting.id))
    return found


async def sent(it: Town, *, home: bool = True, day: str = "2026-03-05", at: str = "12:00") -> Json:
    """The preview after the secretary sent the agenda of DAY to be answered in writing."""
    if home:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
    preview = await filed(it)
    done = await it.press(SECRETARY, button(preview, "written.send"), due=day, time=at)
    await it.settled()
    return done


async def next_agenda(it: Town, on: date = NEXT) -> Json:
    """The preview of a document for a meeting."""
    return await it.attach(SECRETARY, f"dagsorden-{on}.txt", agenda(on))


async def item(it: Town, title: str) -> Item:
    return next(item for item in (await procedure(it)).items if item.title == title)


async def opened(it: Town, who: Character, title: str) -> Json:
    meeting, one = await procedure(it), await item(it, title)
    return await it.press(who, {"verb": "item.open", "data": {"meeting": meeting.id, "item": one.id}})


async def answered(it: Town, who: Character, *titles: str, verb: str = "approval.give") -> Json:
    """All of them unless titles are named; the last card that they are shown."""
    shown: Json = {}
    for title in titles or ALL:
        shown = await it.press(who, button(await opened(it, who, title), verb))
    await it.settled()
    return shown


async def at(it: Town, moment: datetime) -> None:
    it.set_clock(moment)
    await it.settled()
