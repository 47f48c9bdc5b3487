"""Boards and committees with their roles as rows. Never a single meeting."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select

from bot.domain.body import Body, Role
from bot.domain.errors import Refused
from bot.domain.ids import BodyKey
from bot.store.memo import Memo
from bot.store.rows import Row, Values, put
from bot.store.tables import bodies, ledger_heads, meetings, roles

_ALL = select(bodies)
_ONE = select(bodies).where(bodies.c.key == bindparam("key"))
_ALL_ROLES = select(roles).order_by(roles.c.body, roles.c.role, roles.c.position)
_ROLES = select(roles).where(roles.c.body == bindparam("body")).order_by(roles.c.role, roles.c.position)
_A_MEETING = select(meetings.c.id).where(meetings.c.body == bindparam("body")).limit(1)
_HELD = ("secretary", "chair", "directors")


class Bodies:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[BodyKey, Body | None] = Memo(self._one)

    def all(self) -> tuple[Body, ...]:
        held = list(self._connection.execute(_ALL_ROLES).mappings())
        rows = self._connection.execute(_ALL).mappings().all()
        # Sorted here: the databases sort text by different rules.
        return tuple(sorted((_body(row, held) for row in rows), key=lambda body: body.key))

    def get(self, key: BodyKey) -> Body | None:
        return self._read(key)

    def put(self, body: Body) -> None:
        self._read.forget()
        row = {name: value for name, value in vars(body).items() if name not in _HELD}
        put(self._connection, bodies, key="key", row=row)
        before = [dict(r) for r in self._connection.execute(_ROLES, {"body": body.key}).mappings()]
        after = list(_role_rows(body))
        if sorted(before, key=_by_place) != sorted(after, key=_by_place):
            self._connection.execute(roles.delete().where(roles.c.body == body.key))
            self._connection.execute(roles.insert(), after) if after else None

    def remove(self, key: BodyKey) -> None:
        self._read.forget()
        if self._connection.execute(_A_MEETING, {"body": key}).first():
            raise Refused
        self._connection.execute(ledger_heads.delete().where(ledger_heads.c.body == key))
        self._connection.execute(roles.delete().where(roles.c.body == key))
        self._connection.execute(bodies.delete().where(bodies.c.key == key))

    def _one(self, key: BodyKey) -> Body | None:
        row = self._connection.execute(_ONE, {"key": key}).mappings().one_or_none()
        if row is None:
            return None
        return _body(row, list(self._connection.execute(_ROLES, {"body": key}).mappings()))


def _body(row: RowMapping, held: list[RowMapping]) -> Body:
    def holders(role: Role) -> tuple[Any, ...]:
        return tuple(r["oid"] for r in held if r["body"] == row["key"] and r["role"] is role)

    return Body(
        **row,
        secretary=holders(Role.SECRETARY),
        chair=next(iter(holders(Role.CHAIR)), None),
        directors=holders(Role.DIRECTOR),
    )


def _role_rows(body: Body) -> Iterator[Values]:
    chair = (body.chair,) if body.chair else ()
    for role, oids in (
        (Role.SECRETARY, body.secretary),
        (Role.CHAIR, chair),
        (Role.DIRECTOR, body.directors),
    ):
        for position, oid in enumerate(oids):
            yield {"body": body.key, "role": role, "position": position, "oid": oid}


def _by_place(row: Row) -> tuple[str, int]:
    return row["role"], row["position"]
