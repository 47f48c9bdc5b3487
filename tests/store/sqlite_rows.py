"""Where the values of a small table lie in a SQLite file (https://www.sqlite.org/fileformat2.html)."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

LEAF = 13
FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}


@dataclass(frozen=True)
class Value:
    """One column of one row; `offsets` are its bytes in the file, none for what the row's head says."""

    column: str
    row: int
    offsets: range


def values(file: Path, table: str) -> Iterator[Value]:
    """Of a table that fits on one page of a file without a write-ahead log."""
    with closing(sqlite3.connect(file)) as connection:
        [root] = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        [size] = connection.execute("PRAGMA page_size").fetchone()
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    data, page = file.read_bytes(), (root - 1) * size
    assert data[page] == LEAF
    for row in range(int.from_bytes(data[page + 3 : page + 5])):
        pointer = page + 8 + 2 * row
        cell = page + int.from_bytes(data[pointer : pointer + 2])
        for column, offsets in zip(columns, _columns(data, cell), strict=True):
            yield Value(column, row, offsets)


def _columns(data: bytes, cell: int) -> Iterator[range]:
    _, at = _varint(data, cell)
    _, at = _varint(data, at)
    length, head = _varint(data, at)
    body = at + length
    while head < at + length:
        kind, head = _varint(data, head)
        size = FIXED[kind] if kind in FIXED else (kind - 12) // 2
        yield range(body, body + size)
        body += size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise AssertionError("no small number")
