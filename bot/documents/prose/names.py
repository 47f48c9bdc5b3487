"""Which capitals of a noun phrase are a person's name, once titles and units are off. No titles."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.prose.tokens import Token

_SHORTEST = 2  # words of a name
_SHORTEST_UNSURE = 3  # words of a run whose first may be a title that we do not know


@dataclass(frozen=True, slots=True)
class Name:
    first: int  # positions in the phrase
    last: int  # exclusive
    sure: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitals that follow one another."""

    first: int
    last: int  # exclusive
    is_open: bool  # after "chef for": a unit comes first

    @property
    def length(self) -> int:
        return self.last - self.first


def names(phrase: Sequence[Token]) -> list[Name]:
    found: list[Name] = []
    at, is_open = 0, False
    while at < len(phrase):
        if not phrase[at].is_capital:
            is_open = (is_open or _opens_unit(phrase, at)) and not phrase[at].is_title
            at += 1
            continue
        run = _Run(at, _run_end(phrase, at), is_open)
        name = _name_in(phrase, run)
        if name and not _is_organisation(phrase, name):
            found.append(name)
            is_open = False
        at = run.last
    return found


def _opens_unit(phrase: Sequence[Token], at: int) -> bool:
    return phrase[at].is_preposition and at > 0 and phrase[at - 1].is_title


def _run_end(phrase: Sequence[Token], at: int) -> int:
    while at < len(phrase) and (phrase[at].is_capital or _is_particle_inside(phrase, at)):
        at += 1
    return at


def _is_particle_inside(phrase: Sequence[Token], at: int) -> bool:
    return 0 < at < len(phrase) - 1 and phrase[at].is_particle_between(phrase[at - 1], phrase[at + 1])


def _name_in(phrase: Sequence[Token], run: _Run) -> Name | None:
    """The name that ends the run; a known given name settles where it begins."""
    lead = _after_front(phrase, run)
    given = next((at for at in range(run.first, run.last - 1) if phrase[at].is_given_name), None)
    if given is not None and (run.is_open or given <= lead):
        return Name(given, run.last, sure=not run.is_open or given <= max(lead, run.first + 1))
    if run.is_open:
        start = max(lead, run.first + 1)
        return Name(start, run.last, sure=lead > run.first) if run.last - start >= _SHORTEST else None
    if given is not None and run.first == 0 and lead == 0:
        return Name(given, run.last, sure=False)  # "Xylofonist Anna Holm"
    return _unknown_name(phrase, _Run(lead, run.last, is_open=False))


def _after_front(phrase: Sequence[Token], run: _Run) -> int:
    at = run.first
    while at < run.last and not phrase[at].is_given_name and _is_front(phrase[at], run):
        at += 1
    return at


def _is_front(word: Token, run: _Run) -> bool:
    is_abbreviation = word.text.isupper() and len(word.text) > 1 and not word.is_initial
    return word.is_title or word.is_modifier or is_abbreviation or (run.is_open and word.is_unit)


def _unknown_name(phrase: Sequence[Token], run: _Run) -> Name | None:
    """None of its words is a given name that we know."""
    if not run.length:
        return None
    first = phrase[run.first]
    if run.length == 1 and run.first > 0 and first.is_given_name and phrase[run.first - 1].is_title:
        return Name(run.first, run.last, sure=True)  # "elev Maja"
    if run.length < _SHORTEST or not _may_be_first_name(first):
        return None
    opens_the_phrase = run.first == 0
    if opens_the_phrase and run.length >= _SHORTEST_UNSURE:
        return Name(run.first + 1, run.last, sure=False)
    return Name(run.first, run.last, sure=not opens_the_phrase)


def _may_be_first_name(word: Token) -> bool:
    return word.text[1:].islower() or word.is_initial or any(sign in word.text for sign in "-.'’")


def _is_organisation(phrase: Sequence[Token], name: Name) -> bool:
    """Two capitals that are no person: "Lea Munk, Tegnestuen Nord," and "Ældrerådet Nord"."""
    if phrase[name.first].is_given_name:
        return False
    is_enclosed = phrase[name.first - 1].text == "," and [word.text for word in phrase[name.last :]] == [","]
    return phrase[name.last - 1].is_unit or (name.first > 0 and is_enclosed)
