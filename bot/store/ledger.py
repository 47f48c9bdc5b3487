"""The chain over what a body answered, decided and stood aside from, and pseudonyms. Never its meaning."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from sqlalchemy import Connection, Table, bindparam, select

from bot.domain.ids import BodyKey, Oid
from bot.domain.ledger import FIRST, pseudonym, row_hash
from bot.store.rows import Row
from bot.store.tables import absences, approvals, decisions, follow_ups, ledger_heads, pseudonyms, recusals
from bot.store.tables.columns import milliseconds

_HEAD = select(ledger_heads).where(ledger_heads.c.body == bindparam("body"))
_ADVANCE = ledger_heads.update().where(ledger_heads.c.body == bindparam("_body"))
_PSEUDONYM = select(pseudonyms.c.pseudonym).where(pseudonyms.c.oid == bindparam("oid"))
_LINKS = ("prev_hash", "row_hash")


@dataclass(frozen=True)
class Broken:
    """The first place where the chain does not hold. `id` None: rows after that position are missing."""

    position: int
    id: str | None


class Ledger:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def actor(self, oid: Oid | None) -> str:
        """The person's pseudonym, made at their first act. Raises ValueError for nobody."""
        if oid is None:
            raise ValueError("an act has an actor")
        known = self._connection.execute(_PSEUDONYM, {"oid": oid}).scalar_one_or_none()
        return known or self._meet(oid)

    def append(self, table: Table, row: Row, *, further: Row | None = None) -> None:
        """`further` is what belongs to the row and is bound with it, though it lies elsewhere."""
        head = self._connection.execute(_HEAD, {"body": row["body"]}).mappings().one_or_none()
        position = head["position"] + 1 if head else 1
        previous = head["row_hash"] if head else FIRST
        placed = {**row, "position": position}
        hashed = _hash(table, {**placed, **(further or {})}, previous=previous)
        self._connection.execute(table.insert(), {**placed, "prev_hash": previous, "row_hash": hashed})
        self._advance(row["body"], {"position": position, "row_hash": hashed})

    def verify(self, body: BodyKey) -> Broken | None:
        """Reads every row of the body's ledger and computes its hash anew."""
        previous, position = FIRST, 0
        for table, row in sorted(self._rows(body), key=lambda entry: entry[1]["position"]):
            position += 1
            if (row["position"], row["prev_hash"]) != (position, previous):
                return Broken(position, row["id"])
            previous = _hash(table, row, previous=previous)
            if previous != row["row_hash"]:
                return Broken(position, row["id"])
        head = self._connection.execute(_HEAD, {"body": body}).mappings().one_or_none()
        end = (head["position"], head["row_hash"]) if head else (0, FIRST)
        return None if end == (position, previous) else Broken(position + 1, None)

    def _rows(self, body: BodyKey) -> list[tuple[Table, Row]]:
        rows: list[tuple[Table, Row]] = []
        for table in (approvals, decisions, recusals, absences):
            found = self._connection.execute(select(table).where(table.c.body == body)).mappings()
            rows += [(table, dict(row)) for row in found]
        tasks = _tasks(self._connection, body)
        return [
            (t, {**row, "follow_ups": tasks.get(row["id"], [])} if t is decisions else row) for t, row in rows
        ]

    def _advance(self, body: BodyKey, head: Row) -> None:
        if head["position"] == 1:
            self._connection.execute(ledger_heads.insert(), {"body": body, **head})
        else:
            self._connection.execute(_ADVANCE, {"_body": body, **head})

    def _meet(self, oid: Oid) -> str:
        key = secrets.token_bytes(32)
        row = {"pseudonym": pseudonym(oid, key), "oid": oid, "key": key.hex()}
        self._connection.execute(pseudonyms.insert(), row)
        return row["pseudonym"]


def bound(tasks: Sequence[Row]) -> Row:
    """What of a decision's follow-ups its hash binds: all but the account, which can be erased."""
    return {
        "follow_ups": [
            [_plain(value) for value in itemgetter("id", "owner", "task", "due_on")(t)] for t in tasks
        ]
    }


def _tasks(connection: Connection, body: BodyKey) -> dict[str, list[object]]:
    found = select(follow_ups).join(decisions).where(decisions.c.body == body).order_by(follow_ups.c.position)
    tasks: dict[str, list[Row]] = {}
    for row in connection.execute(found).mappings():
        tasks.setdefault(row["decision"], []).append(row)
    return {decision: bound(rows)["follow_ups"] for decision, rows in tasks.items()}


def _hash(table: Table, row: Row, *, previous: str) -> str:
    plain = {name: _plain(value) for name, value in row.items() if name not in _LINKS}
    return row_hash(previous, {"table": table.name, **plain})


def _plain(value: object) -> object:
    """As it is stored, so that what is read back hashes alike."""
    if isinstance(value, datetime):
        return milliseconds(value)
    return value.isoformat() if isinstance(value, date) else value
