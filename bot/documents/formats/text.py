"""Plain text to lines: encodings, page breaks, lines that are double spaced. No other format."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.formats import markdown
from bot.documents.lines import BULLETS, Line, Source, marked, without_furniture
from bot.domain.agenda import Unreadable

_DEEPEST_MARK = 3  # blanks before a line whose bullet was lost; more is an indent of the layout
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127, 160, 8239, 8199), " ")
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    text: str
    gap: int  # empty lines before


def lines(data: bytes) -> Source:
    text = decoded(data)
    if markdown.is_markdown(text):
        return markdown.lines(text)
    pages = text.split("\f")
    raw = _raw(pages)
    filled = [line for page in raw for line in page]
    is_double_spaced = 2 * sum(line.gap > 0 for line in filled) > len(filled)
    return without_furniture(
        [[_line(line, is_double_spaced=is_double_spaced) for line in page] for page in raw]
    )


def decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or Windows-1252, in composed form and without invisible characters."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(
            ord(letter) in _CONTROLS and letter != "\u00a0" for letter in text[:4000]
        ) > _MOST_CONTROLS * len(text[:4000]):
            raise Unreadable("This is no text, PDF or Word document.")
        return clean(text)
    raise Unreadable("The text is neither UTF-8 nor Windows-1252.")


def clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_CONTROLS))


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    return ("utf-8-sig", "windows-1252")


def _raw(pages: Sequence[str]) -> list[list[_Raw]]:
    number, gap = 0, 0
    found: list[list[_Raw]] = []
    for page in pages:
        found.append([])
        for text in page.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            number += 1
            if text.strip():
                found[-1].append(_Raw(number, text.expandtabs(8), gap))
                gap = 0
            else:
                gap += 1
        number -= 1  # a form feed ends no line
    return found


def _line(raw: _Raw, *, is_double_spaced: bool) -> Line:
    """Double spaced, a paragraph has two more empty lines, and a blank without any marks a page break."""
    text = raw.text.strip()
    blanks = len(raw.text) - len(raw.text.lstrip())
    is_set_in = 0 < blanks <= _DEEPEST_MARK and text[0] not in BULLETS
    at_break = is_double_spaced and raw.gap == 0
    return marked(
        Line(
            number=raw.number,
            text=" ".join(text.split()),
            marked=is_set_in and not at_break,
            after_break=is_set_in and at_break,
            paragraph=raw.gap >= (2 if is_double_spaced else 1),
        )
    )
