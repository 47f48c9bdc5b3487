"""Every specimen of the layout, in every file form, gives its expected reading."""

import json
from pathlib import Path

import jsonschema
import pytest
from document_specimens import (
    FORMS,
    OWN,
    OWN_SPECIMENS,
    ROOT,
    SHARED,
    Printed,
    differences,
    expected,
    file_of,
    shared_specimens,
)

from bot.documents.published import as_json, message
from bot.documents.reading import read_agenda
from bot.domain.agenda import Doubt, Problem

pytest_plugins = ["printing"]

SPECIMENS = [OWN / f"{name}.txt" for name in OWN_SPECIMENS] + shared_specimens()
SCHEMA = json.loads((ROOT / "tests" / "data" / "agenda.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_a_file_gives_the_expected_reading(specimen: Path, form: str) -> None:
    _, data = file_of(specimen, form)

    reading = as_json(read_agenda(data))

    assert differences(expected(specimen), reading) == []
    jsonschema.validate(reading, SCHEMA)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: path.stem)
def test_the_file_printed_to_pdf_gives_the_same(specimen: Path, form: str, printed: Printed) -> None:
    reading = as_json(read_agenda(printed(specimen, form)))

    assert differences(expected(specimen), reading) == []


def test_the_shared_specimens_are_there() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no specimens at {SHARED}: set ORDSTYRER_SPECIMENS")

    assert shared_specimens()


@pytest.mark.parametrize("doubt", Doubt)
def test_every_doubt_has_words(doubt: Doubt) -> None:
    assert message(Problem(line=1, doubt=doubt, about="Anna Holm")).endswith(": Anna Holm")


def test_a_comparison_can_fail() -> None:
    wanted = {"items": [{"guests": [{"name": "A", "title": None}], "decision": {"outcome": "noted"}}]}
    got = {"items": [{"guests": [{"name": "B", "title": None}], "decision": {"outcome": "approved"}}]}

    assert len(differences(wanted, got)) == 2
