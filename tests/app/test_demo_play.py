"""The played day: what reached whom, its picture and count, the minutes."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from bot.app.demo.cards import words
from bot.app.demo.chiefs import (
    BUILDINGS,
    CLIMATE,
    GUESTS,
    HEALTH,
    LEISURE,
    NEWS,
    PLANNING,
    RESCUE,
    ROADS,
    STAFF,
    SUBSTITUTE,
)
from bot.app.demo.municipality import BOARD, CAST, CHAIR, DIGITAL, FINANCE, HOME, PROJECT, SECRETARY, Role
from bot.app.demo.play import play

Json = dict[str, Any]

DAY_BEFORE, DAY = "19", "20"
TOLD: dict[Role, list[str]] = {
    DIGITAL: [
        "slot 9.05 09:00",
        "reminder 9.00 09:00",
        "reminder 8.45 09:00",
        "come_now 9.00",
        "thanks 9.38",
    ],
    FINANCE: [
        *("slot 9.05 09:25", "reminder 9.25 09:25", "get_ready 9.15 09:25", "move 9.25 09:30"),
        *("come_now 9.26", "not_yet 9.27 09:30", "come_now 9.33", "thanks 10.00"),
    ],
    PROJECT: [
        *("slot 10.01 09:25", "get_ready 9.15 09:25", "move 9.25 09:30"),
        *("come_now 9.26", "not_yet 9.27 09:30", "come_now 9.33", "thanks 10.00"),
    ],
    ROADS: [
        *("slot 9.05 10:05", "reminder 10.05 10:05", "get_ready 9.55 10:05", "move 10.06 10:20"),
        *("get_ready 10.10 10:20", "come_now 10.18", "thanks 10.45"),
    ],
    CLIMATE: [
        *("slot 9.05 10:25", "reminder 10.25 10:25", "move 10.06 10:40", "get_ready 10.28 10:38"),
        *("come_now 10.40", "thanks 11.03"),
    ],
    BUILDINGS: ["slot 9.05 10:45", "cancel 10.04"],
    SUBSTITUTE: [
        *("slot 10.04 10:45", "reminder 10.45 10:45", "move 10.06 11:00", "get_ready 10.50 11:00"),
        *("come_now 10.58", "thanks 11.15"),
    ],
    HEALTH: ["slot 9.05 11:00", "reminder 11.00 11:00", "move 10.06 11:15", "cancel 10.30"],
    STAFF: [
        *("slot 9.05 11:15", "reminder 11.15 11:15", "move 10.06 11:30", "move 10.31 11:13"),
        "cancel 11.00",
    ],
}
"""Everything that these guests were told without asking: by which rule, at what time, which start."""

ALIKE = {NEWS: DIGITAL, RESCUE: ROADS, PLANNING: CLIMATE, LEISURE: HEALTH}
"""Guests of the same item, who are told the same."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("played")


@pytest.fixture
async def timeline(folder: Path) -> list[Json]:
    if not (folder / "timeline.json").exists():
        await play(folder)
    lines: list[Json] = json.loads((folder / "timeline.json").read_text(encoding="utf-8"))
    return lines


async def test_every_line_says_who_was_told_what_when_and_why(timeline: list[Json]) -> None:
    people = {str(who.oid) for who in (*BOARD, *GUESTS, SUBSTITUTE)} | {HOME}

    assert all(line["to"] in people for line in timeline)
    assert all(line["kind"] and line["reason"] and line["card"]["body"] for line in timeline)
    assert [line["at"] for line in timeline] == sorted(line["at"] for line in timeline)


@pytest.mark.parametrize("who", [*TOLD, *ALIKE], ids=lambda who: who.key)
async def test_each_guest_is_told_what_concerns_them_at_its_time(timeline: list[Json], who: Role) -> None:
    told = [line for line in timeline if line["to"] == who.oid and line["rule"]]

    assert [_short(line) for line in told] == TOLD[ALIKE.get(who, who)]


async def test_what_was_told_stands_on_the_card(timeline: list[Json]) -> None:
    for line in timeline:
        if line["starts"]:
            hour, minute = line["starts"].split(":")
            assert f"{int(hour)}.{minute}" in words(line["card"]), _short(line)


@pytest.mark.parametrize(
    ("act", "rule", "who"),
    [
        ("agenda.publish", "slot", NEWS),
        ("substitute.confirm", "slot", SUBSTITUTE),
        ("meeting.start", "come_now", NEWS),
        ("meeting.undo", "not_yet", FINANCE),
        ("meeting.release", "cancel", LEISURE),
        ("meeting.skip", "cancel", STAFF),
    ],
)
async def test_an_act_names_itself_as_the_reason(
    timeline: list[Json], act: str, rule: str, who: Role
) -> None:
    assert [
        line["rule"] for line in timeline if line["to"] == who.oid and line["reason"] == act and line["rule"]
    ] == [rule]


async def test_what_comes_by_itself_names_its_rule(timeline: list[Json]) -> None:
    by_itself = {line["reason"] for line in timeline if line["reason"] == line["rule"]}

    assert by_itself == {"reminder", "get_ready", "move", "thanks"}


