"""What was decided in writing stands in the minutes of the next meeting, once, in every format."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from acts import MORNING, ZONE
from read_back import shown
from town import ELSEWHERE, Town, button, buttons, kind, texts, town
from townsfolk import CHAIR, JURIST, METTE, OLE, SECRETARY
from writing import (
    CLOSES,
    NEXT,
    SEATS,
    STRATEGY,
    answered,
    at,
    gathering,
    item,
    next_agenda,
    opened,
    procedure,
    sent,
)

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.body import Role
from bot.domain.facts import Minutes
from bot.domain.ids import MeetingId, Oid
from bot.store.transaction import SqlTransaction
from bot.texts import words
from bot.usecases.as_published import as_published
from bot.usecases.compose.minuted import minuted
from bot.usecases.lookup import Reader, seated

pytest_plugins = ["postgres"]

PRINTED = tuple(form for form in MinutesFormat if form is not MinutesFormat.JSON)
HEADING = "Afgjort i skriftlig behandling siden sidste møde"
AFTER = date(2026, 3, 18)


@pytest.fixture(autouse=True, params=["sqlite", "postgres"])
def on_both_stores(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "postgres":
        ELSEWHERE.append(str(request.getfixturevalue("postgres_url")))
    yield
    ELSEWHERE.clear()


async def minutes(it: Town, meeting: MeetingId, *, is_public: bool = False) -> Minutes:
    def made(tx: SqlTransaction) -> Minutes:
        found = tx.meetings.get(meeting)
        body = tx.bodies.get(found.body) if found else None
        assert found
        assert body
        reader = Reader(Oid(""), frozenset({Role.SECRETARY}))
        return minuted(tx, seated(tx, as_published(tx, found), body=body, reader=reader), is_public=is_public)

    return await it.read(made)


async def sections(it: Town, meeting: MeetingId, *, is_public: bool = False) -> dict[str, str]:
    """The section of each; of JSON the strings of its part."""
    made = await minutes(it, meeting, is_public=is_public)
    files = {form: printed(made, form, words=words("da")) for form in MinutesFormat}
    told = {str(form): shown(files[form], form).partition(HEADING)[2] for form in PRINTED}
    data = json.loads(files[MinutesFormat.JSON])["written"]
    return {**told, "json": json.dumps(data, ensure_ascii=False) if data else ""}


async def close(it: Town, title: str) -> None:
    """The item is made closed, and the procedure sent again as it stood."""
    meeting, one = await procedure(it), await item(it, title)
    form = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id, "item": one.id}})
    closed = await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
    back = await it.press(SECRETARY, buttons(closed, "item.edit")[-1])
    await it.press(SECRETARY, button(back, "written.send"), due="2026-03-05", time="12:00")
    await it.settled()


async def decided(it: Town) -> None:
    """Two of the three are carried and confirmed, one of them closed; the third goes on the next agenda."""
    await sent(it)
    await close(it, SEATS)
    await answered(it, OLE)
    await answered(it, METTE, STRATEGY, SEATS)
    await at(it, CLOSES)
    for title in (STRATEGY, SEATS):
        await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.confirm"))


async def published(it: Town, on: date) -> MeetingId:
    await it.press(SECRETARY, button(await next_agenda(it, on), "agenda.publish"))
    await it.settled()
    return (await gathering(it, on)).id


async def test_it_stands_in_a_section_of_its_own_in_every_format_and_only_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided(it)
        next_one, after = await published(it, NEXT), await published(it, AFTER)
        for form, told in (await sections(it, next_one)).items():
            assert STRATEGY in told, form
            assert SEATS in told, form
            assert "Afgjort i skriftlig behandling den 5. marts 2026: 2 af 2 har godkendt." in told, form
        page = printed(await minutes(it, next_one), MinutesFormat.HTML, words=words("da")).decode()
        assert "Fra skriftlig behandling den 5. marts 2026." in page

        assert set((await sections(it, after)).values()) == {""}


async def test_what_is_closed_is_its_number_in_the_public_edition(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided(it)
        told_in = await sections(it, await published(it, NEXT), is_public=True)
        for form, told in told_in.items():
            assert STRATEGY in told, form
            assert SEATS not in told, form
            assert "Lukket" in told or '"closed": true' in told, form


async def test_the_card_says_it_to_members_and_not_to_guests(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await decided(it)
        await published(it, NEXT)
        draft = await it.say(SECRETARY, "referat 11-03-2026")
        assert HEADING in texts(draft)
        await it.press(SECRETARY, button(draft, "minutes.approve"))
        told = texts(await it.say(OLE, "referat 11-03-2026")).split(HEADING)[1]
        assert STRATEGY in told
        assert "2 af 2 har godkendt" in told
        guest = await it.say(JURIST, "referat 11-03-2026")

        assert kind(guest) == "minutes"
        assert HEADING not in texts(guest)


async def test_what_is_decided_while_a_meeting_goes_on_is_in_the_minutes_after_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        await answered(it, METTE)
        first, second = await published(it, NEXT), await published(it, AFTER)
        await at(it, datetime(2026, 3, 11, 10, 30, tzinfo=ZONE))  # as it begins
        await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.confirm"))

        assert [one.item.title for one in (await minutes(it, first)).written] == []
        assert [one.item.title for one in (await minutes(it, second)).written] == [STRATEGY]
