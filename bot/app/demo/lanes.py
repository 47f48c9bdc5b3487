"""One guest's row of the picture: when they were told what, what they answered, how it really went."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.app.demo.drawing import Point, Scale, bar, line, mark, width, words_at
from bot.app.demo.glyphs import GLYPHS, HALF
from bot.app.demo.record import Answered, GuestRecord, ItemRecord, Telling
from bot.domain.response import Reply

LEVEL_HIGH = 12.0
"""What would cover its neighbour moves up by that."""
BAR_HIGH = 12.0

_NAME_HIGH = 40.0
_SPACE = 3.0
_ANSWERS = {
    Reply.CONFIRM: "kommer",
    Reply.READY: "klar",
    Reply.LATE: "{n} min. forsinket",
    Reply.CANNOT: "kan ikke",
    Reply.SUBSTITUTE: "sender en anden",
    Reply.OPEN: "spurgt igen",
}


@dataclass(frozen=True)
class Placed:
    """Something that was told or answered on the day, and how many levels above the bars it stands."""

    entry: Telling | Answered
    x: float
    label: str
    level: int


@dataclass(frozen=True)
class Row:
    """`top` is its y; `before` where the column of the days before begins."""

    guest: GuestRecord
    item: ItemRecord
    scale: Scale
    top: float
    before: float

    @property
    def high(self) -> float:
        return max(self._bars_at - self.top + BAR_HIGH + 8, _NAME_HIGH)

    def drawn(self) -> Iterator[str]:
        yield from bars(self.item, self.scale, top=self._bars_at, is_there=not self.guest.is_off)
        yield from self._before()
        for one in self._placed:
            yield from self._drawn(one)

    @cached_property
    def _placed(self) -> tuple[Placed, ...]:
        """The time is written only where it is not the one that was told before."""
        taken: list[float] = []
        placed, shown = [], None
        for entry in self._entries:
            label, starts = _label(entry, shown)
            shown = starts or shown
            if entry.at >= self.scale.first:
                x = self.scale.x(entry.at)
                level = next((n for n, end in enumerate(taken) if end <= x - HALF), len(taken))
                taken[level : level + 1] = [x + HALF + width(label) + 2 * _SPACE]
                placed.append(Placed(entry, x, label, level))
        return tuple(placed)

    @property
    def _entries(self) -> list[Telling | Answered]:
        entries: list[Telling | Answered] = [*self.guest.tellings, *self.guest.answers]
        return sorted(entries, key=lambda entry: entry.at)

    @property
    def _marks_at(self) -> float:
        """The y of the lowest level."""
        return self.top + 14 + LEVEL_HIGH * max((one.level for one in self._placed), default=0)

    @property
    def _bars_at(self) -> float:
        return self._marks_at + 9

    def _before(self) -> Iterator[str]:
        """In their order only: days lie between them."""
        x = self.before + HALF
        for telling in self.guest.tellings:
            if telling.at < self.scale.first:
                told = f"{telling.at.day}.{telling.at.month}. {_said(telling)}"
                yield mark(Point(x, self.top + 10), GLYPHS[telling.rule].shape, told=told)
                x += 4 * HALF
        early = [answer for answer in self.guest.answers if answer.at < self.scale.first]
        for answer in early[-1:]:
            yield words_at(Point(self.before, self.top + 30), _label(answer, None)[0], look="said")

    def _drawn(self, placed: Placed) -> Iterator[str]:
        at, entry = Point(placed.x, self._marks_at - LEVEL_HIGH * placed.level), placed.entry
        if isinstance(entry, Answered):
            yield words_at(Point(at.x - HALF, at.y + 3.5), placed.label, look="said")
            return
        starts = _moment(entry)
        if starts:
            tick = Point(self.scale.x(starts), self._bars_at)
            yield line(Point(at.x, at.y + HALF), Point(tick.x, tick.y - 4), look="leads")
            yield line(Point(tick.x, tick.y - 5), Point(tick.x, tick.y + 2), look="tick")
        yield mark(at, GLYPHS[entry.rule].shape, told=_said(entry))
        if placed.label:
            yield words_at(Point(at.x + HALF + _SPACE, at.y + 3.5), placed.label, look="when")


def bars(item: ItemRecord, scale: Scale, *, top: float, is_there: bool = True) -> Iterator[str]:
    """Planned: wide, light and dashed, struck if nothing came of it; as it went: narrow, dark and whole."""
    is_taken = is_there and item.begun is not None
    if item.starts and item.ends:
        start, end = scale.x(item.starts), scale.x(item.ends)
        told = f"planlagt {clock(item.starts)}-{clock(item.ends)}"
        yield bar(Point(start, top), to=end, high=BAR_HIGH, look="planned", told=told)
        if not is_taken:
            middle = top + BAR_HIGH / 2
            yield line(Point(start, middle), Point(end, middle), look="off")
    if is_taken and item.begun and item.ended:
        told = f"blev {clock(item.begun)}-{clock(item.ended)}"
        start, end = scale.x(item.begun), scale.x(item.ended)
        yield bar(Point(start, top + 3), to=end, high=BAR_HIGH - 6, look="actual", told=told)


def clock(at: datetime) -> str:
    """`9.05`, as in Danish."""
    return f"{at.hour}.{at:%M}"


def dotted(written: str | None) -> str:
    """`9.05` for 09:05."""
    hour, _, minute = (written or "").partition(":")
    return f"{int(hour)}.{minute}" if minute else ""


def _label(entry: Telling | Answered, shown: str | None) -> tuple[str, str | None]:
    """And the start that it tells."""
    if isinstance(entry, Answered):
        return f"”{_ANSWERS[Reply(entry.reply)].format(n=entry.minutes)}”", None
    return dotted(entry.starts) if entry.starts != shown else "", entry.starts


def _said(telling: Telling) -> str:
    when = f" ({dotted(telling.starts)})" if telling.starts else ""
    return f"{clock(telling.at)} {GLYPHS[telling.rule].told}{when}"


def _moment(telling: Telling) -> datetime | None:
    """The told start, on the day on which it was told."""
    if telling.starts is None:
        return None
    hour, minute = (int(part) for part in telling.starts.split(":"))
    return telling.at.replace(hour=hour, minute=minute, second=0, microsecond=0)
