"""What a picture is drawn with: a time axis, words, lines and bars as SVG. Knows no meeting.

https://www.w3.org/TR/SVG11/
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

QUARTER = timedelta(minutes=15)
LETTER = 5.6
"""How wide a letter of the small size is at most, on the average."""


@dataclass(frozen=True)
class Scale:
    """From `first` at x `left` to `last` at x `right`."""

    first: datetime
    last: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """What lies outside is drawn at the edge."""
        share = (at - self.first) / (self.last - self.first)
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 1)

    @property
    def quarters(self) -> tuple[datetime, ...]:
        count = int((self.last - self.first) / QUARTER)
        return tuple(self.first + QUARTER * n for n in range(count + 1))


def quarter_before(at: datetime) -> datetime:
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)


def quarter_after(at: datetime) -> datetime:
    before = quarter_before(at)
    return before if before == at else before + QUARTER


@dataclass(frozen=True)
class Point:
    x: float
    y: float


def words_at(at: Point, words: str, *, look: str = "", anchor: str = "start") -> str:
    """`look` is a class of the picture's style sheet."""
    return f'<text x="{at.x}" y="{at.y}" class="{look}" text-anchor="{anchor}">{escape(words)}</text>'


def line(start: Point, end: Point, *, look: str) -> str:
    return f'<line x1="{start.x}" y1="{start.y}" x2="{end.x}" y2="{end.y}" class="{look}"/>'


def bar(start: Point, *, to: float, high: float, look: str, told: str = "") -> str:
    """`told` is said of it where the picture can be pointed at."""
    wide = max(round(to - start.x, 1), 1)
    shape = f'x="{start.x}" y="{start.y}" width="{wide}" height="{high}" class="{look}"'
    return f"<rect {shape}>{_told(told)}</rect>"


def mark(at: Point, shape: str, *, told: str = "") -> str:
    return f'<g transform="translate({at.x} {at.y})">{shape}{_told(told)}</g>'


def picture(body: list[str], *, wide: int, high: int, title: str, style: str) -> str:
    top = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
        f' role="img" aria-label={quoteattr(title)} lang="da">'
    )
    return (
        "\n".join([top, f"<title>{escape(title)}</title>", f"<style>{style}</style>", *body, "</svg>"]) + "\n"
    )


def width(words: str) -> float:
    return len(words) * LETTER


def _told(words: str) -> str:
    return f"<title>{escape(words)}</title>" if words else ""
