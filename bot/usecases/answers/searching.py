"""What of agendas and decisions is meant, by day and by words. Never who may see it, nor what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from bot.domain.search import SHORTEST_PART, Findable, Forms, Sought, stands
from bot.usecases.answers.question import Question
from bot.usecases.answers.reach import Reach, reach_of, seen
from bot.usecases.phrases import YEAR
from bot.usecases.ports import Transaction
from bot.usecases.understand import CLOSE_ENOUGH, Query

MOST_ALIKE = 5_000
"""In so many of the newest items a word is looked for that is most like the one that was typed."""


@dataclass(frozen=True)
class Searched:
    """Newest first. `is_near`: none of the words stands anywhere as it was typed, but what is most like them
    does.
    """

    found: tuple[Findable, ...]
    words: tuple[Forms, ...] = ()
    is_near: bool = False


def search(tx: Transaction, question: Question) -> Searched:
    """Only what the asker may see is looked through. Raises NotPermitted for an outsider."""
    reach = reach_of(tx, question)
    sought = _sought(tx, question.query)
    found = _found(tx, reach, sought=sought)
    of_year = _of_year(question.query)
    if of_year and not found:  # a year may stand in a title, too: "Budget 2027"
        sought = _sought(tx, of_year)
        found = _found(tx, reach, sought=sought)
    if found or not sought.words:
        return Searched(found, sought.words)
    nearest = _nearest(sought.words, seen(tx, reach, sought=Sought(at_most=MOST_ALIKE)))
    near = _found(tx, reach, sought=replace(sought, words=nearest)) if nearest else ()
    return Searched(near, nearest or sought.words, is_near=bool(near))


def _of_year(query: Query) -> Query | None:
    """The last word as the year of the meeting; None where it is none."""
    words, _, last = query.rest.rpartition(" ")
    is_year = bool(words and YEAR.fullmatch(last) and not (query.day or query.year))
    return replace(query, rest=words, year=int(last)) if is_year else None


def _sought(tx: Transaction, query: Query) -> Sought:
    words = tx.search.words(query.rest)
    first, last = query.day, query.day
    if query.year:
        first, last = date(query.year, 1, 1), date(query.year, 12, 31)
    return Sought(words, first, last, is_decided=not words, goal=query.goal)


def _found(tx: Transaction, reach: Reach, *, sought: Sought) -> tuple[Findable, ...]:
    """What was decided; and of what was not, the items that bear these words as their title."""
    words = sought.words
    return tuple(
        one
        for one in seen(tx, reach, sought=sought)
        if one.says(words) and (one.is_decided or (words and one.is_titled(words)))
    )


def _nearest(words: tuple[Forms, ...], among: list[Findable]) -> tuple[Forms, ...] | None:
    """Each word that stands nowhere becomes the one that is most like it; None where there is none."""
    known = frozenset[str]().union(*(one.title | one.decided | one.text for one in among))
    near: list[Forms] = []
    for word in words:
        if stands(word, known):
            near.append(word)
            continue
        like = _most_like(word, known)
        if like is None:
            return None
        near.append(like)
    return tuple(near) if near != list(words) else None


def _most_like(word: Forms, known: Iterable[str]) -> Forms | None:
    best = [
        like
        for form in sorted(word)
        if len(form) >= SHORTEST_PART
        and (like := process.extractOne(form, sorted(known), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH))
    ]
    return frozenset({max(best, key=lambda like: like[1])[0]}) if best else None
