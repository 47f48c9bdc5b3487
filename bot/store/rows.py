"""Makes stored rows equal to the wanted ones, touching only what differs. Knows no table by name."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Table, bindparam, select

Values = Mapping[str, Any]
Row = Values | RowMapping


def put(connection: Connection, table: Table, *, key: str, row: Row) -> bool:
    """Insert or update the one row; True if anything changed."""
    column = table.c[key]
    return put_all(connection, table, where=column == row[key], key=column, rows=(row,)).changed


def put_all(
    connection: Connection, table: Table, *, where: ColumnElement[bool], key: Column[Any], rows: Iterable[Row]
) -> "Difference":
    """Insert and update, so that `rows` are there; says which others lie under `where`. Ids stay."""
    stored = {row[key.name]: row for row in connection.execute(select(table).where(where)).mappings()}
    difference = Difference(stored, {row[key.name]: row for row in rows}, key=key)
    difference.write(connection, table, where=where)
    return difference


class Difference:
    def __init__(self, stored: Mapping[str, Row], wanted: Mapping[str, Row], *, key: Column[Any]) -> None:
        self.key = key
        self.new = [row for name, row in wanted.items() if name not in stored]
        self.altered = [row for name, row in wanted.items() if name in stored and _differs(row, stored[name])]
        self.others = [name for name in stored if name not in wanted]

    @property
    def changed(self) -> bool:
        return bool(self.new or self.altered)

    def write(self, connection: Connection, table: Table, *, where: ColumnElement[bool]) -> None:
        if self.new:
            connection.execute(table.insert(), [dict(row) for row in self.new])
        if self.altered:
            statement = table.update().where(where, self.key == bindparam("_key"))
            connection.execute(statement, [{**row, "_key": row[self.key.name]} for row in self.altered])

    def drop_others(self, connection: Connection, table: Table) -> None:
        if self.others:
            connection.execute(table.delete().where(self.key.in_(self.others)))


def _differs(wanted: Row, stored: Row) -> bool:
    return any(stored[name] != value for name, value in wanted.items())
