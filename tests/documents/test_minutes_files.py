"""The minutes in each format: the house's form, text that stays text, and files fit for an archive."""

import io
import json
import re
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
from docx.oxml.ns import qn
from lxml import etree, html
from minuted_meetings import BUDGET, MINUTES, SEATS, STAFF, STRATEGY
from read_back import parts, shown

from bot.documents.minutes import data
from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.facts import MinutedFollowUp, MinutedGuest, MinutedHours, MinutedItem, Minutes, Presence
from bot.domain.progress import Stage
from bot.texts import words

DA = words("da")
LABELLED = (
    "Møde nr.: 7/2026",
    "Dato: Onsdag den 4. marts 2026",
    "Tid: kl. 10.30-12.00",
    "Afholdt: kl. 10.32-12.04",
    "Sted: Byrådssalen",
    "Udgivet: 5. marts 2026",
)
SCHEMA = json.loads(Path(data.__file__).with_name("minutes.schema.json").read_text())
EVERY = pytest.mark.parametrize("form", list(MinutesFormat))
READ = pytest.mark.parametrize("form", [form for form in MinutesFormat if form is not MinutesFormat.JSON])


def made(minutes: Minutes, form: MinutesFormat) -> bytes:
    return printed(minutes, form, words=DA)


def said(minutes: Minutes, form: MinutesFormat) -> str:
    return shown(made(minutes, form), form)


def with_item(item: MinutedItem) -> Minutes:
    return replace(MINUTES, items=(item,))


@READ
def test_everything_stands_in_the_form_of_the_house(form: MinutesFormat) -> None:
    text = said(MINUTES, form)

    for wanted in (
        *LABELLED,
        "Åben sag",
        "Direktionen har følgende punkter til behandling:",
        "11.00–11.30 2. Udpegning",
        "Personalesag (lukket)",
        "Strategien blev godkendt. IT-chef Jonas Elkjær følger op senest den 1. april 2026.",
        "Jurist Pia Skovmand deltog under behandlingen af punktet og kom senere end planlagt.",
        "Økonomichef Bente Holm havde meldt afbud. Beredskabschef Ulrik Stensby deltog ikke.",
        "Ledelsessekretariatet følger op.",
        "(afgjort kl. 11.20, indført senere)",
        "2 - 4410031 Åben Notat om udpegning",
    ):
        name, _, value = wanted.partition(": ") if wanted in LABELLED else ("", "", wanted)
        assert name in text, wanted
        assert value in text, wanted
    assert text.index("1 - 4410027") < text.index("2 - 4410031") < text.index("3 - Lukket")
    assert "deltager" not in text


@READ
def test_a_hidden_item_is_its_number_and_a_word(form: MinutesFormat) -> None:
    text = said(replace(with_item(MinutedItem("3", is_hidden=True)), is_public=True), form)

    assert text.count("3. Lukket") == 2
    assert "lukkede punkter står kun med deres nummer" in text
    assert "beslutning." not in text


@READ
def test_a_draft_says_so_and_what_is_missing(form: MinutesFormat) -> None:
    draft = replace(MINUTES, is_draft=True, published_on=None)

    assert "Kladde, ikke udgivet endnu" in said(draft, form)
    assert "Der er ikke skrevet nogen beslutning" in said(draft, form)
    assert "Der er ikke skrevet nogen beslutning" not in said(MINUTES, form)
    passed = replace(draft, items=(replace(BUDGET, stage=Stage.SKIPPED),))
    assert "Punktet blev ikke behandlet." in said(passed, form)


@pytest.mark.parametrize(
    ("presence", "text", "kept", "told"),
    [
        (Presence.CAME, "X deltager under behandlingen af punktet.", "", "X deltog under"),
        (Presence.CAME, "X deltager og viser tal.", "X deltog og viser tal.", "X deltog under"),
        (
            Presence.CANCELLED,
            "X deltager og viser tal.",
            "X skulle deltage og viser tal.",
            "havde meldt afbud",
        ),
        (Presence.ABSENT, "Baggrund. X deltager i drøftelsen.", "Baggrund.", "X deltog ikke."),
        (Presence.UNKNOWN, "X deltager under drøftelsen.", "", "X var inviteret til punktet."),
        (Presence.CAME, "Alle deltager i konferencen.", "Alle deltager i konferencen.", "X deltog under"),
        (Presence.CAME, "Chef Ib Dal deltager under punktet.", "", "X deltog under"),
    ],
)
def test_who_took_part_is_told_in_the_past_from_who_came(
    presence: Presence, text: str, kept: str, told: str
) -> None:
    who = "Jurist Pia Skovmand"
    guest = MinutedGuest("Pia Skovmand", "Jurist", presence)
    item = replace(STRATEGY, text=text.replace("X", who), guests=(guest,))
    [plain] = json.loads(made(with_item(item), MinutesFormat.JSON))["items"]

    assert plain["text"] == ([kept.replace("X", who)] if kept else [])
    assert told.replace("X", who) in plain["minutes"][-1]


