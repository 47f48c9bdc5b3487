"""The register of people as rows. Never their messages."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select, true

from bot.domain.ids import Oid
from bot.domain.person import Person
from bot.store.memo import Memo
from bot.store.rows import put_all
from bot.store.tables import people

# Danish ends its alphabet with æ, ø, å; by code point å would come first.
_DANISH = str.maketrans("æøå", "{|}")
_ALL = select(people)
_SOME = select(people).where(people.c.oid.in_(bindparam("oids", expanding=True)))
_ONE = select(people).where(people.c.oid == bindparam("oid"))


class People:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[tuple[Oid, ...], tuple[Person, ...]] = Memo(self._some)

    def all(self) -> tuple[Person, ...]:
        rows = self._connection.execute(_ALL).mappings()
        return tuple(sorted((Person(**row) for row in rows), key=_place))

    def get(self, oid: Oid) -> Person | None:
        row = self._connection.execute(_ONE, {"oid": oid}).mappings().one_or_none()
        return Person(**row) if row else None

    def some(self, oids: Iterable[Oid]) -> tuple[Person, ...]:
        return self._read(tuple(oids))

    def replace(self, people_now: Iterable[Person]) -> None:
        self._read.forget()
        rows = [vars(person) for person in people_now]
        register = put_all(self._connection, people, where=true(), key=people.c.oid, rows=rows)
        register.drop_others(self._connection, people)

    def _some(self, oids: tuple[Oid, ...]) -> tuple[Person, ...]:
        rows = self._connection.execute(_SOME, {"oids": oids}).mappings()
        return tuple(Person(**row) for row in rows)


def _place(person: Person) -> tuple[str, str]:
    return person.name.casefold().translate(_DANISH), person.oid
