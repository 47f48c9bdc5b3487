"""The minutes in a house's own Word template: every field, a fault named with its tag, nothing more."""

import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from minuted_meetings import MINUTES
from read_back import parts, shown

from bot.documents.minutes.content import content
from bot.documents.minutes.house_template import BadTemplate, fields, minutes_in_template, tried
from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.facts import MinutedItem, Minutes
from bot.texts import words

DA = words("da")
AT = datetime(2026, 3, 5, 12, tzinfo=UTC)
WHOLE = (
    "{{ title }} / {{ kind }} / {{ body }} / {{ organisation }} / {{ openness }}",
    "{%p for mark in marks %}",
    "{{ mark }}",
    "{%p endfor %}",
    "{%p for one in particulars %}",
    "{{ one.label }}: {{ one.value }}",
    "{%p endfor %}",
    "{%p for text in case %}",
    "{{ text }}",
    "{%p endfor %}",
    "{%p for item in items %}",
    "{{ item.time }} {{ item.heading }}",
    "{%p for text in item.text + item.decision + item.notes %}",
    "{{ text }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p for paper in papers %}",
    "{{ paper }}",
    "{%p endfor %}",
    "{%p for one in signatures %}",
    "{{ one.office }}: {{ one.name }}",
    "{%p endfor %}",
)


def template(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "{{ running }}"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def made(minutes: Minutes, *paragraphs: str) -> bytes:
    return printed(minutes, MinutesFormat.WORD, words=DA, template=template(*paragraphs))


def leaves(told: Any) -> list[str]:
    if isinstance(told, str):
        return [told]
    return [leaf for one in (told.values() if isinstance(told, dict) else told) for leaf in leaves(one)]


def test_every_field_reaches_the_template() -> None:
    text = shown(made(MINUTES, *WHOLE), "docx")

    assert "Direktionen · Møde nr. 7/2026 · 4. marts 2026 · Referat" in text
    for told in (
        "Direktionen 04-03-2026 / Referat / Direktionen / Sundkøbing Kommune / ",
        "Møde nr.: 7/2026",
        "11.00–11.30 2. Udpegning til bestyrelser",
        "Formålet er at rammesætte",
        "Strategien blev godkendt. IT-chef Jonas Elkjær følger op senest den 1. april 2026.",
        "afgjort kl. 11.20, indført senere",
        "1 - 4410027 Åben Strategi for digitalisering (20117/24)",
        "Sekretær: Sekretariatsleder Sanne Holt",
        *leaves(dict(fields(content(MINUTES, DA)))),
    ):
        assert " ".join(told.split()) in text


def test_a_text_stays_text() -> None:
    hostile = '<w:br/>{{ body }}{% raw %} & "x"'
    text = shown(made(replace(MINUTES, body=hostile), *WHOLE), "docx")

    assert hostile in text


def test_the_public_edition_has_nothing_closed_in_any_part() -> None:
    public = replace(
        MINUTES, is_public=True, items=(MinutedItem("3", is_hidden=True),), papers=(), case_text=None
    )
    data = made(public, *WHOLE, "{{ items }}")

    assert "3. Lukket" in shown(data, "docx")
    assert b"Personalesag" not in b"".join(parts(data, "docx").values())


def test_the_same_minutes_are_the_same_bytes() -> None:
    assert made(MINUTES, *WHOLE) == made(MINUTES, *WHOLE)


@pytest.mark.parametrize(
    ("paragraphs", "told"),
    [
        (("Referat", "{{ titel }}"), "paragraph 2: {{ titel }}: 'titel' is undefined"),
        (("{%p for i in items %}", "{{ i.headng }}", "{%p endfor %}"), "paragraph 2: {{ i.headng }}: "),
        (("Referat", "{% for x in items %}", "Slut"), "paragraph 2: {% for x in items %}: "),
        (("{{ title",), "paragraph 1: {{ title: "),
        (("{{ title | upcase }}",), "paragraph 1: {{ title | upcase }}: No filter named 'upcase'."),
        (("{{ 1 / 0 }}",), "paragraph 1: {{ 1 / 0 }}: division by zero"),
        (("{{ title.__class__ }}",), "paragraph 1: {{ title.__class__ }}: access to attribute"),
    ],
)
def test_a_fault_is_named_with_its_place_and_tag(paragraphs: tuple[str, ...], told: str) -> None:
    with pytest.raises(BadTemplate) as refused:
        tried(template(*paragraphs))

    assert str(refused.value).startswith(told)
    assert "\n" not in str(refused.value)


def test_what_is_no_word_file_is_refused() -> None:
    for data in (b"", b"PK", b"%PDF-1.7"):
        with pytest.raises(BadTemplate, match="no Word file"):
            minutes_in_template(data, content(MINUTES, DA), at=AT)
