"""The chain over what a body answered, decided and stood aside from, and pseudonyms. Never its meaning."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from operator import itemgetter

from sqlalchemy import Connection, Table, bindparam, select

from bot.domain.ids import BodyKey, Oid
from bot.domain.ledger import FIRST, pseudonym, row_hash
from bot.store.rows import Row
from bot.store.tables import (
    absences,
    approvals,
    decisions,
    follow_up_steps,
    ledger_heads,
    pseudonyms,
    recusals,
)
from bot.store.tables.columns import milliseconds

_HEAD = select(ledger_heads).where(ledger_heads.c.body == bindparam("body"))
_ADVANCE = ledger_heads.update().where(ledger_heads.c.body == bindparam("_body"))
_PSEUDONYM = select(pseudonyms.c.pseudonym).where(pseudonyms.c.oid == bindparam("oid"))
_LINKS = ("prev_hash", "row_hash")

LEDGERED = (approvals, decisions, recusals, absences, follow_up_steps)
"""The tables that share one chain for each body."""


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
        hashed = chained_hash(table, {**placed, **(further or {})}, previous=previous)
        self._connection.execute(table.insert(), {**placed, "prev_hash": previous, "row_hash": hashed})
        self._advance(row["body"], {"position": position, "row_hash": hashed})

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


def chained_hash(table: Table, row: Row, *, previous: str) -> str:
    plain = {name: _plain(value) for name, value in row.items() if name not in _LINKS}
    return row_hash(previous, {"table": table.name, **plain})


def _plain(value: object) -> object:
    """As it is stored, so that what is read back hashes alike."""
    if isinstance(value, datetime):
        return milliseconds(value)
    return value.isoformat() if isinstance(value, date) else value
