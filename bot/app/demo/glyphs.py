"""The marks of the played day's picture: a shape for each thing that a guest is told. Never where they stand.

Each differs from the others by its form, so that it is read without colour, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.notice import NoticeKind

HALF = 5
"""Half of a mark's height and width."""


@dataclass(frozen=True)
class Glyph:
    """`shape` is SVG around the origin. `told` is what a reader of the page is told that it means."""

    shape: str
    told: str


def _path(d: str, *, color: str, is_filled: bool = False) -> str:
    paint = f'fill="{color}"' if is_filled else 'fill="#fff"'
    return f'<path d="{d}" {paint} stroke="{color}" stroke-width="1.6" stroke-linejoin="round"/>'


def _lines(d: str, *, color: str) -> str:
    return f'<path d="{d}" fill="none" stroke="{color}" stroke-width="2.2" stroke-linecap="round"/>'


GLYPHS: Mapping[NoticeKind, Glyph] = {
    NoticeKind.SLOT: Glyph(
        '<circle r="4.2" fill="#fff" stroke="#1b4f8f" stroke-width="1.6"/>', "indbudt til sin tid"
    ),
    NoticeKind.REMINDER: Glyph(_path("M-4-4H4V4H-4Z", color="#1b4f8f"), "påmindet"),
    NoticeKind.MOVE: Glyph(_path("M-4.5-4.5L5 0L-4.5 4.5Z", color="#a34b00", is_filled=True), "flyttet"),
    NoticeKind.GET_READY: Glyph(_path("M0-5L5 4H-5Z", color="#6b3fa0"), "gør dig klar"),
    NoticeKind.COME_NOW: Glyph(
        _path("M0-5.5L5.5 0L0 5.5L-5.5 0Z", color="#0b6b3a", is_filled=True), "kom nu"
    ),
    NoticeKind.NOT_YET: Glyph(_lines("M-2.6-4V4M2.6-4V4", color="#b3261e"), "vent lidt endnu"),
    NoticeKind.CANCEL: Glyph(_lines("M-4-4L4 4M4-4L-4 4", color="#b3261e"), "skal ikke komme"),
    NoticeKind.THANKS: Glyph(_lines("M-4.5 0L-1.2 3.6L4.8-4", color="#4a5560"), "tak for i dag"),
}
