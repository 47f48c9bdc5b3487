"""Finds the people whose names most resemble some words. It only sorts: a person always chooses."""

from heapq import nlargest

from rapidfuzz import fuzz, process

from bot.domain.person import Person


def likest(words: str, everyone: tuple[Person, ...], *, at_most: int) -> tuple[Person, ...]:
    """Most alike first; people who are equally alike in the order given."""
    names = [(person, name) for person in everyone for name in _names(person)]
    likeness: dict[Person, float] = {}
    for _, score, position in process.extract_iter(words, [name for _, name in names], scorer=fuzz.WRatio):
        person = names[position][0]
        likeness[person] = max(score, likeness.get(person, 0.0))
    return tuple(nlargest(at_most, likeness, key=lambda person: likeness[person]))


def _names(person: Person) -> tuple[str, ...]:
    return (*person.names, f"{person.title or ''} {person.name}")
