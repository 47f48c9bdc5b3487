"""The house's own Word template: named in the bodies file, tried when that is read, used for the minutes."""

import io
import os
from datetime import date
from pathlib import Path

import docx
import pytest
from read_back import shown
from town_agendas import agenda
from townsfolk import CHAIR, OLE, SECRETARY

from bot.app.cli import run

BODIES = f"""
[[bodies]]
key = "direktionen"
name = "Direktionen"
organisation = "Sundkøbing Kommune"
secretary = ["{SECRETARY.oid}"]
chair = "{CHAIR.oid}"
directors = ["{OLE.oid}"]
minutes_template = "skabelon.docx"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bodies file lies in a folder of its own, the template beside it."""
    for name in (*(n for n in os.environ if n.startswith("ORDSTYRER_")), "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    house = tmp_path / "house"
    house.mkdir()
    (house / "bodies.toml").write_text(BODIES)
    return house


def put(folder: Path, *paragraphs: str) -> None:
    document, written = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(written)
    (folder / "skabelon.docx").write_bytes(written.getvalue())


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(arguments) == 2
    return capsys.readouterr().err


def test_a_broken_template_is_refused_with_its_place_and_tag(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("bodies", "apply", "house/bodies.toml", "--yes")
    assert "skabelon.docx: can't be read" in refused(capsys, *asked)
    put(folder, "Referat", "{{ titel }}")
    assert "skabelon.docx: paragraph 2: {{ titel }}: 'titel' is undefined" in refused(capsys, *asked)
    put(folder, "{{ title }}")
    assert run(asked) == 0


def test_the_minutes_are_made_of_the_template(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(
        folder,
        "Sundkøbings skabelon",
        "{{ title }}",
        "{%p for i in items %}",
        "{{ i.heading }}",
        "{%p endfor %}",
    )
    assert run(["bodies", "apply", "house/bodies.toml", "--yes"]) == 0
    Path("agenda.txt").write_bytes(agenda(date(2026, 3, 4)))
    capsys.readouterr()
    assert run(["import", "agenda.txt", "--body", "direktionen"]) == 0
    meeting = capsys.readouterr().out.removeprefix("meeting ").strip()
    minutes = ("minutes", meeting, "--format", "docx,md", "-o", "referat.x")
    assert run(minutes) == 0

    text = shown(Path("referat.docx").read_bytes(), "docx")
    assert "Sundkøbings skabelon Direktionen 04-03-2026 1. Ny digitaliseringsstrategi" in text
    assert "Sundkøbings skabelon" not in Path("referat.md").read_text()

    (folder / "skabelon.docx").unlink()
    assert "skabelon.docx: can't be read" in refused(capsys, *minutes)
    assert run(["minutes", meeting, "--format", "md", "-o", "referat.md"]) == 0
