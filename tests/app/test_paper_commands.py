"""`runsheet` and the calendar addresses from the command line, and what a server on this machine answers."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from icalendar import Calendar
from town_agendas import agenda
from townsfolk import CAST, CHAIR, DIREKTIONEN, OLE, SECRETARY

from bot.app.cli import run

ROOT = Path(__file__).parents[2]
BODIES = f"""
[[bodies]]
key = "direktionen"
name = "Direktionen"
organisation = "Sundkøbing Kommune"
secretary = ["{SECRETARY.oid}"]
chair = "{CHAIR.oid}"
directors = ["{OLE.oid}"]
place = "Byrådssalen"
join_url = "{DIREKTIONEN.join_url}"
"""


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Published from the command line, one guest without an account; its id."""
    for name in (*(n for n in os.environ if n.startswith("ORDSTYRER_")), "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    # A command may log to the standard error of its test, which is closed in the next one.
    monkeypatch.setattr(logging.getLogger(), "handlers", [*logging.getLogger().handlers])
    people = [f'[[people]]\noid = "{w.oid}"\nname = "{w.name}"\ntitle = "{w.title}"\n' for w in CAST]
    Path("people.toml").write_text("".join(f'{p}phone = "55 55 10 06"\n' for p in people))
    Path("bodies.toml").write_text(BODIES)
    Path("agenda.txt").write_bytes(agenda(date(2026, 3, 4), second_guest="Jurist Pia Skovgård"))
    assert run(["people", "apply", "people.toml", "--yes"]) == 0
    assert run(["bodies", "apply", "bodies.toml", "--yes"]) == 0
    capsys.readouterr()
    assert run(["import", "agenda.txt", "--body", "direktionen"]) == 0
    found = capsys.readouterr().out.removeprefix("meeting ").strip()
    assert run(["publish", found, "--without-unresolved"]) == 0
    return found


@pytest.mark.parametrize("who", [None, SECRETARY, CHAIR])
def test_a_run_sheet_is_written_for_those_who_run_the_meeting(meeting: str, who: Any) -> None:
    as_whom = ["--as", who.oid] if who else []
    assert run(["runsheet", meeting, "--format", "html", "-o", "ark.html", *as_whom]) == 0
    assert run(["runsheet", meeting, "--format", "docx", "-o", "ark.docx", *as_whom]) == 0

    page = Path("ark.html").read_text()
    assert "Ny digitaliseringsstrategi" in page
    assert "Jurist Pia Skovgård" in page
    assert Path("ark.docx").read_bytes().startswith(b"PK")


def test_nobody_else_gets_a_run_sheet(meeting: str, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([meeting, "--as", OLE.oid], ["nosuch"], [meeting, "--as", "nobody"]):
        assert run(["runsheet", *arguments, "-o", "ark.html"]) == 1
        assert capsys.readouterr().err.count("\n") == 1
    assert not Path("ark.html").exists()


@pytest.mark.parametrize("arguments", [["--format", "pdf", "-o", "x"], ["-o", "no/such/folder/x"], []])
def test_a_run_sheet_that_cannot_be_written_is_one_line(
    meeting: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["runsheet", meeting, *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def calendars(meeting: str, capsys: pytest.CaptureFixture[str]) -> dict[str, str | None]:
    """What `deliveries` prints, by the name of the recipient."""
    capsys.readouterr()
    assert run(["deliveries", meeting, "--json"]) == 0
    return {line["name"]: line["calendar"] for line in json.loads(capsys.readouterr().out)}


def test_the_delivery_list_has_the_address_for_whoever_was_not_reached(
    meeting: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert calendars(meeting, capsys) == {"IT-chef Jonas Elkjær": None, "Jurist Pia Skovgård": None}

    monkeypatch.setenv("ORDSTYRER_PUBLIC_URL", "https://ordstyrer.sund.example/bot/")
    listed = calendars(meeting, capsys)
    assert listed["IT-chef Jonas Elkjær"] is None
    assert str(listed["Jurist Pia Skovgård"]).startswith("https://ordstyrer.sund.example/bot/calendar/")


@pytest.mark.parametrize(
    "address", ["ordstyrer.example", "ftp://a.example", "https://u:p@a.example", "https://a/?b"]
)
def test_an_address_of_the_bot_that_is_none_is_named(
    meeting: str, address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ORDSTYRER_PUBLIC_URL", address)
    capsys.readouterr()
    assert run(["deliveries", meeting, "--json"]) == 4
    said = capsys.readouterr().err
    assert "ORDSTYRER_PUBLIC_URL" in said
    assert address not in said


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the bot, run on this machine only."""
    command = [sys.executable, "-m", "bot", "serve", "--local", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().strip().removeprefix("ready ")
        finally:
            process.kill()


def test_a_server_on_this_machine_prints_its_own_address(meeting: str, tmp_path: Path) -> None:
    with serving(tmp_path) as here:
        links = [a["url"] for a in _actions(_opened(here, meeting)) if a.get("title") == "Læg i kalender"]
        [address] = set(links)
        assert address.startswith(f"{here}/calendar/")
        with urlopen(address, timeout=10) as answer:  # noqa: S310
            [entry] = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert entry["SUMMARY"] == "Møde i Direktionen"


def _opened(here: str, meeting: str) -> Any:
    """The agenda as the director's client is shown it."""
    tenant = "00000000-0000-0000-0000-000000000001"
    action = {"type": "Action.Execute", "verb": "agenda.open", "data": {"v": 1, "meeting": meeting}}
    activity = {
        "id": "act-1",
        "type": "invoke",
        "name": "adaptiveCard/action",
        "channelId": "msteams",
        "serviceUrl": "http://127.0.0.1:9/",
        "locale": "da-DK",
        "from": {"id": "29:ole", "aadObjectId": OLE.oid},
        "recipient": {"id": "28:00000000-0000-0000-0000-000000000011"},
        "conversation": {"id": "a:ole", "conversationType": "personal", "tenantId": tenant},
        "channelData": {"tenant": {"id": tenant}},
        "value": {"action": action, "trigger": "manual"},
    }
    body, headers = json.dumps(activity).encode(), {"Content-Type": "application/json"}
    with urlopen(Request(f"{here}/api/messages", body, headers), timeout=10) as answer:  # noqa: S310
        return json.load(answer)["value"]


def _actions(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _actions(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _actions(inner)
