"""The run sheet as a Word file for A4 paper, for those who want to add to it first. Never its words."""

import io

import docx
from docx.document import Document
from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from bot.documents.run_sheet import wording
from bot.documents.word_tables import repeated, ruled, unbroken
from bot.domain.facts import RunSheet, SheetItem
from bot.texts import Words

_WIDTHS = (Mm(27), Mm(19), Mm(19), Mm(115))
_GREY = RGBColor(0x55, 0x55, 0x55)
_FONT = "Arial"
_RULE = 5
LONGEST_PROPERTY = 255
"""python-docx refuses more."""


def run_sheet_word(sheet: RunSheet, words: Words) -> bytes:
    document = docx.Document()
    _lay_out(document, sheet, words=words)
    _head(document, sheet, words=words)
    _table(document, sheet, words=words)
    for note in wording.notes(sheet, words):
        _line(document.add_paragraph(), note, size=8.5, color=_GREY)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _lay_out(document: Document, sheet: RunSheet, *, words: Words) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(14), Mm(12)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(10.5)
    normal.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title = f"{words.say('Run sheet')} · {wording.top_line(sheet)}"[:LONGEST_PROPERTY]
    properties.author, properties.comments = "Ordstyrer", ""
    properties.language = words.language


def _head(document: Document, sheet: RunSheet, *, words: Words) -> None:
    top = document.add_paragraph()
    top.paragraph_format.tab_stops.add_tab_stop(Mm(180), WD_TAB_ALIGNMENT.RIGHT)
    _line(top, wording.top_line(sheet), size=17, is_bold=True)
    _line(top, f"\t{words.say('Run sheet')} · {wording.state(sheet, words)}", size=9, color=_GREY)
    _line(document.add_paragraph(), wording.when_and_where(sheet, words), is_bold=True)
    for line in wording.people_lines(sheet, words):
        _line(document.add_paragraph(), line, size=9.5)
    link = wording.link(sheet)
    if link:
        _line(document.add_paragraph(), f"{words.say('Join the meeting')}: {link}", size=7.5, color=_GREY)
    document.add_paragraph()


def _table(document: Document, sheet: RunSheet, *, words: Words) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS))
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    _heads(table.rows[0], words)
    for item in sheet.items:
        _item(_new_row(table), item, words=words)
        for name in (words.say("Decision"), *[""] * (wording.lines_to_write(sheet) - 1)):
            _room_to_write(_new_row(table), name)
        _space(_new_row(table))


def _new_row(table: Table) -> _Row:
    """Never torn over two pages."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    unbroken(row)
    for cell, width in zip(row.cells, _WIDTHS, strict=True):
        cell.width = width
    return row


def _heads(row: _Row, words: Words) -> None:
    repeated(row)
    names = (words.say("Planned"), words.say("Began"), words.say("Ended"), words.say("Item"))
    for cell, name, width in zip(row.cells, names, _WIDTHS, strict=True):
        cell.width = width
        _line(cell.paragraphs[0], name, size=8.5, is_bold=True, color=_GREY)


def _item(row: _Row, item: SheetItem, *, words: Words) -> None:
    for cell in row.cells:
        ruled(cell, "top", color="111111", eighths=_RULE)
        cell.paragraphs[0].paragraph_format.space_before = Pt(4)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    hours, began, ended, about = row.cells
    _line(hours.paragraphs[0], wording.hours(item, words), is_bold=True)
    for blank in (began, ended):
        _line(blank.paragraphs[0], "_" * 6, color=_GREY)
    _line(about.paragraphs[0], wording.title(item, words), is_bold=True)
    mark = wording.openness(item, words)
    if mark:
        _line(about.paragraphs[0], f"  [{mark}]", size=8.5, is_bold=True)
    below = wording.about(item, words)
    if below:
        _line(about.add_paragraph(), below, size=9.5)
        about.paragraphs[-1].paragraph_format.keep_with_next = True


def _room_to_write(row: _Row, name: str) -> None:
    """A ruled line across the sheet."""
    row.height, row.height_rule = Mm(7.5), WD_ROW_HEIGHT_RULE.EXACTLY
    cell = row.cells[0].merge(row.cells[-1])
    cell.vertical_alignment = WD_ALIGN_VERTICAL.BOTTOM
    _line(cell.paragraphs[0], name, size=8.5, color=_GREY)
    ruled(cell, "bottom", color="999999", eighths=_RULE)


def _space(row: _Row) -> None:
    row.height, row.height_rule = Mm(3.5), WD_ROW_HEIGHT_RULE.EXACTLY


def _line(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 10.5,
    is_bold: bool = False,
    color: RGBColor | None = None,
) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold = Pt(size), is_bold
    if color is not None:
        run.font.color.rgb = color
