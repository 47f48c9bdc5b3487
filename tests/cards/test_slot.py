"""A guest's card tells what, when, where and whom to ask, and nothing once the slot is off."""

from dataclasses import fields, replace
from datetime import time
from typing import Any

import pytest
from cast import CALENDAR, CONTACT, HEADING, NOTICE, SLOT
from walk import nodes, text, verbs

from bot.domain.facts import DeliveriesAnswer, DeliveryLine, SlotNotice, SlotPreview
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.domain.slot import Change, Off
from bot.texts import words
from cards import card

DA, EN = words("da"), words("en")


@pytest.mark.parametrize(
    ("kind", "stands", "top"),
    [
        (NoticeKind.SLOT, "slot", "Du er inviteret til et møde"),
        (NoticeKind.REMINDER, "reminder", "Husk din tid på mødet"),
        (NoticeKind.MOVE, "move", "Din tid er ændret"),
        (NoticeKind.EDIT, "slot", "Du er inviteret til et møde"),  # a posted card, renewed in silence
    ],
)
def test_the_kind_of_notice_is_the_kind_of_card(kind: NoticeKind, stands: str, top: str) -> None:
    first = card(replace(NOTICE, kind=kind), DA)["body"][0]

    assert (first["id"], first["text"]) == (stands, top)


def test_a_guest_reads_what_when_where_and_whom_to_ask() -> None:
    read = text(card(NOTICE, DA))

    assert "Fælles digitaliseringsorganisation" in read
    assert "Onsdag den 18. marts 2026, kl. 10.30-11.00" in read
    assert "Rådhuset, mødelokale 2" in read
    assert "Signe Vestergaard, direktionssekretær" in read
    assert "87 00 00 12" in read


def links(built: dict[str, Any]) -> list[tuple[str, str]]:
    return [(n["title"], n["url"]) for n in nodes(built) if n.get("type") == "Action.OpenUrl"]


def test_a_guest_presses_nothing_but_the_link_and_the_calendar() -> None:
    built = card(NOTICE, DA)

    assert verbs(built) == []
    assert links(built) == [("Deltag i mødet", SLOT.join_url), ("Læg i kalender", CALENDAR)]


def test_a_slot_without_a_time_says_why_it_is_in_no_calendar() -> None:
    untimed = replace(NOTICE, slot=replace(SLOT, starts=None, ends=None))

    assert "Læg i kalender" not in text(card(untimed, DA))
    assert "kan ikke lægges i kalenderen" in text(card(untimed, DA))
    assert "kalender" not in text(card(replace(untimed, calendar=None), DA))


def test_where_nobody_can_fetch_a_file_none_is_offered() -> None:
    assert "kalender" not in text(card(replace(NOTICE, calendar=None), DA))


@pytest.mark.parametrize("kind", [NoticeKind.CANCEL, NoticeKind.EDIT])
def test_a_slot_that_is_off_is_taken_out_of_the_calendar(kind: NoticeKind) -> None:
    assert links(card(replace(NOTICE, kind=kind, off=Off.CANCELLED), DA)) == [
        ("Fjern fra kalender", CALENDAR)
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "danish", "english"),
    [
        (time(10, 30), time(11, 0), "kl. 10.30-11.00", "10:30-11:00"),
        (time(9, 5), None, "fra kl. 9.05", "from 09:05"),
        (None, None, "i løbet af mødet", "during the meeting"),
        (None, time(11, 0), "i løbet af mødet", "during the meeting"),
    ],
)
def test_a_time_that_is_not_known_is_not_invented(
    starts: time | None, ends: time | None, danish: str, english: str
) -> None:
    notice = replace(NOTICE, slot=replace(SLOT, starts=starts, ends=ends))

    assert f"Onsdag den 18. marts 2026, {danish}" in text(card(notice, DA))
    assert f"Wednesday 18 March 2026, {english}" in text(card(notice, EN))


def test_the_hours_of_the_whole_meeting_are_not_the_guests() -> None:
    """From them a guest could tell how much else there is."""
    assert "12.00" not in text(card(replace(NOTICE, slot=replace(SLOT, ends=None)), DA))


def test_a_closed_title_is_not_told() -> None:
    assert "Et lukket punkt" in text(card(replace(NOTICE, slot=replace(SLOT, title=None)), DA))


def test_a_change_is_said_without_what_was_before() -> None:
    changed = replace(NOTICE, kind=NoticeKind.MOVE, changes=(Change.TIME, Change.PLACE))

    assert "Ny tid: kl. 10.30 · Nyt sted" in text(card(changed, DA))


@pytest.mark.parametrize("off", Off)
@pytest.mark.parametrize("kind", [NoticeKind.CANCEL, NoticeKind.EDIT, NoticeKind.SLOT])
def test_a_slot_that_is_off_is_emptied_of_all_but_body_and_date(off: Off, kind: NoticeKind) -> None:
    built = str(card(replace(NOTICE, kind=kind, off=off), DA))

    assert "Direktionen" in built
    assert "18. marts 2026" in built
    for gone in (SLOT.title, "10.30", "11.00", SLOT.place, SLOT.join_url):
        assert str(gone) not in built


def test_a_card_is_a_function_of_the_slot_alone() -> None:
    """What a guest's fact does not hold can not be on the card: it has no items, guests, papers or counts."""
    assert {f.name for f in fields(SlotNotice)} == {
        *("kind", "slot", "heading", "contact", "changes", "off", "was", "is_projected", "field", "banner"),
        *(
            "response",
            "asks",
            "speaks_until",
            "minutes_left",
        ),  # their own answer, and their own turn to speak
        *("calendar", "revision"),
    }
    assert card(NOTICE, DA) == card(replace(NOTICE, contact=replace(CONTACT)), DA)


def test_the_secretary_is_shown_the_guests_very_card() -> None:
    guests = card(NOTICE, DA)["body"]
    shown = card(SlotPreview("Torben Lindegaard", NOTICE), DA)["body"]

    assert next(part for part in shown if part["type"] == "Container")["items"] == guests


def test_who_was_not_reached_stands_with_the_reason_and_a_text_to_paste() -> None:
    missed = DeliveryLine(
        "Freja Kragh", NoticeKind.SLOT, NoticeState.REFUSED, Why.BLOCKED, 1, None, False, NOTICE
    )
    read = text(card(DeliveriesAnswer(HEADING, (missed,)), DA))

    assert "Freja Kragh: invitationen · ikke nået frem" in read
    assert DA.name(Why.BLOCKED) in read
    assert str(SLOT.join_url) in read
    assert f"Læg i kalender:\n{CALENDAR}" in read
    assert "None" not in read


def test_the_mail_of_a_slot_that_is_off_says_only_that() -> None:
    off = replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.CANCELLED)
    missed = DeliveryLine(
        "Freja Kragh", NoticeKind.CANCEL, NoticeState.REFUSED, Why.BLOCKED, 1, None, False, off
    )
    read = text(card(DeliveriesAnswer(HEADING, (missed,)), DA))

    assert DA.name(Off.CANCELLED) in read
    assert f"Fjern fra kalender:\n{CALENDAR}" in read
    assert str(SLOT.title) not in read
