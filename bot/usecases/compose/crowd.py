"""Everybody whom the people file knows, looked through once for all guests. Never who of them is meant."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.ids import Oid
from bot.domain.person import Person, folded


@dataclass(frozen=True)
class Crowd:
    people: Mapping[Oid, Person]
    _named: Counter[str]
    _bearing: Counter[str]

    @property
    def everyone(self) -> tuple[Person, ...]:
        return tuple(self.people.values())

    def bearers(self, name: str) -> int:
        """How many have it as a name or alias."""
        return self._bearing[folded(name)]

    def reads_alike(self, person: Person) -> bool:
        """Somebody else has the same name."""
        return self._named[folded(person.name)] > 1


def crowd(everyone: tuple[Person, ...]) -> Crowd:
    return Crowd(
        people={person.oid: person for person in everyone},
        _named=Counter(folded(person.name) for person in everyone),
        _bearing=Counter(name for person in everyone for name in {folded(own) for own in person.names}),
    )
