"""The played day in one picture: a row for each guest, time from left to right. Judges nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.app.demo.drawing import (
    QUARTER,
    Point,
    Scale,
    bar,
    line,
    mark,
    picture,
    quarter_after,
    quarter_before,
    width,
    words_at,
)
from bot.app.demo.glyphs import GLYPHS, HALF
from bot.app.demo.lanes import Row, bars, clock
from bot.app.demo.record import DayRecord, GuestRecord, ItemRecord
from bot.domain.progress import Stage
from bot.texts import words

WIDE = 1200
MARGIN = 16
BEFORE = 196
"""Where the column of the days before begins."""
LEFT = 296
RIGHT = WIDE - MARGIN
HEADER_HIGH = 24
BARE_HIGH = 22
LEGEND = 1.15
"""How much wider than small words the legend's are."""
AXIS = 122
TOP = AXIS + 12
_TOLD = (
    '<path d="M4-2L20 8" transform="translate({x} {y})" class="leads"/>'
    '<path d="M20 5V13" transform="translate({x} {y})" class="tick"/>'
)
_SAMPLES = (
    ('<rect x="{x}" y="{y}" width="28" height="12" class="planned"/>', "planlagt"),
    (
        '<rect x="{x}" y="{y}" width="28" height="6" transform="translate(0 3)" class="actual"/>',
        "sådan blev det",
    ),
    (
        _TOLD,
        "den tid, gæsten fik at vide (tallet står, når den er ny)",
    ),
    ('<rect x="{x}" y="{y}" width="28" height="12" class="rest"/>', "pause"),
    ('<text x="{x}" y="{y}" dy="8" class="said">”klar”</text>', "gæstens svar"),
)

STYLE = (
    "svg{background:#fff}"
    "text{font:12px system-ui,'Segoe UI',Roboto,sans-serif;fill:#1c2329}"
    ".when,.said,.quiet,.axis{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}"
    ".title{font-size:20px;font-weight:600}.item{font-weight:600}.quiet,.axis{fill:#4a5560}.axis{font-size:11px}"
    ".when{font-size:11px;font-weight:600}.said{font-size:11px;font-style:italic;fill:#4a5560}"
    ".grid{stroke:#e4e8ec}.edge{stroke:#1c2329;stroke-dasharray:2 3}.rule{stroke:#b9c1c8}"
    ".planned{fill:#eef1f4;stroke:#5c6873;stroke-dasharray:4 2}.actual{fill:#0b6b3a}"
    ".off{stroke:#5c6873;stroke-width:1.5}"
    ".leads{stroke:#8a95a0;stroke-width:.7}.tick{stroke:#1c2329;stroke-width:1.8}"
    ".rest{fill:url(#rest)}"
)
_HATCH = (
    '<defs><pattern id="rest" width="6" height="6" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#dfe5ea" stroke-width="2.4"/></pattern></defs>'
)


def day_picture(record: DayRecord) -> str:
    return _Sheet(record).drawn()


def heading(record: DayRecord) -> str:
    day = words("da").day(record.started.date())
    return f"{record.body}, {day}: hvad gæsterne fik at vide, og hvordan det gik"


@dataclass(frozen=True)
class _Sheet:
    record: DayRecord

    def drawn(self) -> str:
        rows, bottom = self._rows()
        body = [
            _HATCH,
            words_at(Point(MARGIN, 34), heading(self.record), look="title"),
            *_legend(),
            *self._behind(bottom),
            *rows,
        ]
        return picture(body, wide=WIDE, high=int(bottom) + 34, title=heading(self.record), style=STYLE)

    @cached_property
    def scale(self) -> Scale:
        """From half an hour before the meeting to the last that was told or planned on that day."""
        record = self.record
        ends = [item.ends for item in record.items if item.ends]
        told = [telling.at for guest in record.guests for telling in guest.tellings]
        first = quarter_before(record.started - 2 * QUARTER)
        return Scale(first, quarter_after(max(record.closed, *ends, *told)), left=LEFT, right=RIGHT)

    def _rows(self) -> tuple[list[str], float]:
        """And where they end."""
        drawn: list[str] = []
        top = float(TOP)
        for item in self.record.items:
            drawn += _header(item, top)
            top += HEADER_HIGH
            guests = [guest for guest in self.record.guests if guest.item == item.item]
            for guest in guests:
                row = Row(guest, item, self.scale, top=top, before=BEFORE)
                drawn += [*_name(guest, top), *row.drawn()]
                top += row.high
            if not guests:
                drawn += [
                    words_at(Point(MARGIN, top + 11), "ingen gæster", look="quiet"),
                    *bars(item, self.scale, top=top),
                ]
                top += BARE_HIGH
        return drawn, top

    def _behind(self, bottom: float) -> Iterator[str]:
        for item in self.record.items:
            if item.number is None and item.begun and item.ended:
                start, end = self.scale.x(item.begun), self.scale.x(item.ended)
                yield bar(Point(start, AXIS), to=end, high=bottom - AXIS, look="rest")
        for at in self.scale.quarters:
            x = self.scale.x(at)
            yield line(Point(x, AXIS), Point(x, bottom), look="grid")
            yield words_at(Point(x, AXIS - 5), clock(at), look="axis", anchor="middle")
            yield words_at(Point(x, bottom + 14), clock(at), look="axis", anchor="middle")
        yield words_at(Point(BEFORE, AXIS - 5), "dagene før", look="axis")
        for at, what in ((self.record.started, "mødet begynder"), (self.record.closed, "mødet slutter")):
            x = self.scale.x(at)
            yield line(Point(x, AXIS - 16), Point(x, bottom), look="edge")
            yield words_at(Point(x, AXIS - 20), f"{what} {clock(at)}", look="axis", anchor="middle")


def _header(item: ItemRecord, top: float) -> Iterator[str]:
    number = "" if item.number is None else f"{item.number}. "
    yield line(Point(MARGIN, top + 4), Point(RIGHT, top + 4), look="rule")
    yield words_at(Point(MARGIN, top + 19), f"{number}{item.title}", look="item")
    yield words_at(Point(RIGHT, top + 19), _course(item), look="quiet", anchor="end")


def _course(item: ItemRecord) -> str:
    planned = f"planlagt {clock(item.starts)}-{clock(item.ends)}" if item.starts and item.ends else "uden tid"
    if item.begun and item.ended:
        return f"{planned}, blev {clock(item.begun)}-{clock(item.ended)}"
    return f"{planned}, {words('da').name(Stage(item.stage))}"


def _name(guest: GuestRecord, top: float) -> Iterator[str]:
    yield words_at(Point(MARGIN, top + 14), guest.name)
    yield words_at(Point(MARGIN, top + 30), guest.title or "", look="quiet")


def _legend() -> Iterator[str]:
    """Two lines: how bars and ticks are read, and what each mark means."""
    x, y = float(MARGIN), 58.0
    for sample, told in _SAMPLES:
        yield sample.format(x=x, y=y - 8)
        yield words_at(Point(x + 36, y), told, look="quiet")
        x += 36 + LEGEND * width(told) + 18
    x, y = float(MARGIN) + HALF, 80.0
    for glyph in GLYPHS.values():
        yield mark(Point(x, y - 4), glyph.shape)
        yield words_at(Point(x + 10, y), glyph.told, look="quiet")
        x += 10 + LEGEND * width(glyph.told) + 26
