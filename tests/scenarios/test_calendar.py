"""A guest's slot and a member's meeting as calendar files: who gets the address, and what it gives when."""

import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from acts import DAY, MORNING, ZONE, filed, form_of, publish_again, published
from icalendar import Calendar
from marked_town import (
    MEMBERS,
    Marked,
    ask_everything,
    ask_everything_where_others_read,
    play_until_the_draft_of_the_minutes,
    publish_the_minutes,
    reached,
    said_in,
)
from town import PUBLIC_URL, Json, Town, button, buttons, texts, town, walk
from town_agendas import agenda
from townsfolk import CHAIR, DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.usecases.ports import Transaction

STRATEGY, SEATS = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser"
ADDRESS = re.compile(re.escape(PUBLIC_URL) + r"/calendar/[0-9a-f]{32}\.ics")
ADD, REMOVE = "Læg i kalender", "Fjern fra kalender"


def links(card: Json, title: str = ADD) -> list[str]:
    return [n["url"] for n in walk(card) if n.get("type") == "Action.OpenUrl" and n["title"] == title]


async def fetched(it: Town, address: str) -> Any:
    """The calendar that the address gives."""
    status, body = await got(it, address)
    assert status == 200
    return Calendar.from_ical(body)


async def got(it: Town, address: str, method: str = "GET") -> tuple[int, bytes]:
    path = address.removeprefix(PUBLIC_URL)
    async with it.session.request(method, it.bot_url + path) as response:
        return response.status, await response.read()


async def entry_at(it: Town, address: str) -> Any:
    return parsed((await got(it, address))[1])


def parsed(written: bytes) -> Any:
    """Its only entry."""
    [entry] = Calendar.from_ical(written).walk("VEVENT")
    return entry


async def slot_link(it: Town, who: Character, title: str = ADD) -> str:
    """On the guest's own slot card as it stands."""
    [link] = links(it.cards_in(who.chat, "slot")[0], title)
    return link


async def call_off(it: Town, verb: str) -> None:
    meeting = await it.meeting()
    data = {"meeting": meeting.id, "version": meeting.version, "choice": "yes"}
    await it.press(SECRETARY, {"verb": verb, "data": data})
    await it.settled()


