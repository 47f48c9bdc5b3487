"""The specimens in their forms, with expected readings, and how readings are compared. No reader here."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import word_files

from bot.documents.formats.text import decoded

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "data" / "agendas"
SHARED = Path(os.environ.get("ORDSTYRER_SPECIMENS", ROOT.parent / "shared"))

FORMS = ("text", "word of lines", "word of paragraphs", "word without bullets")
Printed = Callable[[Path, str], bytes]

OWN_SPECIMENS = sorted(path.stem for path in OWN.glob("*.txt"))


def shared_specimens() -> list[Path]:
    """Those in the layout of the Direktion; the others are read in a later issue."""
    return [*sorted(SHARED.glob("seeds/*.txt")), *sorted(SHARED.glob("agendas/01.txt"))]


def expected(path: Path) -> dict[str, Any]:
    reading: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return reading


def file_of(specimen: Path, form: str) -> tuple[str, bytes]:
    """The file's ending and its bytes."""
    if form == "text":
        return "txt", specimen.read_bytes()
    if form == "word of lines":
        return "docx", word_files.from_text(decoded(specimen.read_bytes()))
    style = "List Bullet" if form == "word of paragraphs" else None
    return "docx", word_files.from_reading(expected(specimen), title_style=style)


def differences(wanted: Any, got: Any, where: str = "") -> list[str]:
    """Only what is wanted counts; an outcome may have alternatives, and guests are told apart by name."""
    if isinstance(wanted, dict) and isinstance(got, dict):
        also = wanted.get("outcome_alternatives", [])
        keys = [
            key
            for key in wanted
            if key != "outcome_alternatives" and not (key == "outcome" and got.get(key) in also)
        ]
        return [line for key in keys for line in differences(wanted[key], got.get(key), f"{where}.{key}")]
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        if where.endswith(".guests"):
            wanted, got = sorted(wanted, key=_by_name), sorted(got, key=_by_name)
        pairs = zip(wanted, got, strict=True)
        return [
            line
            for at, (one, other) in enumerate(pairs)
            for line in differences(one, other, f"{where}[{at}]")
        ]
    return [] if wanted == got else [f"{where}: wanted {wanted!r}, got {got!r}"]


def _by_name(guest: dict[str, Any]) -> tuple[str, str]:
    return guest["name"] or "", guest["title"] or ""