def test_what_the_decision_says_already_is_not_said_again() -> None:
    decision = STRATEGY.decision
    assert decision
    text = "Godkendt. IT-chef Jonas Elkjær deltog under drøftelsen. HR følger op."
    owed = (
        MinutedFollowUp("HR", None, None),
        MinutedFollowUp("Byg", "bestiller et tilbud", date(2026, 5, 1)),
    )
    item = replace(STRATEGY, decision=replace(decision, text=text, follow_ups=owed))
    [plain] = json.loads(made(with_item(item), MinutesFormat.JSON))["items"]

    assert plain["minutes"] == [f"{text} Byg: bestiller et tilbud. Frist for Byg: 1. maj 2026."]
    assert plain["decision"]["text"] == text


def test_openness_stands_where_it_differs() -> None:
    unsure = replace(MINUTES, items=(STRATEGY, STAFF, replace(BUDGET, is_open=None)))
    text = said(unsure, MinutesFormat.MARKDOWN)

    assert "Åben sag" not in text
    assert f"{STRATEGY.title} (åbent)" in text
    assert "Personalesag (lukket)" in text
    assert "4. Budget 2027 " in text
    assert "Lukket sag" in said(replace(MINUTES, items=(STAFF,)), MinutesFormat.MARKDOWN)


@EVERY
def test_the_same_minutes_are_the_same_bytes(form: MinutesFormat) -> None:
    assert made(MINUTES, form) == made(MINUTES, form)


HOSTILE = (
    "<script>alert(1)</script>\"'&amp;]]> \x00\x07\u202e\ufffe\ud800<img src=x onerror=y> {{x}} #set page() "
    "$x$ *b* _i_ [l](http://evil.example) ![i](x) @ref `c` \\ {page} www.evil.example =1+1"
)
HARMLESS = (
    "<script>alert(1)</script>\"'&amp;]]> <img src=x onerror=y> {{x}} #set page() "
    "$x$ *b* _i_ [l](http://evil.example) ![i](x) @ref `c` \\ {page} www.evil.example =1+1"
)


def hostile() -> Minutes:
    guest = MinutedGuest(HOSTILE, HOSTILE, Presence.CAME)
    decision = SEATS.decision
    assert decision
    owed = (MinutedFollowUp(HOSTILE * 2, HOSTILE, date(2026, 4, 1)),)
    item = replace(
        SEATS,
        number=HOSTILE,
        title=HOSTILE,
        text=HOSTILE,
        guests=(guest,),
        recommendations=(HOSTILE,),
        decision=replace(decision, text=HOSTILE, follow_ups=owed),
    )
    papers = tuple(replace(p, title=HOSTILE, document_id=HOSTILE, reference=HOSTILE) for p in MINUTES.papers)
    return replace(
        MINUTES,
        body=HOSTILE,
        organisation=HOSTILE * 5,
        place=HOSTILE,
        case_text=HOSTILE,
        signers=(HOSTILE, HOSTILE),
        items=(item,),
        papers=papers,
    )


@EVERY
def test_a_hostile_text_stands_there_as_text(form: MinutesFormat) -> None:
    text = said(hostile(), form)
    wanted = json.dumps(HARMLESS, ensure_ascii=False)[1:-1] if form == "json" else HARMLESS

    if form == "pdf":  # broken over lines, so compared by its signs
        assert re.sub(r"\s", "", text).count(re.sub(r"\s", "", wanted)) >= 10
    else:
        assert text.count(wanted) >= 10
    for forbidden in ("\u202e", "\x07", "\x00"):
        assert forbidden not in text


def test_the_page_is_one_file_that_fetches_and_runs_nothing() -> None:
    page = html.document_fromstring(made(hostile(), MinutesFormat.HTML).decode())

    assert page.xpath("//script | //img | //link | //iframe | //a | //@onerror | //@src | //@href") == []
    [style] = page.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    assert page.get("lang") == "da"
    assert page.xpath("//meta[@charset='utf-8']")