async def test_a_guest_who_presents_knows_how_long(timeline: list[Json]) -> None:
    [call] = [line for line in timeline if line["to"] == CLIMATE.oid and line["rule"] == "come_now"]

    assert "Du har ordet til kl. 10.45 (5 min. tilbage)" in words(call["card"])


async def test_chair_and_secretary_have_the_card_to_run_it_from(timeline: list[Json]) -> None:
    laid = [(line["to"], line["at"][11:16]) for line in timeline if line["reason"] == "run"]

    assert sorted(laid) == [(SECRETARY.oid, "08:45"), (CHAIR.oid, "08:45")]


async def test_a_late_guest_is_put_off_and_the_secretary_hears_of_a_substitute(timeline: list[Json]) -> None:
    proposed = [line for line in timeline if line["to"] == CHAIR.oid and line["reason"] == "slot.late"]
    asked = [line for line in timeline if line["to"] == SECRETARY.oid and line["reason"] == "slot.substitute"]

    assert "Karsten Bille er forsinket og er her ca. kl. 10.17." in words(proposed[-1]["card"])
    assert "vil sende Dorte Lykkegård" in words(asked[0]["card"])


async def test_a_guest_reads_of_nobody_else_and_of_no_other_item(timeline: list[Json]) -> None:
    told = json.dumps([line["card"] for line in timeline if line["to"] == STAFF.oid], ensure_ascii=False)

    assert "Konstituering i stab og service" in told
    for other in ("Budgetopfølgning", "vagtordning", "Seminar", FINANCE.name, ROADS.name):
        assert other not in told


async def test_the_delivery_list_names_the_guest_without_a_chat(timeline: list[Json]) -> None:
    listed = next(line for line in timeline if line["kind"] == "deliveries")
    first = next(line for line in timeline if line["to"] == PROJECT.oid)

    assert PROJECT.name in words(listed["card"])
    assert (first["reason"], first["at"][8:10]) == ("installed", DAY_BEFORE)


async def test_nobody_is_told_needlessly_and_nobody_forgotten(folder: Path, timeline: list[Json]) -> None:
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))

    assert timeline
    assert (summary["needless"], summary["missed"]) == (0, 0)
    assert len(summary["guests"]) == len(GUESTS) + 1
    assert [guest["name"] for guest in summary["guests"] if guest["messages"] > guest["bound"]] == []
    assert summary["messages"] == sum(1 for line in timeline if line["rule"] and line["to"] != HOME)


async def test_the_day_is_written_down_as_it_went(folder: Path, timeline: list[Json]) -> None:
    day = json.loads((folder / "day.json").read_text(encoding="utf-8"))
    went = [(i["number"], _clock(i["begun"]), _clock(i["ended"]), i["stage"]) for i in day["items"]]

    assert timeline
    assert went == [
        (1, "09:00", "09:33", "taken"),
        (2, "09:33", "09:55", "taken"),
        (None, "09:55", "10:05", "taken"),
        (3, "10:18", "10:40", "taken"),
        (4, "10:40", "10:58", "taken"),
        (5, "10:58", "11:10", "taken"),
        (6, None, None, "released"),
        (7, None, None, "skipped"),
        (8, "10:05", "10:18", "taken"),
    ]
    assert len(day["items"][1]["beginnings"]) == 2


async def test_the_picture_has_a_row_for_each_guest(folder: Path, timeline: list[Json]) -> None:
    drawn = (folder / "timeline.svg").read_text(encoding="utf-8")
    page = (folder / "timeline.html").read_text(encoding="utf-8")
    read = [text.text for text in etree.fromstring(drawn.encode()).iter("{http://www.w3.org/2000/svg}text")]

    assert timeline
    assert {who.name for who in (*GUESTS, SUBSTITUTE)} <= set(read)
    assert {"planlagt", "kom nu", "gør dig klar", "vent lidt endnu", "flyttet"} <= set(read)
    assert drawn.strip() in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


async def test_the_minutes_say_what_was_decided_and_who_came(folder: Path, timeline: list[Json]) -> None:
    minutes = (folder / "minutes.md").read_text(encoding="utf-8")

    assert timeline
    assert "Beslutning i Direktionen den 20-05-2026" in minutes
    assert "Strategien blev godkendt og sendes til Økonomiudvalget." in minutes
    assert "Punktet blev udsat til næste møde, så tillæg" in minutes
    assert "til tillæg for vejvagten er beregnet" not in minutes
    assert "Beredskabschef Ulrik Stensby deltog ikke." in minutes
    assert "Dorte Lykkegård" in minutes
    assert BUILDINGS.name not in minutes


def _short(line: Json) -> str:
    hour, minute = line["at"][11:16].split(":")
    return " ".join(part for part in (line["rule"], f"{int(hour)}.{minute}", line["starts"]) if part)


def _clock(at: str | None) -> str | None:
    return at[11:16] if at else None


def test_the_board_and_the_guests_are_six() -> None:
    assert len({who.oid for who in CAST}) == 6
    assert set(BOARD) < set(CAST)
