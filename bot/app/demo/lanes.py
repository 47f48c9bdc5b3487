"""One guest's row of the picture: when they were told what, what they answered, how it really went."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.app.demo.drawing import Point, Scale, bar, line, mark, width, words_at
from bot.app.demo.glyphs import GLYPHS, HALF
from bot.app.demo.record import Answered, GuestRecord, ItemRecord, Telling
from bot.domain.response import Reply

LEVELS = (32.0, 20.0, 8.0)
"""Below the row's top: what would cover its neighbour moves one up."""
BAR_TOP = 41.0
BAR_HIGH = 12.0
ROW_HIGH = 58

_SPACE = 3.0
_ANSWERS = {
    Reply.CONFIRM: "kommer",
    Reply.READY: "klar",
    Reply.LATE: "{n} min. forsinket",
    Reply.CANNOT: "kan ikke",
    Reply.SUBSTITUTE: "sender en anden",
}


@dataclass
class Levels:
    """How far each level of the row is taken by now."""

    taken: list[float] = field(default_factory=lambda: [0.0] * len(LEVELS))

    def place(self, start: float, *, end: float) -> float:
        """The y of the lowest level with room; the emptiest if there is none."""
        free = next((n for n, taken in enumerate(self.taken) if taken <= start), None)
        level = free if free is not None else self.taken.index(min(self.taken))
        self.taken[level] = end + _SPACE
        return LEVELS[level]


@dataclass(frozen=True)
class Row:
    """`top` is its y; `before` where the column of the days before begins."""

    guest: GuestRecord
    item: ItemRecord
    scale: Scale
    top: float
    before: float

    def drawn(self) -> list[str]:
        return [*bars(self.item, self.scale, top=self.top + BAR_TOP), *self._before(), *self._marks()]

    def _before(self) -> Iterator[str]:
        """In their order only: days lie between them."""
        x = self.before + HALF
        for telling in self.guest.tellings:
            if telling.at < self.scale.first:
                told = f"{telling.at:%d.%m.} {clock(telling.at)} {GLYPHS[telling.rule].told}"
                yield mark(Point(x, self.top + LEVELS[0]), GLYPHS[telling.rule].shape, told=told)
                x += 4 * HALF
        early = [answer for answer in self.guest.answers if answer.at < self.scale.first]
        for answer in early[-1:]:
            yield words_at(Point(self.before, self.top + BAR_TOP + 10), f"”{_answer(answer)}”", look="said")

    def _marks(self) -> Iterator[str]:
        levels, shown = Levels(), None
        entries: list[Telling | Answered] = [*self.guest.tellings, *self.guest.answers]
        for entry in sorted(entries, key=lambda entry: entry.at):
            if entry.at < self.scale.first:
                shown = entry.starts if isinstance(entry, Telling) and entry.starts else shown
            elif isinstance(entry, Answered):
                yield self._answered(entry, levels)
            else:
                new = entry.starts if entry.starts != shown else None
                shown = entry.starts or shown
                yield from self._told(entry, levels, label=dotted(new) if new else "")

    def _answered(self, answer: Answered, levels: Levels) -> str:
        said = f"”{_answer(answer)}”"
        x = self.scale.x(answer.at)
        y = self.top + levels.place(x - HALF, end=x + width(said))
        return words_at(Point(x - HALF, y + 3.5), said, look="said")

    def _told(self, telling: Telling, levels: Levels, *, label: str) -> Iterator[str]:
        glyph, x = GLYPHS[telling.rule], self.scale.x(telling.at)
        end = x + HALF + (_SPACE + width(label) if label else 0)
        at = Point(x, self.top + levels.place(x - HALF, end=end))
        starts = self._moment(telling)
        if starts:
            tick = Point(self.scale.x(starts), self.top + BAR_TOP)
            yield line(Point(at.x, at.y + HALF), Point(tick.x, tick.y - 4), look="leads")
            yield line(Point(tick.x, tick.y - 5), Point(tick.x, tick.y + 2), look="tick")
        said = f"{clock(telling.at)} {glyph.told}" + (
            f" ({dotted(telling.starts)})" if telling.starts else ""
        )
        yield mark(at, glyph.shape, told=said)
        if label:
            yield words_at(Point(x + HALF + _SPACE, at.y + 3.5), label, look="when")

    def _moment(self, telling: Telling) -> datetime | None:
        """The told start, on the day on which it was told."""
        if telling.starts is None:
            return None
        hour, minute = (int(part) for part in telling.starts.split(":"))
        return telling.at.replace(hour=hour, minute=minute, second=0, microsecond=0)


def bars(item: ItemRecord, scale: Scale, *, top: float) -> Iterator[str]:
    """Planned: wide, light and dashed; as it went: narrow, dark and whole."""
    if item.starts and item.ends:
        start, end = scale.x(item.starts), scale.x(item.ends)
        told = f"planlagt {clock(item.starts)}-{clock(item.ends)}"
        yield bar(Point(start, top), to=end, high=BAR_HIGH, look="planned", told=told)
        if item.begun is None:
            middle = top + BAR_HIGH / 2
            yield line(Point(start, middle), Point(end, middle), look="off")
    if item.begun and item.ended:
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


def _answer(answer: Answered) -> str:
    return _ANSWERS[Reply(answer.reply)].format(n=answer.minutes)
