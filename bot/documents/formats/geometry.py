"""Words on a page to lines: rows across columns, paragraphs by distance, heads by place. No PDF library."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.documents.lines import BULLETS, Line, marked

_SAME_ROW = 0.4  # of a word's height
_HEAD, _FOOT = 58.0, 52.0  # points from the page's edges to the baseline of a running head or foot
_LARGEST_HEAD = (1, 2, 3)  # rows
_APART = 1.9  # heights between a running head and the text
_MARK = (1.5, 20.0)  # points right of the left margin: a bullet was lost
_SAME_COLUMN = 3.0  # points
_SAME_BLOCK = 25.0  # points: indents of one block of text, which reaches equally far to the right
_NEW_COLUMN = 1.2  # heights of empty space
_AFTER_LABEL = 0.4  # heights, behind a time, number or bullet that opens the row
_LABEL = re.compile(rf"^(?:\d{{1,2}}[.:]\d{{2}}|\d{{1,3}}[.)]|[-–{BULLETS}])$")
_CLEARLY = 4  # times as many breaks with space as without
_BLANK = 0.27  # of the height: the width of a blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    text: str
    left: float
    right: float
    bottom: float
    height: float
    bold: bool


@dataclass(frozen=True)
class _Row:
    words: tuple[Word, ...]
    gap: int  # empty lines before

    @property
    def first(self) -> Word:
        return self.words[0]

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def is_strong(self) -> bool:
        """Bold behind a time that opens the row."""
        return all(word.bold for word in self.words if word.left >= self.last_column)

    @cached_property
    def last_column(self) -> float:
        """Where the words after the last wide space begin."""
        left = self.first.left
        for before, word in pairwise(self.words):
            least = _AFTER_LABEL if before is self.first and _LABEL.match(before.text) else _NEW_COLUMN
            if word.left - before.right > least * word.height:
                left = word.left
        return left


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    number: int  # of the line before its first
    top: float  # the highest baseline of any page
    separates: dict[bool, bool]  # whether paragraphs stand apart, within cells and outside of them
    is_double_spaced: bool


def page_lines(pages: Sequence[tuple[float, Sequence[Word]]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines of every page, and the running heads and feet that stand in the margins."""
    rows = [_rows(words) for _, words in pages]
    split = [_without_margins(page, height) for page, (height, _) in zip(rows, pages, strict=True)]
    body = [_with_gaps(page) for page, _ in split]
    everything = [row for page in body for row in page]
    is_double_spaced = 2 * sum(row.gap > 0 for row in everything) > len(everything)
    separates = {in_cells: _separates(body, in_cells=in_cells) for in_cells in (True, False)}
    top = max((page[0].first.bottom for page in body if page), default=0.0)
    number, found = 0, []
    for page in body:
        context = _Page(number=number, top=top, separates=separates, is_double_spaced=is_double_spaced)
        found.append(_lines(page, context))
        number += len(page)
    furniture = [Line(number=1, text=row.text) for _, margins in split for row in margins]
    return found, list({line.text: line for line in furniture}.values())


