"""The minutes in Word and PDF as they look on paper, held to the list of what a house wants to see there.

Word files are printed by LibreOffice, and skipped without it.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from minuted_meetings import BUDGET, LONG, MINUTES, SEATS, STAFF, STRATEGY

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.facts import MinutedItem, Minutes
from bot.texts import words

DA = words("da")
MM = 72 / 25.4
"""Points in a millimetre."""
DOTS = 2
"""For each point, in a picture."""
INK = 200
RUNNING = "Direktionen · Møde nr. 7/2026 · 4. marts 2026 · Referat"


@dataclass(frozen=True)
class Line:
    """As printed: `left` and `top` in millimetres from the edges of the paper."""

    left: float
    top: float
    text: str


@dataclass(frozen=True)
class Page:
    lines: tuple[Line, ...]
    picture: pypdfium2.PdfBitmap

    def ink(self, left: float, top: float, *, right: float, bottom: float) -> int:
        """How many dark dots there are between, in millimetres."""
        scale = MM * DOTS
        pixels, stride = self.picture.buffer, self.picture.stride
        columns = slice(round(left * scale), round(right * scale))
        rows = range(round(top * scale), min(round(bottom * scale), self.picture.height))
        return sum(dot < INK for y in rows for dot in pixels[y * stride : (y + 1) * stride][columns])

    def rule_above(self, line: Line) -> bool:
        """A line is drawn closely above, as wide as a signature."""
        scale = MM * DOTS
        columns = slice(round(line.left * scale), round((line.left + 60) * scale))
        rows = range(round((line.top - 4) * scale), round((line.top + 1) * scale))
        pixels, stride = self.picture.buffer, self.picture.stride
        return any(all(dot < INK for dot in pixels[y * stride : (y + 1) * stride][columns]) for y in rows)


def numbered(count: int, *, sentences: int) -> Minutes:
    """So many items with so much text that headings come to lie at every place of a page."""
    kinds = (STRATEGY, SEATS, STAFF, BUDGET)
    items = tuple(_item(kinds[at % 4], at, text=LONG * (at % 3 + sentences)) for at in range(count))
    return replace(MINUTES, items=items)


def led_up_to(lines: int) -> Minutes:
    """So many lines of the case that what leads to items or decisions ends a page, unless it is held."""
    return replace(
        numbered(4, sentences=1), case_text="\n".join(f"Linje {n} af sagen." for n in range(lines))
    )


def _item(kind: MinutedItem, at: int, *, text: str) -> MinutedItem:
    return replace(kind, number=str(at + 1), text=text)


LENGTHS = {
    f"{count}-{sentences}": numbered(count, sentences=sentences)
    for count, sentences in ((4, 1), (7, 2), (9, 3), (12, 1), (13, 4))
} | {f"lines-{lines}": led_up_to(lines) for lines in (20, 33, 37)}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[Page, ...]]:
    """Every one of LENGTHS in both formats; Word only where there is LibreOffice."""
    folder = tmp_path_factory.mktemp("papers")
    made = {("pdf", name): printed(each, MinutesFormat.PDF, words=DA) for name, each in LENGTHS.items()}
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        for name, each in LENGTHS.items():
            (folder / f"{name}.docx").write_bytes(printed(each, MinutesFormat.WORD, words=DA))
        _print_all(office, folder)
        made |= {("docx", name): (folder / f"{name}.pdf").read_bytes() for name in LENGTHS}
    return {key: tuple(_pages(data)) for key, data in made.items()}


def _print_all(office: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(path) for path in sorted(folder.glob("*.docx"))]
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _pages(data: bytes) -> Iterator[Page]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            height = page.get_height()
            words_at = [
                (left, height - top, text.get_text_bounded(left, low, right, top))
                for left, low, right, top in boxes
            ]
            yield Page(tuple(_lines(words_at)), page.render(scale=DOTS, grayscale=True))


def _lines(found: list[tuple[float, float, str]]) -> Iterator[Line]:
    """Pieces at one height are one line, from left to right."""
    rows: list[list[tuple[float, float, str]]] = []
    for piece in sorted(found, key=lambda one: one[1]):
        if rows and abs(rows[-1][0][1] - piece[1]) < MM * 1.5:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        in_order = sorted(row)
        yield Line(
            in_order[0][0] / MM, in_order[0][1] / MM, " ".join(text.strip() for _, _, text in in_order)
        )


@pytest.fixture(params=["pdf", "docx"])
def sheets(
    request: pytest.FixtureRequest, papers: dict[tuple[str, str], tuple[Page, ...]]
) -> dict[str, tuple[Page, ...]]:
    found = {name: papers[form, name] for form, name in papers if form == request.param}
    if not found:
        pytest.skip("LibreOffice (soffice) is not installed: Word files can't be printed")
    return found


def test_the_first_page_is_a_letterhead_with_a_place_for_the_logo(
    sheets: dict[str, tuple[Page, ...]],
) -> None:
    for first, *_ in sheets.values():
        assert first.ink(140, 8, right=192, bottom=28) == 0
        assert first.ink(20, 8, right=120, bottom=28) > 0
        top = [line.text for line in first.lines if line.top < 30]
        assert top[:2] == ["Sundkøbing Kommune", RUNNING]


def test_body_day_and_count_stand_on_every_page(sheets: dict[str, tuple[Page, ...]]) -> None:
    for pages in sheets.values():
        for number, page in enumerate(pages, start=1):
            assert RUNNING in [line.text for line in page.lines if line.top < 40]
            foot = page.lines[-1]
            assert foot.text == f"Side {number} af {len(pages)}"
            assert foot.top > 275


def test_the_date_is_written_as_danes_write_it(sheets: dict[str, tuple[Page, ...]]) -> None:
    for first, *_ in sheets.values():
        assert "Dato: Onsdag den 4. marts 2026" in [line.text for line in first.lines]


def test_items_are_numbered_alike_on_the_agenda_and_in_the_decisions(
    sheets: dict[str, tuple[Page, ...]],
) -> None:
    for name, pages in sheets.items():
        lines = [line for page in pages for line in page.lines]
        at = next(n for n, line in enumerate(lines) if line.text.startswith("Beslutning i Direktionen"))
        for item in LENGTHS[name].items:
            start = f"{item.number}. {str(item.title)[:20]}"
            assert any(start in line.text for line in lines[:at]), start
            [decided] = [line for line in lines[at:] if line.text.startswith(start)]
            assert 19 < decided.left < 21


def test_the_signatures_are_together_each_below_its_line(sheets: dict[str, tuple[Page, ...]]) -> None:
    for pages in sheets.values():
        lines = pages[-1].lines
        [heading] = [line for line in lines if line.text == "Underskrifter"]
        [signed] = [
            line for line in lines if line.text.startswith("Mødeleder: Kommunaldirektør Karin Bech Sekretær:")
        ]
        assert 15 < signed.top - heading.top < 40
        assert pages[-1].rule_above(signed)
        assert pages[-1].rule_above(replace(signed, left=115))


def test_no_heading_is_left_alone_at_the_end_of_a_page(sheets: dict[str, tuple[Page, ...]]) -> None:
    for name, pages in sheets.items():
        titles = [str(item.title)[:20] for item in LENGTHS[name].items]
        for page, _ in pairwise(pages):
            last = [line.text for line in page.lines if line.top < 275][-1]
            assert not last.startswith(
                ("Punkter til", "Sagsfremstilling", "Beslutning i", "Bilag", "Underskrifter")
            )
            assert not last.endswith("til behandling:")
            assert not any(title in last for title in titles), last


def test_nothing_runs_into_the_margins(sheets: dict[str, tuple[Page, ...]]) -> None:
    for pages in sheets.values():
        for page in pages:
            assert page.ink(0, 0, right=19, bottom=297) == 0
            assert page.ink(192, 0, right=210, bottom=297) == 0
