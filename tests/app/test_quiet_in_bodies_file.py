"""Quiet hours as a bodies file writes them, and what is no hours."""

from datetime import time
from pathlib import Path

import pytest

from bot.app.registers import difference, read_bodies
from bot.domain.body import Body
from bot.domain.errors import BadFile

FILE = """
[[bodies]]
key = "direktionen"
name = "Direktionen"
{line}
"""


def read(folder: Path, line: str = "") -> Body:
    path = folder / "bodies.toml"
    path.write_text(FILE.format(line=line), encoding="utf-8")
    [body] = read_bodies(path)
    return body


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("20:00-07:00", (time(20, 0), time(7, 0))),
        ("12:00 - 12:30", (time(12, 0), time(12, 30))),
        ("00:00-06:00", (time(0, 0), time(6, 0))),
    ],
)
def test_hours_from_and_to(tmp_path: Path, written: str, hours: tuple[time, time]) -> None:
    assert read(tmp_path, f'quiet = "{written}"').quiet == hours


def test_without_them_there_are_none(tmp_path: Path) -> None:
    before, after = read(tmp_path), read(tmp_path, 'quiet = "20:00-07:00"')

    assert before.quiet is None
    assert difference({"direktionen": before}, {"direktionen": after}) == ["~ direktionen: quiet"]


@pytest.mark.parametrize(
    "written", ['"20-7"', '"24:00-07:00"', '"20:60-07:00"', '"07:00-07:00"', '""', "20", '["20:00"]']
)
def test_what_is_no_hours_is_refused_with_the_key(tmp_path: Path, written: str) -> None:
    with pytest.raises(BadFile, match=r"quiet"):
        read(tmp_path, f"quiet = {written}")