async def test_a_guest_gets_the_own_slot(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        address = await slot_link(it, JURIST)
        entry = await entry_at(it, address)

        assert entry["SUMMARY"] == SEATS
        assert entry["DTSTART"].dt == datetime(2026, 3, 4, 11, 0, tzinfo=ZONE)
        assert entry["DTEND"].dt == datetime(2026, 3, 4, 11, 30, tzinfo=ZONE)
        assert (entry["LOCATION"], entry["URL"]) == ("Byrådssalen", DIREKTIONEN.join_url)
        assert entry["CONTACT"] == "Sanne Holt, Sekretariatsleder, 55 55 10 01, sanne@sund.example"
        assert STRATEGY not in str(entry)
        assert address != await slot_link(it, IT_CHIEF)
        assert links(await it.say(JURIST, "næste dagsorden")) == [address]


async def test_it_is_sent_so_that_nothing_keeps_or_finds_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        path = (await slot_link(it, JURIST)).removeprefix(PUBLIC_URL)
        for method in ("GET", "HEAD"):
            async with it.session.request(method, it.bot_url + path) as response:
                assert response.status == 200
                assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
                assert response.headers["Content-Disposition"] == f'attachment; filename="{DAY}.ics"'
                assert response.headers["Cache-Control"] == "no-store"
                assert response.headers["Referrer-Policy"] == "no-referrer"
                assert "noindex" in response.headers["X-Robots-Tag"]
                assert bool(await response.read()) is (method == "GET")


@pytest.mark.parametrize(
    "path",
    [f"{'0' * 32}.ics", "x.ics", "%00.ics", f"{'0' * 31}%00.ics", f"{'A' * 32}.ics", f"{'a' * 5000}.ics"],
)
async def test_any_other_address_gives_nothing(
    tmp_path: Path, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        assert await got(it, f"/calendar/{path}") == (404, b"")
        assert await got(it, f"/calendar/{path}", "HEAD") == (404, b"")
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_change_is_the_same_entry_with_a_higher_sequence(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        address = await slot_link(it, JURIST)
        status, before = await got(it, address)
        it.set_clock(MORNING + timedelta(hours=1))
        await publish_again(it)
        assert await got(it, address) == (status, before)

        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="time"), time="11:15")
        assert await got(it, address) == (200, before)
        await publish_again(it)
        entry = await entry_at(it, address)
        old = parsed(before)

        assert (entry["UID"], entry["SEQUENCE"]) == (old["UID"], old["SEQUENCE"] + 1)
        assert entry["DTSTART"].dt == datetime(2026, 3, 4, 11, 15, tzinfo=ZONE)
        assert (old["DTSTAMP"].dt, entry["DTSTAMP"].dt) == (MORNING, it.at)
        assert links(it.cards_in(JURIST.chat, "move")[0]) == [address]


@pytest.mark.parametrize("verb", ["meeting.cancel", "agenda.withdraw"])
async def test_a_slot_that_is_off_is_taken_out_and_then_forgotten(tmp_path: Path, verb: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        address = await slot_link(it, JURIST)
        before = await entry_at(it, address)
        await call_off(it, verb)

        assert await slot_link(it, JURIST, REMOVE) == address
        assert links(it.cards_in(JURIST.chat, "move")[0], REMOVE) == [address]
        calendar = await fetched(it, address)
        [entry] = calendar.walk("VEVENT")
        assert (calendar["METHOD"], entry["STATUS"]) == ("CANCEL", "CANCELLED")
        assert (entry["UID"], entry["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
        for gone in (SEATS, "Byrådssalen", str(DIREKTIONEN.join_url)):
            assert gone not in str(entry)

        last = MORNING.astimezone(UTC) + timedelta(days=30)
        it.set_clock(last)
        assert (await got(it, address))[0] == 200
        it.set_clock(last + timedelta(seconds=1))
        assert await got(it, address) == (404, b"")


async def test_a_guest_removed_and_added_again_has_the_entry_back(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        address = await slot_link(it, JURIST)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, buttons(form, "guest.remove")[0])
        await publish_again(it)
        assert (await fetched(it, address))["METHOD"] == "CANCEL"

        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.add"), person="Pia Skovmand")
        await publish_again(it)
        again = [link for card in it.cards_in(JURIST.chat, "slot") for link in links(card)]

        assert (await fetched(it, again[-1]))["METHOD"] == "PUBLISH"
        assert (await entry_at(it, again[-1]))["SUMMARY"] == SEATS


async def test_a_slot_without_a_time_is_in_no_calendar(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        address = await slot_link(it, IT_CHIEF)
        await it.press(SECRETARY, button(await form_of(it, STRATEGY), "item.edit", choice="time"), time="")
        await publish_again(it)

        for card in it.cards_in(IT_CHIEF.chat):
            assert links(card) == []
            assert "kan ikke lægges i kalenderen" in texts(card)
        assert await got(it, address) == (404, b"")


async def test_an_end_that_is_not_known_is_the_default_duration(tmp_path: Path) -> None:
    async with town(
        tmp_path, at=MORNING, body=replace(DIREKTIONEN, default_duration=timedelta(minutes=20))
    ) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        preview = await filed(it)
        form = await form_of(it, "Seminar i januar", preview)
        await it.press(SECRETARY, button(form, "guest.add"), person="Ib Frost")
        await publish_again(it)
        entry = await entry_at(it, await slot_link(it, STRANGER))

        assert entry["DTEND"].dt == datetime(2026, 3, 4, 11, 50, tzinfo=ZONE)
        assert "kalenderen regner med kl. 11.50" in entry["DESCRIPTION"]


async def test_a_member_gets_the_meeting_with_what_is_open(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)
        form = await form_of(it, SEATS, preview)
        await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
        await publish_again(it)
        found = [links(await it.say(who, "næste dagsorden")) for who in (SECRETARY, CHAIR, OLE, METTE)]
        assert len({*map(tuple, found)}) == 1
        entry = await entry_at(it, found[0][0])

        assert entry["SUMMARY"] == "Møde i Direktionen"
        assert entry["DTSTART"].dt == datetime(2026, 3, 4, 10, 30, tzinfo=ZONE)
        assert f"10.30 {STRATEGY}\n11.30 Seminar i januar" in entry["DESCRIPTION"]
        assert SEATS not in str(entry)
        assert all("calendar" not in str(card) for card in it.cards_in(HOME))


async def test_a_cancelled_meeting_is_taken_out_of_the_members_calendars(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        [address] = links(await it.say(OLE, "næste dagsorden"))
        await call_off(it, "agenda.withdraw")
        calendar = await fetched(it, address)
        assert calendar["METHOD"] == "PUBLISH"
        assert STRATEGY not in str(calendar.walk("VEVENT")[0])

        await publish_again(it)
        await call_off(it, "meeting.cancel")

        assert links(await it.say(OLE, "dagsorden 04-03-2026"), REMOVE) == [address]
        assert (await fetched(it, address))["METHOD"] == "CANCEL"


async def test_who_was_not_reached_gets_the_address_in_a_mail(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        it.cloud.uninstall(JURIST.oid)
        await published(it)
        listed = texts(await it.say(SECRETARY, "leverancer"))

        [address] = set(ADDRESS.findall(listed))
        assert f"{ADD}:\n{address}" in listed
        assert (await entry_at(it, address))["SUMMARY"] == SEATS


async def test_a_guest_without_an_account_gets_the_address_in_a_mail(tmp_path: Path) -> None:
    """With the slot as it is published; it is taken out once the guest has left the agenda."""
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it, agenda(DAY, second_guest="Jurist Pia Skovgård"))
        await it.press(SECRETARY, button(preview, "agenda.publish", choice="without"))
        await it.settled()
        listed = texts(await it.say(SECRETARY, "leverancer"))
        [address] = set(ADDRESS.findall(listed))
        before = await entry_at(it, address)
        assert before["SUMMARY"] == SEATS

        await it.press(SECRETARY, button(await form_of(it, SEATS), "item.edit", choice="time"), time="11:10")
        assert "11.10" not in texts(await it.say(SECRETARY, "leverancer"))
        await publish_again(it)
        moved = await entry_at(it, address)
        assert (moved["UID"], moved["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)
        assert moved["DTSTART"].dt == datetime(2026, 3, 4, 11, 10, tzinfo=ZONE)

        await it.press(SECRETARY, buttons(await form_of(it, SEATS), "guest.remove")[0])
        await publish_again(it)
        calendar = await fetched(it, address)
        assert (calendar["METHOD"], calendar.walk("VEVENT")[0]["SEQUENCE"]) == (
            "CANCEL",
            moved["SEQUENCE"] + 1,
        )
        assert SEATS not in str(calendar.walk("VEVENT")[0])


@pytest.mark.parametrize("titles", [True, False], ids=["closed titles told", "closed titles kept"])
async def test_a_file_holds_what_its_owner_may_know_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, titles: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    marked = Marked()
    body = replace(DIREKTIONEN, closed_title_to_guest=titles)
    async with town(tmp_path, at=MORNING, people=marked.people, body=body) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        await publish_the_minutes(it)
        await ask_everything(it, marked.people)
        await ask_everything_where_others_read(it, marked.people)
        own = (marked.open, marked.open, marked.closed, marked.other)
        for who, marks in zip(marked.guests, own, strict=True):
            wanted = {marks.title} if titles or marks is not marked.closed else set()
            assert await marks_in_files(it, marked, who=who) == wanted
        for who in MEMBERS:
            whole = {marked.open.title, marked.other.title}
            assert whole <= await marks_in_files(it, marked, who=who) <= whole | {marked.closed.title}
        assert ADDRESS.findall(reached(it, STRANGER)) == []
        assert ADDRESS.findall(said_in(it, HOME)) == []
    assert "/calendar/" not in caplog.text


async def marks_in_files(it: Town, marked: Marked, *, who: Character) -> set[str]:
    """The tokens in all files whose addresses ever reached that person."""
    addresses = set(ADDRESS.findall(reached(it, who)))
    assert addresses
    whole = b"".join([(await got(it, address))[1] for address in addresses]).replace(b"\r\n ", b"").decode()
    return {mark for mark in marked.everything if mark in whole}


async def test_an_address_is_random_and_kept(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        meeting = await it.meeting()

        def tokens(tx: Transaction) -> list[str]:
            return [kept.token for kept in tx.calendars.of_meeting(meeting.id)]

        before = await it.read(tokens)
        await publish_again(it)

        assert len(set(before)) == 3
        assert await it.read(tokens) == before
