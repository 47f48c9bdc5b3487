"""Orders people by how much their names resemble some words. It only sorts: a person always chooses."""

from rapidfuzz import fuzz

from bot.domain.person import Person


def likest(words: str, everyone: tuple[Person, ...]) -> tuple[Person, ...]:
    """Most alike first; people who are equally alike in the order given."""

    def likeness(person: Person) -> float:
        titled = f"{person.title or ''} {person.name}"
        return max(fuzz.WRatio(words, name) for name in (*person.names, titled))

    return tuple(sorted(everyone, key=likeness, reverse=True))
