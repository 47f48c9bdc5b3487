"""Whatever the bytes are: a reading or Unreadable, and no guest who does not stand in the text."""

import json
import re

import jsonschema
import pytest
from document_specimens import OWN, OWN_SPECIMENS, ROOT, Printed
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.documents.formats.text import decoded
from bot.documents.published import as_json
from bot.documents.reading import read_agenda
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.agenda import Agenda, Unreadable

pytest_plugins = ["printing"]

TEXTS = [decoded((OWN / f"{name}.txt").read_bytes()) for name in OWN_SPECIMENS]
LINES = sorted({line for text in TEXTS for line in text.split("\n")})
SCHEMA = json.loads((ROOT / "tests" / "data" / "agenda.schema.json").read_text(encoding="utf-8"))

_WORDS = """Tid Punkt|Bilag:|Beslutning i Direktionen den 01-02-2024|Indstilling|Åben Sag|10.30|-|1 -| ||Ad 1:
kl. 10-25.99|31-02-2024|deltager|og|,|for|Anna|chef for|havde meldt afbud|følger op|(|)|I|Side 1 af 2
udsat til den 99. maj 2024|\f|\t|\u00ad|\u2028|\ud7ff"""
PIECES = st.sampled_from([piece for line in _WORDS.split("\n") for piece in line.split("|")])


def read(data: bytes) -> Agenda | None:
    try:
        return read_agenda(data)
    except Unreadable:
        return None


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def invented(agenda: Agenda, text: str) -> list[str]:
    """Names and titles that do not stand in the text once its lines are joined."""
    guests = [guest for item in agenda.items for guest in item.guests]
    tasks = [task for item in agenda.items if item.decision for task in item.decision.follow_ups]
    said = [*(one.name for one in guests), *(one.title for one in guests), *(task.owner for task in tasks)]
    return [part for part in said if part and letters(part) not in letters(text)]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(PIECES, st.sampled_from(LINES), st.text(max_size=30)), max_size=40))
@example(["Direktionen 01-02-2024", " Åben Sag", "Tid Punkt", "-"])
@example(["Tid Punkt", "10.30", "", "Beslutning i Direktionen den 01-02-2024", " ", "."])
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)

    agenda = read(text.encode(errors="replace"))

    if agenda is not None:
        jsonschema.validate(as_json(agenda), SCHEMA)
        assert invented(agenda, text) == []


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(TEXTS), st.data())
def test_a_damaged_specimen_invents_nobody(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 60))
        text = text[:at] + data.draw(st.one_of(PIECES, st.text(max_size=8))) + text[at + length :]

    agenda = read(text.encode(errors="replace"))

    if agenda is not None:
        jsonschema.validate(as_json(agenda), SCHEMA)
        assert invented(agenda, text) == []


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(lambda rest: b"PK\x03\x04" + rest)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)


@pytest.mark.slow
async def test_a_damaged_pdf_is_read_or_refused(printed: Printed) -> None:
    whole = bytearray(printed(OWN / "01.txt", "text"))
    for step in range(12):
        damaged = bytearray(whole)
        at = len(whole) * step // 12
        damaged[at : at + 40] = bytes(reversed(damaged[at : at + 40]))
        try:
            agenda = await read_agenda_in_child(bytes(damaged))
        except Unreadable:
            continue
        jsonschema.validate(as_json(agenda), SCHEMA)


def test_an_invented_guest_would_be_seen() -> None:
    agenda = read_agenda((OWN / "01.txt").read_bytes())

    assert invented(agenda, "Direktionen") != []
