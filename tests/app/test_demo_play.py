"""The played day: what reached whom, in order, and the minutes; twice the same but for the ids."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bot.app.demo.municipality import BOARD, CAST, DIGITAL, FINANCE, HOME, PROJECT
from bot.app.demo.play import play

Json = dict[str, Any]

_IDS = re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


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
    people = {str(who.oid) for who in CAST} | {HOME}

    assert all(line["to"] in people for line in timeline)
    assert all(line["kind"] and line["reason"] and line["card"]["body"] for line in timeline)
    assert [line["at"] for line in timeline] == sorted(line["at"] for line in timeline)


async def test_the_whole_day_is_there(timeline: list[Json]) -> None:
    kinds = {line["kind"] for line in timeline}

    assert {"welcome", "preview", "agenda", "slot", "reminder", "move", "deliveries", "minutes"} <= kinds
    assert any(line["to"] == HOME and line["edit"] and line["reason"] == "approval.give" for line in timeline)


async def test_a_guest_is_reminded_a_day_and_fifteen_minutes_before(timeline: list[Json]) -> None:
    due = [line["at"][:16] for line in timeline if line["kind"] == "reminder" and line["to"] == DIGITAL.oid]

    assert due == ["2026-05-19T09:00", "2026-05-19T10:15", "2026-05-20T08:45", "2026-05-20T10:00"]


async def test_a_guest_reads_of_nobody_else_and_of_no_other_item(timeline: list[Json]) -> None:
    told = json.dumps([line["card"] for line in timeline if line["to"] == DIGITAL.oid], ensure_ascii=False)

    assert "Konstituering i stab og service" in told
    for other in ("Budgetopfølgning", "vagtordning", "Seminar", FINANCE.name, PROJECT.name):
        assert other not in told


async def test_the_delivery_list_names_the_guest_without_a_chat(timeline: list[Json]) -> None:
    listed = next(line for line in timeline if line["kind"] == "deliveries")

    assert PROJECT.name in json.dumps(listed["card"], ensure_ascii=False)
    assert not any(line["to"] == PROJECT.oid for line in timeline)


async def test_the_minutes_say_what_was_decided_and_who_came(folder: Path, timeline: list[Json]) -> None:
    minutes = (folder / "minutes.md").read_text(encoding="utf-8")

    assert timeline
    assert "Beslutning i Direktionen den 20-05-2026" in minutes
    assert "Strategien blev godkendt og sendes til Økonomiudvalget." in minutes
    assert "Punktet blev udsat til næste møde" in minutes
    assert "til tillæg for vejvagten er beregnet" not in minutes
    assert "Projektleder Gerda Mossing kom ikke." in minutes


async def test_played_again_it_is_the_same_but_for_the_ids(timeline: list[Json], tmp_path: Path) -> None:
    await play(tmp_path)
    again = json.loads((tmp_path / "timeline.json").read_text(encoding="utf-8"))

    assert _without_ids(again) == _without_ids(timeline)


def _without_ids(lines: list[Json]) -> str:
    """Each id becomes the number of its first appearance."""
    numbers: dict[str, str] = {}
    return _IDS.sub(
        lambda found: numbers.setdefault(found[0], f"id {len(numbers)}"), json.dumps(lines, sort_keys=True)
    )


def test_the_board_and_the_guests_are_six() -> None:
    assert len({who.oid for who in CAST}) == 6
    assert set(BOARD) < set(CAST)
