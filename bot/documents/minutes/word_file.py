"""The minutes as a Word file for the records system, to be signed. Never their words."""

import io
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from bot.documents.minutes.content import Content, Entry, Section
from bot.documents.minutes.rulings import Ruling
from bot.documents.minutes.word_styles import (
    BESIDE_CLOCK,
    BESIDE_LOGO,
    CLOCK,
    CLOCK_TEXT,
    GREY,
    LOGO,
    MARK,
    NOTE,
    PAPER,
    PARTICULAR,
    RULE,
    SIGNING,
    WIDTH,
    columned,
    describe,
    lay_out,
)
from bot.documents.packing import same_zip
from bot.documents.word_tables import repeated, ruled, unbroken


def minutes_word(content: Content, *, at: datetime) -> bytes:
    """`at` is what the file says of when it was made."""
    document = docx.Document()
    lay_out(document, content)
    describe(document, content, at=at)
    _margins(document, content)
    _top(document, content)
    _agenda(document, content)
    _decided(document, content)
    _section(document, content.papers, style=PAPER)
    _signatures(document, content)
    written = io.BytesIO()
    document.save(written)
    return same_zip(written.getvalue())


def _margins(document: Document, content: Content) -> None:
    """The place for the logo is on the first page only; every page counts itself."""
    section = document.sections[0]
    _letterhead(section.first_page_header, content)
    section.header.paragraphs[0].text = content.running
    for footer in (section.first_page_footer, section.footer):
        _foot(footer, content)


def _letterhead(header: _Header, content: Content) -> None:
    width, height = LOGO
    table = header.add_table(1, 2, WIDTH)
    columned(table, BESIDE_LOGO, width)
    row = table.rows[0]
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.EXACTLY
    for cell, its_width in zip(row.cells, (BESIDE_LOGO, width), strict=True):
        cell.width = its_width
    named, logo = row.cells
    first = named.paragraphs[0]
    first.style = "Header"
    first.add_run(content.organisation).font.bold = True
    named.add_paragraph(content.running, style="Header")
    _place_for(logo.paragraphs[0], content.logo)
    header._element.remove(header.paragraphs[0]._p)  # noqa: SLF001 - a paragraph must follow the table
    header.add_paragraph(style="Header")


def _place_for(paragraph: Paragraph, name: str) -> None:
    """An empty control that Word names when it is pointed at: a logo is put in there."""
    control, properties, holds = (OxmlElement(f"w:{tag}") for tag in ("sdt", "sdtPr", "sdtContent"))
    for tag, value in (("alias", name), ("tag", "logo")):
        told = OxmlElement(f"w:{tag}")
        told.set(qn("w:val"), value)
        properties.append(told)
    holds.append(paragraph.add_run("\u00a0")._r)  # noqa: SLF001 - python-docx makes no controls
    control.extend((properties, holds))
    paragraph._p.append(control)  # noqa: SLF001 - as above


def _foot(footer: _Footer, content: Content) -> None:
    line = footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{' · '.join(content.marks)}\t")
    before, _, rest = content.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    line.add_run(before)
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(paragraph.add_run("1")._r)  # noqa: SLF001 - python-docx makes no fields
    paragraph._p.append(field)  # noqa: SLF001 - as above


def _top(document: Document, content: Content) -> None:
    document.add_paragraph(content.title, style="Title")
    document.add_paragraph(content.kind, style="Subtitle")
    for mark in content.marks:
        document.add_paragraph(mark, style=MARK)
    for label, value in content.particulars:
        line = document.add_paragraph(style=PARTICULAR)
        line.add_run(f"{label}:").font.color.rgb = GREY
        line.add_run(f"\t{value}")


def _agenda(document: Document, content: Content) -> None:
    document.add_paragraph(content.items_heading, style="Heading 1")
    if content.openness:
        document.add_paragraph(content.openness)
    _section(document, content.case)
    document.add_paragraph(content.lead_in).paragraph_format.keep_with_next = True
    table = document.add_table(rows=1, cols=2)
    columned(table, CLOCK, BESIDE_CLOCK)
    _columns(table.rows[0], content.columns)
    for entry in content.entries:
        _entry(table, entry)


def _columns(row: _Row, names: tuple[str, str]) -> None:
    repeated(row)
    for cell, name, width in zip(row.cells, names, (CLOCK, BESIDE_CLOCK), strict=True):
        cell.width = width
        run = cell.paragraphs[0].add_run(name)
        run.font.bold, run.font.size, run.font.color.rgb = True, Pt(9), GREY
        ruled(cell, "bottom", color="1A1A1A", eighths=RULE)


def _entry(table: Table, entry: Entry) -> None:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    unbroken(row)
    clock, about = row.cells
    for cell, width in zip(row.cells, (CLOCK, BESIDE_CLOCK), strict=True):
        cell.width = width
        ruled(cell, "bottom", color="B0B0B0", eighths=RULE)
        cell.paragraphs[0].paragraph_format.space_before = Pt(6)
    clock.paragraphs[0].style = CLOCK_TEXT
    clock.paragraphs[0].add_run(entry.clock)
    about.paragraphs[0].style = "Heading 2"
    about.paragraphs[0].add_run(entry.heading)
    about.paragraphs[0].paragraph_format.keep_with_next = bool(entry.paragraphs)
    for text in entry.paragraphs:
        about.add_paragraph(text)


def _decided(document: Document, content: Content) -> None:
    document.add_paragraph(content.decided_heading, style="Heading 1")
    document.add_paragraph(content.decided_lead_in).paragraph_format.keep_with_next = True
    for ruling in content.rulings:
        _ruling(document, ruling)
    if content.written:
        document.add_paragraph(content.written_heading, style="Heading 1")
    for ruling in content.written:
        _ruling(document, ruling)


def _ruling(document: Document, ruling: Ruling) -> None:
    document.add_paragraph(ruling.heading, style="Heading 2")
    for text in ruling.paragraphs:
        document.add_paragraph(text).paragraph_format.keep_with_next = bool(ruling.notes)
    for note in ruling.notes:
        document.add_paragraph(f"({note})", style=NOTE)


def _section(document: Document, section: Section | None, *, style: str = "Normal") -> None:
    if section is None:
        return
    document.add_paragraph(section.heading, style="Heading 1")
    for text in section.paragraphs:
        document.add_paragraph(text, style=style)


def _signatures(document: Document, content: Content) -> None:
    """Never parted from their heading, and no line over two pages."""
    document.add_paragraph(content.signatures_heading, style="Heading 1")
    table = document.add_table(rows=2, cols=3)
    columned(table, *SIGNING)
    for row in table.rows:
        unbroken(row)
    space, lines = table.rows
    space.height, space.height_rule = Mm(16), WD_ROW_HEIGHT_RULE.EXACTLY
    for cell in space.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    places = (lines.cells[0], lines.cells[2])
    for cell, signature in zip(places, content.signatures, strict=True):
        ruled(cell, "top", color="1A1A1A", eighths=RULE)
        cell.paragraphs[0].paragraph_format.space_before = Pt(4)
        cell.paragraphs[0].add_run(f"{signature.office}: {signature.name}")
        cell.add_paragraph(f"{content.signed_on}:")
