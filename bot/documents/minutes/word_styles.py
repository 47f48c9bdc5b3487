"""The look of the minutes in Word: page, styles, language, properties. Never what stands in them."""

from collections.abc import Iterable
from datetime import datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table

from bot.documents.minutes.content import Content

FONT = "Arial"
GREY = RGBColor(0x44, 0x44, 0x44)
WIDTH = Mm(170)
RULE = 6
CLOCK = Mm(30)
BESIDE_CLOCK = Mm(140)
LOGO = (Mm(50), Mm(18))
BESIDE_LOGO = Mm(120)
SIGNING = (Mm(80), Mm(10), Mm(80))
PARTICULAR, MARK, NOTE, PAPER, CLOCK_TEXT = "Particular", "Mark", "Note", "Attachment", "Clock"
_LOCALES = {"da": "da-DK", "en": "en-GB"}
_LONGEST_PROPERTY = 255
"""python-docx refuses more."""
_BLACK = RGBColor(0x1A, 0x1A, 0x1A)
# size, bold, color, space before, space after
_LOOKS: dict[str, tuple[float, bool, RGBColor, float, float]] = {
    "Normal": (10.5, False, _BLACK, 0, 5),
    "Title": (22, True, _BLACK, 10, 2),
    "Subtitle": (11, False, GREY, 0, 8),
    "Heading 1": (14, True, _BLACK, 20, 5),
    "Heading 2": (11, True, _BLACK, 12, 3),
    "Header": (9, False, GREY, 0, 0),
    "Footer": (9, False, GREY, 0, 0),
    PARTICULAR: (10.5, False, _BLACK, 0, 1),
    MARK: (10.5, True, RGBColor(0x8A, 0x4B, 0x00), 0, 5),
    NOTE: (10, False, GREY, 0, 5),
    PAPER: (10.5, False, _BLACK, 0, 3),
    CLOCK_TEXT: (10.5, False, _BLACK, 0, 5),
}
# Of the template's own history, none of which is of these minutes.
_LEFT_OUT = ("customXml", "stylesWithEffects")
_OF_THE_PACKAGE = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def lay_out(document: Document, content: Content) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    section.different_first_page_header_footer = True
    for name, look in _LOOKS.items():
        _dress(document, name, look=look)
    _speak(document, _LOCALES[content.language])
    _forget_the_template(document)


def describe(document: Document, content: Content, *, at: datetime) -> None:
    """The properties of the file: the body is its author, and no machine or account is named."""
    author = ", ".join(part for part in (content.body, content.organisation) if part)
    properties = document.core_properties
    properties.title = f"{content.kind}: {content.title}"[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = author[:_LONGEST_PROPERTY]
    properties.comments, properties.language = "", _LOCALES[content.language]
    properties.created = properties.modified = at
    properties.revision = 1


def _dress(document: Document, name: str, *, look: tuple[float, bool, RGBColor, float, float]) -> None:
    size, is_bold, color, before, after = look
    style = _style(document, name)
    _undress(style)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), is_bold, color
    _write_in(style, FONT)
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.15
    form.widow_control = True
    form.keep_with_next = name.startswith(("Heading", "Title", "Subtitle"))
    if name == PARTICULAR:
        form.tab_stops.add_tab_stop(CLOCK)
        form.left_indent, form.first_line_indent = CLOCK, -CLOCK
    style.font.italic = name == NOTE


def _undress(style: ParagraphStyle) -> None:
    """Of the rules, tabs and spacing of the template."""
    for old in list(style.element.iter(qn("w:pBdr"), qn("w:kern"), qn("w:tabs"))):
        old.getparent().remove(old)
    for wide in style.element.get_or_add_rPr().findall(qn("w:spacing")):
        style.element.rPr.remove(wide)


def _style(document: Document, name: str) -> ParagraphStyle:
    if name in [style.name for style in document.styles]:
        found: ParagraphStyle = document.styles[name]
        return found
    made: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style, made.quick_style = document.styles["Normal"], True
    return made


def _write_in(style: ParagraphStyle, font: str) -> None:
    """In place of the theme's font, which goes before a named one."""
    style.font.name = font
    fonts = style.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), font)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _speak(document: Document, locale: str) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), locale)


def _forget_the_template(document: Document) -> None:
    part = document.part
    _drop(part.rels, (key for key, rel in part.rels.items() if rel.reltype.endswith(_LEFT_OUT)))
    package = part.package.rels
    _drop(package, (key for key, rel in package.items() if rel.reltype in _OF_THE_PACKAGE))
    for saves in document.settings.element.findall(qn("w:rsids")):
        document.settings.element.remove(saves)


def _drop(relationships: "dict[str, object]", keys: Iterable[str]) -> None:
    for key in list(keys):
        del relationships[key]


def columned(table: Table, *widths: Length) -> None:
    """Of fixed widths, flush with the text."""
    table.autofit = False
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx knows no cell margins
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", 0), ("right", 60)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
