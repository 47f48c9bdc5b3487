"""Word documents to lines: paragraphs and tables in their order. How lists count is in `numbering`."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from bot.documents.formats.numbering import Numbering
from bot.documents.formats.office_guard import checked
from bot.documents.formats.text import clean
from bot.documents.lines import BULLETS, Line, Source, marked
from bot.documents.words.headings import HEADING_STYLES
from bot.domain.agenda import Unreadable

_DEEPEST_MARK = 3
_WRAPPERS = tuple(
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")
)
_UNSEEN = tuple(qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
_FAULTS = (
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    OSError,
    zipfile.BadZipFile,
    OpcError,
    etree.LxmlError,
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, or a part of one up to a line break; empty ones count as space."""

    text: str
    marked: bool = False
    row: bool = False
    strong: bool = False


def lines(data: bytes) -> Source:
    checked(data)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        body = list(reader.blocks(document.element.body))
        furniture = list(reader.margins())
    except _FAULTS as error:  # python-docx has no error of its own for a broken part
        raise Unreadable("The Word document is broken.") from error
    return Source(lines=tuple(_numbered(body)), furniture=tuple(_numbered(furniture)))


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        styles = _styles(document)
        self._numbering = Numbering(styles, _part(document, RELATIONSHIP_TYPE.NUMBERING))
        self._heading_styles = {key for key, style in styles.items() if _is_heading(style)}

    def blocks(self, parent: etree._Element, *, depth: int = 0) -> Iterator[_Text]:
        for child in parent:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child, depth=depth)
            elif child.tag in _WRAPPERS:
                yield from self.blocks(child, depth=depth)

    def margins(self) -> Iterator[_Text]:
        for section in self._document.sections:
            for margin in (
                section.header,
                section.first_page_header,
                section.footer,
                section.first_page_footer,
            ):
                if not margin.is_linked_to_previous:
                    yield from self.blocks(margin._element, depth=1)  # noqa: SLF001 - python-docx shows no tables in order

    def _paragraph(self, element: etree._Element) -> Iterator[_Text]:
        label = self._numbering.label(element)
        strong = self._is_strong(element)
        parts = clean_paragraph(element).split("\n")
        for at, part in enumerate(parts):
            opens = at == 0 and bool(part.strip())
            text = f"{label.text} {part.strip()}" if label and label.text and opens else part
            yield _Text(text=text, marked=bool(label and label.is_bullet and opens), strong=strong)

    def _is_strong(self, element: etree._Element) -> bool:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) in self._heading_styles:
            return True
        runs = [run for run in element.iter(qn("w:r")) if "".join(run.itertext(qn("w:t"))).strip()]
        return bool(runs) and all(_is_bold(run) for run in runs)

    def _table(self, element: etree._Element, *, depth: int) -> Iterator[_Text]:
        for row in _children(element, qn("w:tr")):
            cells = [list(self.blocks(cell, depth=depth + 1)) for cell in _children(row, qn("w:tc"))]
            if len(cells) == 1:
                yield from cells[0]
            else:
                yield from _row(cells, is_outer=depth == 0)


def clean_paragraph(element: etree._Element) -> str:
    return clean("".join(_signs(element))).replace("\v", "\n")


def _signs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _UNSEEN and child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _signs(child)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _part(document: Document, kind: str) -> etree._Element | None:
    """The root of a part, if there is one; python-docx would open a file of its own for a missing one."""
    try:
        part: Any = document.part.part_related_by(kind)  # python-docx has two kinds of parts, one of them XML
    except KeyError:
        return None
    return part.element


def _styles(document: Document) -> dict[str, etree._Element]:
    root = _part(document, RELATIONSHIP_TYPE.STYLES)
    return (
        {} if root is None else {style.get(qn("w:styleId"), ""): style for style in root.iter(qn("w:style"))}
    )


def _is_heading(style: etree._Element) -> bool:
    name = style.find(qn("w:name"))
    said = "" if name is None else name.get(qn("w:val"), "")
    return bool(said.casefold().startswith(HEADING_STYLES))


def _is_bold(run: etree._Element) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off")


def _row(cells: Sequence[Sequence[_Text]], *, is_outer: bool) -> Iterator[_Text]:
    """A row as a text prints it: the first cell, the second on the same line, then what is below."""
    filled = [[part for part in cell if part.text.strip()] for cell in cells]
    first = " ".join(part.text.strip() for part in filled[0])
    rest = [part for cell in filled[1:] for part in cell]
    opening = replace(rest[0], text=f"{first} {rest[0].text.strip()}".strip()) if rest else _Text(text=first)
    if opening.text:
        yield replace(opening, row=is_outer, marked=False)
        yield from rest[1:]


def _numbered(texts: Sequence[_Text]) -> Iterator[Line]:
    gaps, gap = [], 0
    for text in texts:
        gaps.append(gap)
        gap = 0 if text.text.strip() else gap + 1
    filled = [
        (number, text, gap)
        for number, (text, gap) in enumerate(zip(texts, gaps, strict=True), 1)
        if text.text.strip()
    ]
    is_double_spaced = 2 * sum(gap > 0 for _, _, gap in filled) > len(filled)
    for number, text, gap in filled:
        blanks = len(text.text) - len(text.text.lstrip())
        is_set_in = 0 < blanks <= _DEEPEST_MARK and text.text.strip()[0] not in BULLETS
        at_break = is_double_spaced and gap == 0
        yield marked(
            Line(
                number=number,
                text=" ".join(text.text.split()),
                marked=text.marked or (is_set_in and not at_break),
                after_break=is_set_in and at_break,
                paragraph=gap >= (2 if is_double_spaced else 1),
                row=text.row,
                strong=text.strong,
            )
        )