def _rows(words: Sequence[Word]) -> list[_Row]:
    """From top to bottom, each from left to right, whatever the order in the file."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: -word.bottom):
        if rows and rows[-1][0].bottom - word.bottom <= _SAME_ROW * max(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_Row(tuple(sorted(row, key=lambda word: word.left)), 0) for row in rows]


def _without_margins(rows: list[_Row], height: float) -> tuple[list[_Row], list[_Row]]:
    """Heads and feet of up to three rows that begin in the margin and stand apart from the text."""
    head = foot = 0
    if rows and height - rows[0].first.bottom < _HEAD:
        head = next((count for count in _LARGEST_HEAD if _stands_apart(rows, count)), 0)
    if rows and rows[-1].first.bottom < _FOOT:
        foot = next((count for count in _LARGEST_HEAD if _stands_apart(rows, len(rows) - count)), 0)
    end = len(rows) - foot
    return rows[head:end], [*rows[:head], *rows[end:]]


def _stands_apart(rows: Sequence[_Row], at: int) -> bool:
    return 0 < at < len(rows) and _distance(rows[at - 1], rows[at]) >= _APART


def _distance(upper: _Row, lower: _Row) -> float:
    return (upper.first.bottom - lower.first.bottom) / max(lower.first.height, 1.0)


def _with_gaps(rows: Sequence[_Row]) -> list[_Row]:
    gaps = [0, *(max(0, int(_distance(a, b) + 0.55) - 1) for a, b in pairwise(rows))]
    return [_Row(row.words, gap) for row, gap in zip(rows, gaps, strict=True)]


def _separates(pages: Sequence[Sequence[_Row]], *, in_cells: bool) -> bool:
    """Paragraphs stand apart throughout, so that lines close together are one paragraph."""
    pairs = [
        (upper, lower, page)
        for page in pages
        for upper, lower in pairwise(page)
        if _is_in_cell(lower, page) is in_cells
    ]
    apart = sum(1 for _, lower, _ in pairs if lower.gap)
    broken_close = sum(
        1 for upper, lower, page in pairs if not lower.gap and _would_have_fitted(upper, lower, rows=page)
    )
    return apart > _CLEARLY * broken_close


def _is_in_cell(row: _Row, page: Sequence[_Row]) -> bool:
    return row.last_column - _margin(page) > _SAME_BLOCK


def _margin(page: Sequence[_Row]) -> float:
    return min(row.first.left for row in page)


def _lines(rows: Sequence[_Row], page: _Page) -> list[Line]:
    return [marked(_line(rows, at, page=page)) for at in range(len(rows))]


def _hangs(rows: Sequence[_Row], at: int) -> bool:
    """Whether the row stands under the text of a list's entry, behind its bullet or number."""
    left = rows[at].first.left
    above = next((row for row in reversed(rows[:at]) if abs(row.first.left - left) > _SAME_COLUMN), None)
    return bool(above and _LABEL.match(above.first.text) and abs(above.last_column - left) <= _SAME_COLUMN)


def _line(rows: Sequence[_Row], at: int, *, page: _Page) -> Line:
    row, upper = rows[at], rows[at - 1] if at else None
    is_double = page.is_double_spaced
    gap = row.gap if upper else _gap_at_top(row, page)
    fits = _would_have_fitted(upper, row, rows=rows) if upper and gap == 0 else None
    is_set_in = _MARK[0] < row.first.left - _margin(rows) < _MARK[1] and not _hangs(rows, at)
    return Line(
        number=page.number + at + 1,
        text=row.text,
        marked=is_set_in and not (is_double and gap == 0),
        after_break=is_set_in and is_double and gap == 0,
        paragraph=gap >= (2 if is_double else 1),
        broken_off=fits is True,
        runs_on=page.separates[_is_in_cell(row, rows)] and fits is False,
        cut_before=upper is not None and _is_cut(upper, row, rows=rows),
        strong=row.is_strong,
    )


def _is_cut(upper: _Row, lower: _Row, *, rows: Sequence[_Row]) -> bool:
    """A word wider than its column is cut without a hyphen: it stands alone there and fills it."""
    last = [word for word in upper.words if word.left >= upper.last_column]
    goes_on = lower.first.text[0].islower() and abs(lower.first.left - upper.last_column) <= _SAME_COLUMN
    letter = (last[0].right - last[0].left) / len(last[0].text)
    return len(last) == 1 and goes_on and lower.gap <= 1 and _reach(upper, rows) - upper.right < letter


def _reach(row: _Row, rows: Sequence[_Row]) -> float:
    """How far to the right any line of the same block goes."""
    return max(one.right for one in rows if abs(one.last_column - row.last_column) <= _SAME_BLOCK)


def _gap_at_top(row: _Row, page: _Page) -> int:
    """Empty lines that a printed text took along to the new page, else what is usual in this document."""
    empty = int((page.top - row.first.bottom) / max(row.first.height, 1.0) + 0.55)
    return max(empty, int(page.is_double_spaced))


def _would_have_fitted(upper: _Row, lower: _Row, *, rows: Sequence[_Row]) -> bool | None:
    """Whether the lower row's first word would have had room above, so that the break was made by hand."""
    if upper.is_strong is not lower.is_strong:
        return True
    if abs(upper.last_column - lower.first.left) > _SAME_COLUMN:
        return None
    needed = lower.first.right - lower.first.left + _BLANK * lower.first.height
    return upper.right + needed <= _reach(upper, rows)
