"""PDF to lines by position. Text only: nothing in the file is run, drawn or fetched."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import pypdfium2
from pypdfium2 import raw

from bot.documents.formats.geometry import Word, page_lines
from bot.documents.formats.text import clean
from bot.documents.lines import Source, without_furniture
from bot.domain.agenda import Unreadable

MOST_PAGES = 2000
_CUT = "\x02\ufffe"  # pdfium's signs for a hyphen at a line's end
_HYPHENS = dict.fromkeys(map(ord, f"{_CUT}\u2010\u2011"), "-")
_BOLD = 600
_END, _END_WITHIN = b"%%EOF", 2048  # bytes
_SOLID = 1.15  # a line's height by the size of its font


def lines(data: bytes) -> Source:
    if _END not in data[-_END_WITHIN:]:
        raise Unreadable("The PDF is cut off.")  # pdfium would mend it and leave the lost pages out
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > MOST_PAGES:
                raise Unreadable(f"The PDF has more than {MOST_PAGES} pages.")
            pages = [_page(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(error)) from error
    if not any(words for _, words in pages):
        raise Unreadable("The PDF holds no text, perhaps only pictures of pages.")
    body, furniture = page_lines(pages)
    source = without_furniture(body)
    return replace(source, furniture=(*furniture, *source.furniture))


def _reason(error: pypdfium2.PdfiumError) -> str:
    if "password" in str(error).lower():
        return "The PDF is protected by a password."
    return "The PDF is broken."


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[float, list[Word]]:
    """The page's height in points, and its words."""
    page = document[index]
    text = page.get_textpage()
    try:
        return page.get_height(), list(_words(_Letters(text)))
    finally:
        text.close()
        page.close()


class _Letters:
    """The letters of a page as pdfium numbers them."""

    def __init__(self, page: pypdfium2.PdfTextPage) -> None:
        self._page = page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    @cached_property
    def text(self) -> str:
        plain: str = self._page.get_text_range()
        if len(plain) == self._page.count_chars():  # else pdfium left letters out, and the places differ
            return plain
        codes = (raw.FPDFText_GetUnicode(self._page, at) for at in range(self._page.count_chars()))
        return "".join(chr(code) if code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)  # noqa: PLR2004

    def origin(self, at: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        return self._x.value, self._y.value

    def right(self, at: int) -> float:
        raw.FPDFText_GetLooseCharBox(self._page, at, self._box)
        return float(self._box.right)

    def line_height(self, at: int) -> float:
        """Of a line set solid in the letter's font; pdfium tells the size before the page's own scaling."""
        size = float(raw.FPDFText_GetFontSize(self._page, at))
        if raw.FPDFText_GetMatrix(self._page, at, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return max(_SOLID * size, 1.0)

    def is_bold(self, at: int) -> bool:
        """By the font's weight or, where the file does not tell it, by the font's name."""
        if raw.FPDFText_GetFontWeight(self._page, at) >= _BOLD:
            return True
        raw.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), self._flags)
        return b"bold" in self._name.value.lower()


def _words(letters: _Letters) -> Iterator[Word]:
    for first, last in _spans(letters.text):
        text = clean(letters.text[first:last].translate(_HYPHENS)).strip()
        if text:
            left, bottom = letters.origin(first)
            yield Word(
                text=text,
                left=left,
                right=letters.right(last - 1),
                bottom=bottom,
                height=letters.line_height(first),
                bold=letters.is_bold(first),
            )


def _spans(text: str) -> Sequence[tuple[int, int]]:
    """Words from first to last letter; a hyphen that pdfium found at a line's end has no blank after it."""
    spans: list[tuple[int, int]] = []
    start: int | None = None
    for at, letter in enumerate([*text, " "]):
        if letter.isspace() or letter == "\x00":
            if start is not None:
                spans.append((start, at))
            start = None
        elif start is None:
            start = at
        if letter in _CUT and start is not None:
            spans.append((start, at + 1))
            start = None
    return spans
