"""Who takes no part: recusals and absences as rows that are only appended. Never what follows."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Connection, Select, Table, bindparam, select

from bot.domain.absence import Absence
from bot.domain.ids import BodyKey, MeetingId, Oid
from bot.domain.recusal import Recusal
from bot.store.ledger import Ledger
from bot.store.memo import Memo
from bot.store.rows import Values
from bot.store.tables import absences, pseudonyms, recusals

R = TypeVar("R", Recusal, Absence)

_HIDDEN = ("body", "person", "actor", "position", "prev_hash", "row_hash")
_PERSON, _ACTOR = pseudonyms.alias("of_person"), pseudonyms.alias("of_actor")


class _Apart(Generic[R]):
    def __init__(self, connection: Connection, table: Table, *, of: Callable[..., R]) -> None:
        self._connection, self._table = connection, table
        self._of: Callable[..., R] = of
        self._ledger = Ledger(connection)
        self._read: Memo[MeetingId, tuple[R, ...]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[R, ...]:
        return self._read(meeting)

    def append(self, said: R, *, body: BodyKey) -> None:
        self._read.forget()
        row = {name: value for name, value in vars(said).items() if name not in ("person", "by")}
        person, actor = self._ledger.actor(said.person), self._ledger.actor(said.by)
        self._ledger.append(self._table, {**row, "body": body, "person": person, "actor": actor})

    def _of_meeting(self, meeting: MeetingId) -> tuple[R, ...]:
        return self._all(_OF_MEETING[self._table.name], {"meeting": meeting})

    def _all(self, statement: Select[*tuple[object, ...]], values: Values) -> tuple[R, ...]:
        rows = self._connection.execute(statement, values).mappings()
        return tuple(self._of(**row) for row in rows)


class Recusals(_Apart[Recusal]):
    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, recusals, of=Recusal)

    def of_person(self, person: Oid) -> tuple[Recusal, ...]:
        return self._all(_OF_PERSON, {"person": person})


class Absences(_Apart[Absence]):
    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, absences, of=Absence)


_SAID = {
    table.name: select(
        *(c for c in table.c if c.name not in _HIDDEN),
        _PERSON.c.oid.label("person"),
        _ACTOR.c.oid.label("by"),
    )
    .outerjoin(_PERSON, _PERSON.c.pseudonym == table.c.person)
    .outerjoin(_ACTOR, _ACTOR.c.pseudonym == table.c.actor)
    .order_by(table.c.position)
    for table in (recusals, absences)
}
_OF_MEETING = {
    table.name: _SAID[table.name].where(table.c.meeting == bindparam("meeting"))
    for table in (recusals, absences)
}
_OF_PERSON = _SAID[recusals.name].where(_PERSON.c.oid == bindparam("person"))
