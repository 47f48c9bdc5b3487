"""What stands in a calendar file: read again with icalendar, and byte by byte where a client is strict."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.documents.calendar import calendar_file
from bot.domain.facts import CalendarEvent, Contact, Heading, Hours, TimedTitle
from bot.texts import words

ZONE = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 3, 18)
LINK = "https://teams.example/l/meetup-join/19%3ameeting_demo;a,b"
EVENT = CalendarEvent(
    uid="0123456789abcdef@ordstyrer",
    sequence=2,
    changed_at=datetime(2026, 3, 17, 15, 5, tzinfo=ZONE),
    language="da",
    heading=Heading(
        body="Direktionen",
        organisation="Skovbæk Kommune",
        held_on=DAY,
        starts=time(10, 30),
        ends=time(11, 0),
        place="Rådhuset, mødelokale 2",
        join_url=LINK,
        zone="Europe/Copenhagen",
    ),
    hours=Hours(
        datetime(2026, 3, 18, 10, 30, tzinfo=ZONE),
        datetime(2026, 3, 18, 11, 0, tzinfo=ZONE),
        is_end_known=True,
    ),
    title="Fælles digitaliseringsorganisation",
    contact=Contact("Signe Vestergaard", "direktionssekretær", "87 00 00 12", "signe@skovbaek.example"),
)


def file_of(event: CalendarEvent, language: str = "da") -> bytes:
    return calendar_file(event, words(language))


def read(event: CalendarEvent, language: str = "da") -> tuple[Any, Any]:
    """The calendar and its only entry."""
    calendar = Calendar.from_ical(file_of(event, language))
    [entry] = calendar.walk("VEVENT")
    assert calendar.errors == entry.errors == []
    return calendar, entry


def test_a_slot_is_read_back_as_it_was_written() -> None:
    calendar, entry = read(EVENT)

    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (EVENT.uid, 2, "CONFIRMED")
    assert entry["DTSTAMP"].dt == EVENT.changed_at
    assert entry["SUMMARY"] == "Fælles digitaliseringsorganisation"
    assert entry["LOCATION"] == "Rådhuset, mødelokale 2"
    assert entry["URL"] == LINK
    assert LINK in entry["DESCRIPTION"]
    assert entry["CONTACT"] == "Signe Vestergaard, direktionssekretær, 87 00 00 12, signe@skovbaek.example"
    assert entry["ORGANIZER"] == "mailto:signe@skovbaek.example"
    assert EVENT.hours
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (EVENT.hours.begins, EVENT.hours.ends)
    assert "regner med" not in entry["DESCRIPTION"]


def test_a_guests_entry_is_hidden_from_those_who_look_into_the_calendar() -> None:
    assert read(EVENT)[1]["CLASS"] == "PRIVATE"
    assert "CLASS" not in read(replace(EVENT, title=None, is_whole=True))[1]


def test_the_same_state_gives_the_same_bytes() -> None:
    assert file_of(EVENT) == file_of(replace(EVENT))


def test_a_closed_title_is_not_told() -> None:
    assert read(replace(EVENT, title=None))[1]["SUMMARY"] == "Direktionen: et lukket punkt"
    assert read(replace(EVENT, title=None), "en")[1]["SUMMARY"] == "Direktionen: a closed item"


def test_the_meeting_lists_its_open_items() -> None:
    items = (TimedTitle("Budget; status, \\ og mål", time(10, 30), None), TimedTitle("Eventuelt", None, None))
    entry = read(replace(EVENT, title=None, is_whole=True, items=items))[1]

    assert entry["SUMMARY"] == "Møde i Direktionen"
    assert entry["DESCRIPTION"].endswith("Åbne punkter:\n10.30 Budget; status, \\ og mål\nEventuelt")


def test_an_end_that_is_not_known_is_said_to_be_counted_on() -> None:
    assert EVENT.hours
    unknown = replace(EVENT, hours=replace(EVENT.hours, is_end_known=False))

    assert "Sluttidspunktet kendes ikke; kalenderen regner med kl. 11.00." in read(unknown)[1]["DESCRIPTION"]


def test_what_is_off_takes_itself_out_and_says_nothing_else() -> None:
    calendar, entry = read(replace(EVENT, is_off=True, title=None, sequence=3))

    assert (calendar["METHOD"], entry["STATUS"], entry["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)
    assert entry["UID"] == EVENT.uid
    assert entry["SUMMARY"] == "Direktionen: aflyst"
    assert not {"LOCATION", "URL", "DESCRIPTION"} & set(entry)


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [
        (datetime(2026, 3, 29, 1, 30, tzinfo=ZONE), datetime(2026, 3, 29, 3, 30, tzinfo=ZONE), 60),
        (datetime(2026, 10, 25, 1, 30, tzinfo=ZONE), datetime(2026, 10, 25, 3, 30, tzinfo=ZONE), 180),
        (datetime(2026, 10, 25, 2, 30, tzinfo=ZONE), datetime(2026, 10, 25, 2, 30, tzinfo=ZONE, fold=1), 60),
        (datetime(2026, 12, 31, 23, 30, tzinfo=ZONE), datetime(2027, 1, 1, 0, 30, tzinfo=ZONE), 60),
    ],
    ids=["spring", "autumn", "the hour that comes twice", "New Year"],
)
def test_it_lasts_as_long_as_it_does_also_when_clocks_change(
    begins: datetime, ends: datetime, minutes: int
) -> None:
    """By the file's own rules for the zone, as a client without any of its own would count."""
    entry = read(replace(EVENT, hours=Hours(begins, ends, is_end_known=True)))[1]
    start, end = entry["DTSTART"].dt, entry["DTEND"].dt

    assert (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() == minutes * 60
    assert start.timestamp() == begins.timestamp()


@pytest.mark.parametrize(
    ("at", "offset"),
    [
        (datetime(2026, 3, 18, 10, 30, tzinfo=ZONE), 1),
        (datetime(2026, 3, 29, 3, 30, tzinfo=ZONE), 2),
        (datetime(2026, 10, 25, 1, 30, tzinfo=ZONE), 2),
        (datetime(2026, 10, 25, 3, 30, tzinfo=ZONE), 1),
    ],
)
def test_the_zone_in_the_file_has_the_offset_of_the_day(at: datetime, offset: int) -> None:
    calendar, _ = read(replace(EVENT, hours=Hours(at, at, is_end_known=True)))
    [zone] = calendar.walk("VTIMEZONE")

    assert zone["TZID"] == "Europe/Copenhagen"
    there = at.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset()
    assert there
    assert there.total_seconds() == offset * 3600


def test_summer_time_begins_by_the_clock_as_it_was_before() -> None:
    """As RFC 5545, 3.6.5, has it: icalendar's own rules are an hour late, and ical.js goes by them."""
    told = (b"DTSTART:", b"TZOFFSETTO")
    assert [line for line in file_of(EVENT).split(b"\r\n") if line.startswith(told)] == [
        *(b"DTSTART:20251231T010000", b"TZOFFSETTO:+0100"),
        *(b"DTSTART:20260329T020000", b"TZOFFSETTO:+0200"),
        *(b"DTSTART:20261025T030000", b"TZOFFSETTO:+0100"),
        *(b"DTSTART:20270328T020000", b"TZOFFSETTO:+0200"),
        *(b"DTSTART:20271031T030000", b"TZOFFSETTO:+0100"),
    ]


HOSTILE = 'Sag;1,2\r\nEND:VEVENT\r\nBEGIN:VEVENT\rSUMMARY:ondt\n\u2028DTSTART:1\x00\x07\u202e\\n:"x"'


def test_no_text_can_write_a_line_of_its_own() -> None:
    heading = replace(EVENT.heading, body=HOSTILE, organisation=HOSTILE, place=HOSTILE)
    contact = Contact(HOSTILE, HOSTILE, HOSTILE, f"{HOSTILE}@x")
    items = (TimedTitle(HOSTILE, None, None),)
    for event in (
        replace(EVENT, title=HOSTILE, heading=heading, contact=contact, items=items),
        replace(EVENT, title=None, heading=heading, contact=contact, is_off=True),
    ):
        written = file_of(event)
        calendar, entry = read(event)

        assert written.count(b"\r\nBEGIN:VEVENT") == 1
        assert not [line for line in written.split(b"\r\n") if b"\r" in line or b"\n" in line]
        assert not set(written.decode()) & set("\x00\x07\u202e\u2028")
        assert len(written.split(b"\r\nSUMMARY")) == 2
        assert len(written.split(b"\r\nDTSTART;TZID")) == 2
        assert event.hours
        assert entry["DTSTART"].dt == event.hours.begins
        assert len(calendar.subcomponents) == 2


def test_lines_end_and_fold_as_the_standard_wants() -> None:
    written = file_of(replace(EVENT, title="Ærø, Øster Å og æbleplantagen " * 9))
    lines = written.split(b"\r\n")

    assert written.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # folded between letters, never inside one
    assert read(replace(EVENT, title="Å" * 200))[1]["SUMMARY"] == "Å" * 200


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "https://ond\r\nX:1.example", "file:///etc", "https://a@b/"]
)
def test_only_a_plain_web_address_is_a_link(link: str) -> None:
    entry = read(replace(EVENT, heading=replace(EVENT.heading, join_url=link)))[1]

    assert "URL" not in entry
    assert "Deltag" not in entry["DESCRIPTION"]


@pytest.mark.parametrize("upn", [None, "", "signe", "signe vestergaard@x", "a@b@c"])
def test_without_an_address_there_is_no_organizer(upn: str | None) -> None:
    assert EVENT.contact
    entry = read(replace(EVENT, contact=replace(EVENT.contact, upn=upn)))[1]

    assert "ORGANIZER" not in entry
    assert "Signe Vestergaard" in entry["CONTACT"]