def test_the_page_can_be_read_aloud() -> None:
    page = html.document_fromstring(made(MINUTES, MinutesFormat.HTML).decode())
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]

    assert page.xpath("//title/text()") == ["Referat: Direktionen 04-03-2026"]
    assert (levels.count(1), len(page.xpath("//main")), len(page.xpath("//header"))) == (1, 1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(page.xpath("//th[@scope='col']")) == 2


def test_markdown_has_no_markup_but_its_own() -> None:
    text = made(hostile(), MinutesFormat.MARKDOWN).decode()
    bare = re.sub(r"\\.", "", text)

    assert not re.search(r"[\[\]<>`!@$&|~_]", bare)
    assert not re.search(r"(?<!\\)://|www\.", bare)
    assert {line.split(" ")[0] for line in bare.splitlines() if line.startswith("#")} == {"#", "##", "###"}


@pytest.mark.parametrize("minutes", [MINUTES, hostile(), with_item(MinutedItem("1", is_hidden=True))])
def test_json_has_the_shape_that_is_written_down(minutes: Minutes) -> None:
    jsonschema.validate(json.loads(made(minutes, MinutesFormat.JSON)), SCHEMA)


def word(minutes: Minutes) -> Any:
    return docx.Document(io.BytesIO(made(minutes, MinutesFormat.WORD)))


def test_the_word_file_has_real_styles_fields_and_a_language() -> None:
    document = word(MINUTES)
    by_style: dict[str, list[str]] = {}
    inside = [
        p for table in document.tables for row in table.rows for cell in row.cells for p in cell.paragraphs
    ]
    for paragraph in (*document.paragraphs, *inside):
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    [section] = document.sections
    fields = section.footer._element.xpath(".//w:fldSimple/@w:instr")

    assert by_style["Title"] == ["Direktionen 04-03-2026"]
    assert "Beslutning i Direktionen den 04-03-2026" in by_style["Heading 1"]
    assert by_style["Heading 2"].count(f"1. {STRATEGY.title}") == 2
    assert (
        fields == section.first_page_footer._element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    )
    assert document.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["da-DK"]
    for heading in ("Heading 1", "Heading 2"):
        assert document.styles[heading].paragraph_format.keep_with_next
    [logo] = section.first_page_header._element.xpath(".//w:sdt/w:sdtPr/w:tag/@w:val")
    assert logo == "logo"
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_word_file_names_the_body_and_no_machine() -> None:
    document = word(MINUTES)
    properties = document.core_properties
    unpacked = parts(made(MINUTES, MinutesFormat.WORD), "docx")
    every = b"\n".join(unpacked.values())

    assert properties.author == properties.last_modified_by == "Direktionen, Sundkøbing Kommune"
    assert (properties.title, properties.language) == ("Referat: Direktionen 04-03-2026", "da-DK")
    assert (properties.created.date(), properties.revision) == (date(2026, 3, 5), 1)
    for stranger in (b"python-docx", b"Macintosh", b"thumbnail", b"rsidRoot", b"customXml"):
        assert stranger not in every, stranger


def test_the_word_file_reaches_nowhere() -> None:
    unpacked = parts(made(hostile(), MinutesFormat.WORD), "docx")
    document = etree.fromstring(unpacked["word/document.xml"])

    assert not [name for name, part in unpacked.items() if b'TargetMode="External"' in part]
    assert not list(document.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink")))


def test_the_pdf_is_for_the_archive_and_for_those_who_have_it_read_aloud() -> None:
    file = made(MINUTES, MinutesFormat.PDF)
    every = b"\n".join(parts(file, "pdf").values())

    for wanted in (
        b"<pdfaid:part>2</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/Lang",
        b"/StructTreeRoot",
        b"/OutputIntent",
    ):
        assert wanted in every, wanted
    for forbidden in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile"):
        assert forbidden not in every
    assert "Side 1 af 2" in shown(file, "pdf")


def test_a_sign_that_no_font_has_stands_in_the_pdf_by_its_name() -> None:
    text = said(replace(MINUTES, place="Sal 中 👍 Ωж q̃ é"), MinutesFormat.PDF)

    assert "[CJK UNIFIED IDEOGRAPH-4E2D]" in text
    assert "[THUMBS UP SIGN]" in text
    assert "Ωж" in text


@EVERY
def test_what_is_not_known_is_left_out(form: MinutesFormat) -> None:
    item = MinutedItem(number="1", title=None, is_open=None, hours=MinutedHours(time(9, 0)))
    bare = replace(
        with_item(item),
        hours=MinutedHours(),
        place=None,
        signers=(None, None),
        case_text=None,
        papers=(),
        number=None,
    )
    text = said(bare, form)

    assert "None" not in text
    assert "Møde nr" not in text
    assert form not in ("docx", "pdf") or "Direktionen · 4. marts 2026 · Referat" in text
    assert form == "json" or "1. Uden overskrift" in text
    assert "Bilag" not in text
    assert "Sagsfremstilling" not in text
