"""The chair's run sheet as HTML and Word: what stands on it, and that no text becomes anything but text."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import docx
import pytest
from lxml import html

from bot.documents.run_sheet.web_page import run_sheet_page
from bot.documents.run_sheet.word_file import run_sheet_word
from bot.domain.facts import Contact, Heading, RunSheet, SheetGuest, SheetItem
from bot.domain.meeting import MeetingStatus
from bot.texts import words

DA = words("da")
LINK = "https://teams.example/l/meetup-join/19%3ameeting?a=1&b=2"
STRATEGY = SheetItem(
    number="1",
    title="Ny digitaliseringsstrategi",
    starts=time(10, 30),
    ends=time(11, 0),
    is_open=True,
    guests=(SheetGuest("IT-chef Jonas Elkjær", "55 55 10 06"), SheetGuest("Bente Holm", None)),
    papers=2,
)
SECRET = SheetItem(None, "Personalesag", time(11, 0), None, is_open=False, guests=(), papers=0)
SHEET = RunSheet(
    heading=Heading(
        body="Direktionen",
        organisation="Sundkøbing Kommune",
        held_on=date(2026, 3, 4),
        starts=time(10, 30),
        ends=None,
        place="Byrådssalen",
        join_url=LINK,
        zone="Europe/Copenhagen",
    ),
    status=MeetingStatus.PUBLISHED,
    version=3,
    chair="Kommunaldirektør Karin Bech",
    contact=Contact("Sanne Holt", "Sekretariatsleder", "55 55 10 01", "sanne@sund.example"),
    items=(STRATEGY, SECRET),
)


def in_html(sheet: RunSheet) -> str:
    page = html.document_fromstring(run_sheet_page(sheet, DA).decode())
    [body] = page.xpath("//body")
    return " ".join(" ".join(body.itertext()).replace("\u00a0", " ").split())


def in_word(sheet: RunSheet) -> str:
    document = docx.Document(io.BytesIO(run_sheet_word(sheet, DA)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = [*(paragraph.text for paragraph in document.paragraphs), *cells]
    return " ".join(" ".join(written).replace("\u00a0", " ").split())


Read = Callable[[RunSheet], str]
BOTH = pytest.mark.parametrize("read", [in_html, in_word])


@BOTH
def test_the_chair_finds_all_that_a_meeting_is_run_by(read: Read) -> None:
    shown = read(SHEET)

    for wanted in (
        "Direktionen, Sundkøbing Kommune",
        "Køreplan · version 3",
        "Onsdag den 4. marts 2026, fra kl. 10.30 · Byrådssalen",
        "Mødeleder: Kommunaldirektør Karin Bech",
        "Spørgsmål? Kontakt Sanne Holt, Sekretariatsleder, 55 55 10 01, sanne@sund.example",
        LINK,
        "Planlagt Begyndte Sluttede Punkt",
        "10.30–11.00",
        "1 Ny digitaliseringsstrategi",
        "Gæster: IT-chef Jonas Elkjær (55 55 10 06) og Bente Holm · 2 bilag",
        "Personalesag",
        "lukket",
        "Arket viser lukkede punkter",
    ):
        assert wanted in shown
    assert shown.count("Beslutning") >= 2


@BOTH
def test_a_sheet_of_open_items_warns_of_nothing(read: Read) -> None:
    assert "lukke" not in read(replace(SHEET, items=(STRATEGY,)))
    assert "åbent eller lukket?" in read(replace(SHEET, items=(replace(STRATEGY, is_open=None),)))


@BOTH
def test_what_is_not_known_is_left_out(read: Read) -> None:
    top = replace(SHEET.heading, starts=None, place=None, join_url="javascript:alert(1)")
    bare = replace(STRATEGY, title=None, number=None, starts=None, ends=None, guests=(), papers=0)
    shown = read(replace(SHEET, heading=top, chair=None, contact=None, items=(bare,)))

    assert "Onsdag den 4. marts 2026" in shown
    for absent in ("None", "kl.", "Mødeleder", "Spørgsmål", "Deltag", "javascript", "Gæst", "bilag"):
        assert absent not in shown


@BOTH
def test_a_draft_says_that_it_is_one(read: Read) -> None:
    draft = replace(SHEET, status=MeetingStatus.DRAFT)

    assert f"{DA.name(MeetingStatus.DRAFT)} · version 3" in read(draft)


HOSTILE = "<script>alert(1)</script>\"'&amp; \x07\u202e\ufffe<img src=x onerror=y> {{x}} \r\n=1+1"
HARMLESS = "<script>alert(1)</script>\"'&amp; <img src=x onerror=y> {{x}} =1+1"


def hostile() -> RunSheet:
    heading = replace(SHEET.heading, body=HOSTILE * 9, organisation=HOSTILE, place=HOSTILE)
    item = replace(STRATEGY, title=HOSTILE, number=HOSTILE, guests=(SheetGuest(HOSTILE, HOSTILE),))
    contact = Contact(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    return replace(SHEET, heading=heading, chair=HOSTILE, contact=contact, items=(item,))


@BOTH
def test_a_hostile_text_stands_there_as_text(read: Read) -> None:
    shown = read(hostile())

    assert f"{HARMLESS} {HARMLESS}" in shown
    assert HARMLESS * 8 in shown


def test_the_page_fetches_and_runs_nothing() -> None:
    page = html.document_fromstring(run_sheet_page(hostile(), DA).decode())

    assert page.xpath("//script | //img | //link | //iframe | //@onerror | //@src") == []
    assert page.xpath("//@href") == [LINK]
    [style] = page.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    assert "size: A4" in style
    assert page.get("lang") == "da"


def test_the_word_file_reaches_nowhere_and_is_of_a4() -> None:
    written = run_sheet_word(hostile(), DA)
    [section] = docx.Document(io.BytesIO(written)).sections
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        parts = {name: package.read(name) for name in package.namelist()}

    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert not [name for name, data in parts.items() if b'TargetMode="External"' in data]
    assert b"fldChar" not in parts["word/document.xml"]
    assert b"instrText" not in parts["word/document.xml"]
