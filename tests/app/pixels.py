"""Reads a PNG of 8 bits, so that icons can be looked at without an image library. Never writes one."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

Pixel = tuple[int, int, int, int]
_CHANNELS = {2: 3, 6: 4}
"""Colour types 2 (RGB) and 6 (RGBA)."""


@dataclass(frozen=True)
class Image:
    width: int
    height: int
    rows: list[list[Pixel]]

    def pixels(self) -> Iterator[tuple[int, int, Pixel]]:
        for y, row in enumerate(self.rows):
            for x, pixel in enumerate(row):
                yield x, y, pixel


def read_png(data: bytes) -> Image:
    chunks = _chunks(data)
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, interlace) == (8, 0)
    channels = _CHANNELS[colour]
    lines = _lines(zlib.decompress(chunks[b"IDAT"]), stride=width * channels, step=channels)
    rows = [[_pixel(line[i : i + channels]) for i in range(0, len(line), channels)] for line in lines]
    assert len(rows) == height
    return Image(width, height, rows)


def _chunks(data: bytes) -> dict[bytes, bytes]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found[kind] = found.get(kind, b"") + data[at + 8 : at + 8 + length]
        at += length + 12
    return found


def _pixel(channels: bytes) -> Pixel:
    red, green, blue, *alpha = channels
    return red, green, blue, alpha[0] if alpha else 255


def _lines(raw: bytes, *, stride: int, step: int) -> Iterator[bytes]:
    above = bytes(stride)
    for at in range(0, len(raw), stride + 1):
        line = bytearray(raw[at + 1 : at + 1 + stride])
        for i in range(stride):
            left, corner = (line[i - step], above[i - step]) if i >= step else (0, 0)
            line[i] = (line[i] + _guess(raw[at], left, above[i], corner)) % 256
        above = bytes(line)
        yield above


def _guess(filter_type: int, left: int, above: int, corner: int) -> int:
    """What a filter of the PNG specification, section 9, takes off a byte."""
    nearest = min((left, above, corner), key=lambda near: abs(left + above - corner - near))
    return (0, left, above, (left + above) // 2, nearest)[filter_type]
