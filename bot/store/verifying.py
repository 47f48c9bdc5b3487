"""Whether what lies in the ledger is what was appended. Reads what is stored, past every index and type."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, TypeDecorator, select, type_coerce
from sqlalchemy.types import TypeEngine

from bot.domain.ids import BodyKey, Oid
from bot.domain.ledger import FIRST, pseudonym
from bot.store.ledger import LEDGERED, bound, chained_hash
from bot.store.rows import Row
from bot.store.tables import bodies, decisions, follow_ups, ledger_heads, pseudonyms

_NO_HEAD = {"body": None, "position": 0, "row_hash": FIRST}


@dataclass(frozen=True)
class Broken:
    """The first place where the chain does not hold. `table` and `id` None: the row is not there any more."""

    position: int
    table: str | None = None
    id: str | None = None


@dataclass(frozen=True)
class Verified:
    """`rows` and `head` as far as the chain holds."""

    body: BodyKey
    rows: int
    head: str
    broken: Broken | None = None


@dataclass(frozen=True)
class Verification:
    """Every body that there is or that a row of the ledger names, by their keys. `forged` are pseudonyms that
    were not made of the person who stands beside them.
    """

    bodies: tuple[Verified, ...]
    forged: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.forged and all(body.broken is None for body in self.bodies)


@dataclass(frozen=True)
class _Entry:
    table: Table
    row: Row

    @property
    def position(self) -> object:
        return self.row["position"]

    def follows(self, previous: str) -> bool:
        links = self.row["prev_hash"], self.row["row_hash"]
        return links == (previous, chained_hash(self.table, self.row, previous=previous))

    def broken(self, position: int) -> Broken:
        return Broken(position, self.table.name, str(self.row["id"]))


class Audit:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def verify(self) -> Verification:
        """Reads every row of every body's ledger and computes its hash anew."""
        with _as_stored(self._connection):
            return _verified(self._connection)


def _verified(connection: Connection) -> Verification:
    forged = tuple(str(row["pseudonym"]) for row in _rows(connection, pseudonyms) if not _is_genuine(row))
    heads = {row["body"]: row for row in _rows(connection, ledger_heads)}
    known = {*connection.execute(select(bodies.c.key)).scalars(), *heads}
    entries = _entries(connection)
    strays = [entry for entry in entries if entry.row["body"] not in known]
    by_body: dict[Any, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_body[entry.row["body"]].append(entry)
    walked = tuple(
        _Walk(by_body[body], strays, heads.get(body, _NO_HEAD)).along(BodyKey(str(body)))
        for body in sorted(known | set(by_body), key=str)
    )
    return Verification(walked, forged)


@dataclass(frozen=True)
class _Walk:
    """Along one body's chain. `strays` are rows that no body owns: one of them may have been its own."""

    own: Sequence[_Entry]
    strays: Sequence[_Entry]
    head: Row

    def along(self, body: BodyKey) -> Verified:
        previous, position = FIRST, 0
        while position < len(self.own):
            broken, after = self._step(position + 1, previous)
            if broken:
                return Verified(body, position, previous, broken)
            position, previous = position + 1, after
        return Verified(body, position, previous, self._end(position, previous))

    def _step(self, position: int, previous: str) -> tuple[Broken | None, str]:
        """What is wrong at that position, or the hash of the row there."""
        here = [entry for entry in self.own if entry.position == position]
        wrong = next((entry for entry in here if not entry.follows(previous)), None)
        if wrong:
            return wrong.broken(position), previous
        return (None, here[0].row["row_hash"]) if here else (self._missing(position, previous), previous)

    def _missing(self, position: int, previous: str) -> Broken:
        """A row that still points back to the one before was moved, one after the end was added; else the
        row is gone.
        """
        moved = [e for e in (*self.own, *self.strays) if e.row["prev_hash"] == previous]
        if not moved and self._ends(position - 1, previous):
            moved = [e for e in self.own if e.position not in range(1, position)]
        return moved[0].broken(position) if moved else Broken(position)

    def _end(self, position: int, previous: str) -> Broken | None:
        if self._ends(position, previous):
            return None
        end, last = self.head["position"], self.head["row_hash"]
        added = [e for e in self.own if (e.position, e.row["prev_hash"]) == (end + 1, last)]
        if added:
            return added[0].broken(end + 1)
        is_altered = last == previous or end <= position
        return self._broken_head(position) if is_altered else self._missing(position + 1, previous)

    def _ends(self, position: int, previous: str) -> bool:
        return (self.head["position"], self.head["row_hash"]) == (position, previous)

    def _broken_head(self, position: int) -> Broken:
        return Broken(position, ledger_heads.name, str(self.head["body"]))


def _is_genuine(row: Row) -> bool:
    try:
        made = pseudonym(Oid(str(row["oid"])), bytes.fromhex(str(row["key"])))
    except ValueError:  # what is no number or no text any more
        return False
    return made == str(row["pseudonym"])


def _entries(connection: Connection) -> list[_Entry]:
    """With a decision's follow-ups beside it, since its hash binds them."""
    tasks: dict[object, list[Row]] = defaultdict(list)
    for row in _rows(connection, follow_ups):
        tasks[row["decision"]].append(row)
    return [
        _Entry(table, {**row, **_tasks(tasks[row["id"]])} if table is decisions else row)
        for table in LEDGERED
        for row in _rows(connection, table)
    ]


def _tasks(in_order: list[Row]) -> Row:
    is_whole = [row["position"] for row in in_order] == list(range(len(in_order)))
    return bound(in_order) if is_whole else {"follow_ups": None}


def _rows(connection: Connection, table: Table) -> list[Row]:
    """Every one, from the table itself: an index can tell of a row what the row does not say."""
    columns = [type_coerce(column, _stored_as(column.type)).label(column.name) for column in table.columns]
    every = select(*columns).order_by("position") if "position" in table.c else select(*columns)
    found = connection.execute(every).mappings()
    return [{name: _comparable(value) for name, value in row.items()} for row in found]


def _comparable(value: object) -> object:
    return value.hex() if isinstance(value, bytes) else value


def _stored_as(column_type: TypeEngine[object]) -> TypeEngine[object]:
    return column_type.impl_instance if isinstance(column_type, TypeDecorator) else column_type


@contextmanager
def _as_stored(connection: Connection) -> Iterator[None]:
    """On SQLite a text need not be one; here it is read all the same, to be found different."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    before, driver.text_factory = driver.text_factory, _decoded
    try:
        yield
    finally:
        driver.text_factory = before


def _decoded(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
