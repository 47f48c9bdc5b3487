"""Decisions between meetings: sent, answered, reminded of, closed, confirmed, or put on the next agenda."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from acts import MORNING, ZONE, filed
from sqlalchemy import select
from town import ELSEWHERE, Json, Town, button, buttons, says, texts, town
from townsfolk import CHAIR, HOME, METTE, OLE, SECRETARY, Character

from bot.domain.facts import Banner
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting
from bot.store.tables import meetings
from bot.store.transaction import SqlTransaction

pytest_plugins = ["postgres"]

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
CLOSES = datetime(2026, 3, 5, 12, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True, params=["sqlite", "postgres"])
def on_both_stores(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "postgres":
        ELSEWHERE.append(str(request.getfixturevalue("postgres_url")))
    yield
    ELSEWHERE.clear()


async def all_meetings(it: Town) -> list[Meeting]:
    def every(tx: SqlTransaction) -> list[Meeting]:
        ids = tx.notices._connection.execute(select(meetings.c.id)).scalars().all()
        return [found for one in ids if (found := tx.meetings.get(MeetingId(one)))]

    return await it.read(every)


async def procedure(it: Town) -> Meeting:
    [one] = [meeting for meeting in await all_meetings(it) if meeting.is_written]
    return one


async def sent(it: Town, *, home: bool = True, day: str = "2026-03-05", at: str = "12:00") -> Json:
    if home:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
    preview = await filed(it)
    done = await it.press(SECRETARY, button(preview, "written.send"), due=day, time=at)
    await it.settled()
    return done


async def opened(it: Town, who: Character, title: str) -> Json:
    meeting = await procedure(it)
    item = next(item for item in meeting.items if item.title == title)
    return await it.press(who, {"verb": "item.open", "data": {"meeting": meeting.id, "item": item.id}})


async def answered(
    it: Town, who: Character, *, verb: str = "approval.give", titles: tuple[str, ...] = ()
) -> None:
    for title in titles or (STRATEGY, SEATS, SEMINAR):
        await it.press(who, button(await opened(it, who, title), verb))
    await it.settled()


async def test_a_document_is_answered_in_writing_and_the_chair_confirms_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        done = await sent(it)
        assert says(Banner.SENT_IN_WRITING) in texts(done)
        [card] = it.cards_in(HOME, "agenda")
        assert "Skriftlig behandling" in texts(card)
        assert "Svar senest torsdag den 5. marts 2026 kl. 12.00" in texts(card)
        await answered(it, OLE)
        assert it.sends(CHAIR.chat) == []
        await answered(it, METTE)

        [result] = it.cards_in(CHAIR.chat, "answer")
        assert "2 af 2 har godkendt" in texts(result)
        shown = await it.press(CHAIR, button(result, "decision.confirm"))
        assert says(Banner.DECISION_RECORDED) in texts(shown)
        assert len(buttons(shown, "decision.confirm")) == 2
        again = await it.press(CHAIR, button(result, "decision.confirm"))
        assert says(Banner.DECISION_STANDS) in texts(again)
        assert "Godkendt" in texts(await it.say(OLE, "beslutninger"))
