"""The chair's run sheet is the agenda as it was published, closed items too, for who runs the meeting."""

from pathlib import Path

import pytest
from acts import MORNING, form_of, publish_again, published
from town import Town, button, town
from townsfolk import CHAIR, IT_CHIEF, OLE, SECRETARY, STRANGER, Character

from bot.domain.errors import NotPermitted
from bot.domain.facts import RunSheet, SheetGuest
from bot.domain.grants import roles_in
from bot.usecases.compose.run_sheet import run_sheet
from bot.usecases.lookup import Reader, seated
from bot.usecases.ports import Transaction

SEATS = "Udpegning til bestyrelser"


async def sheet_for(it: Town, who: Character) -> RunSheet:
    meeting = await it.meeting()

    def composed(tx: Transaction) -> RunSheet:
        body = tx.bodies.get(meeting.body)
        assert body
        reader = Reader(who.oid, roles_in(meeting, body, oid=who.oid))
        return run_sheet(tx, seated(tx, meeting, body=body, reader=reader))

    return await it.read(composed)


async def test_it_is_the_agenda_as_it_was_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="time"), time="11:15")
        before = (await sheet_for(it, CHAIR)).items
        await publish_again(it)
        after = (await sheet_for(it, CHAIR)).items

        assert [f"{item.starts:%H:%M}" for item in before] == ["10:30", "11:00", "11:30"]
        assert [f"{item.starts:%H:%M}" for item in after] == ["10:30", "11:15", "11:30"]


async def test_closed_items_and_phones_stand_on_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="closed"))
        await publish_again(it)
        sheet = await sheet_for(it, SECRETARY)

        assert sheet.shows_closed
        assert (sheet.items[1].title, sheet.items[1].is_open) == (SEATS, False)
        assert sheet.items[0].guests == (SheetGuest("IT-chef Jonas Elkjær", IT_CHIEF.person.phone),)
        assert sheet.chair == "Kommunaldirektør Karin Bech"


@pytest.mark.parametrize("who", [OLE, IT_CHIEF, STRANGER])
async def test_nobody_else_gets_one(tmp_path: Path, who: Character) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        with pytest.raises(NotPermitted):
            await sheet_for(it, who)
