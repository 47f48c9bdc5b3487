"""What of agendas and decisions the asker may find, by day and by words. Never what it says about them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import fuzz, process

from bot.domain.body import Body
from bot.domain.decision import standing
from bot.domain.errors import NotPermitted
from bot.domain.grants import Permission, permissions
from bot.domain.ids import ItemId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.search import SHORTEST_PART, Findable, Forms, Sought, stands
from bot.usecases.answers.question import LONG_AGO, Question, is_guest
from bot.usecases.as_published import as_published
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction
from bot.usecases.understand import CLOSE_ENOUGH

NOTHING: Forms = frozenset()


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
    reach = _reach(tx, question)
    sought = _sought(tx, question)
    found = _found(tx, reach, sought=sought)
    if found or not sought.words:
        return Searched(found, sought.words)
    nearest = _nearest(sought.words, _seen(tx, reach, sought=Sought()))
    near = _found(tx, reach, sought=replace(sought, words=nearest)) if nearest else ()
    return Searched(near, nearest or sought.words, is_near=bool(near))


@dataclass(frozen=True)
class _Reach:
    """The asker's own bodies, those of them that they prepare, and as a guest the own items elsewhere, told
    apart by whether the title is shown.
    """

    bodies: tuple[Body, ...]
    prepares: frozenset[str]
    titled: tuple[ItemId, ...]
    untitled: tuple[ItemId, ...]


def _reach(tx: Transaction, question: Question) -> _Reach:
    actor = question.actor
    mine = [(body, permissions(body.roles(actor))) for body in bodies_of(tx, actor)]
    bodies = tuple(body for body, may in mine if Permission.SEE_DECISIONS in may)
    if not bodies and not is_guest(tx, actor):
        raise NotPermitted
    own = _own(tx, question, beside=bodies)
    return _Reach(
        bodies,
        frozenset(body.key for body, may in mine if Permission.PREPARE in may),
        titled=tuple(item for item, is_titled in own if is_titled),
        untitled=tuple(item for item, is_titled in own if not is_titled),
    )


def _own(tx: Transaction, question: Question, *, beside: Iterable[Body]) -> list[tuple[ItemId, bool]]:
    """A guest's decided items, once the minutes are published, if the body shows decisions to guests; none of
    bodies whose decisions the guest sees anyway.
    """
    seen = {body.key for body in beside}
    own: list[tuple[ItemId, bool]] = []
    for guested in tx.meetings.with_guest(question.actor, LONG_AGO):
        body = tx.bodies.get(guested.body)
        if body is None or body.key in seen or not body.decision_to_guest:
            continue
        if guested.minutes_published_at:
            own += _own_at(tx, as_published(tx, guested), body=body, question=question)
    return own


def _own_at(
    tx: Transaction, meeting: Meeting, *, body: Body, question: Question
) -> list[tuple[ItemId, bool]]:
    decided = standing(tx.decisions.of_meeting(meeting.id))
    return [
        (item.id, item.is_open is True or body.closed_title_to_guest)
        for item, _ in meeting.slots_of(question.actor)
        if item.id in decided
    ]


def _sought(tx: Transaction, question: Question) -> Sought:
    query = question.query
    words = tx.search.words(query.rest)
    first, last = query.day, query.day
    if query.year:
        first, last = date(query.year, 1, 1), date(query.year, 12, 31)
    return Sought(words, first, last, is_decided=not words, goal=query.goal)


def _found(tx: Transaction, reach: _Reach, *, sought: Sought) -> tuple[Findable, ...]:
    """What was decided; and of what was not, the items that bear these words as their title."""
    words = sought.words
    return tuple(
        one
        for one in _seen(tx, reach, sought=sought)
        if one.says(words) and (one.is_decided or (words and one.is_titled(words)))
    )


def _seen(tx: Transaction, reach: _Reach, *, sought: Sought) -> list[Findable]:
    """With no more of each than its reader may know, so that nothing else can be found out by asking."""
    of_bodies = tx.search.of_bodies((body.key for body in reach.bodies), sought)
    seen = [*(one for one in of_bodies if _is_shown(one, reach)), *_seen_as_guest(tx, reach, sought=sought)]
    return sorted(seen, key=lambda one: one.held_on, reverse=True)


def _seen_as_guest(tx: Transaction, reach: _Reach, *, sought: Sought) -> list[Findable]:
    """Without the case text, and so without the goals that it names."""
    if sought.goal:
        return []
    titled = tx.search.of_items(reach.titled, sought)
    untitled = tx.search.of_items(reach.untitled, sought)
    return [
        *(replace(one, text=NOTHING, goals=()) for one in titled),
        *(replace(one, text=NOTHING, goals=(), title=NOTHING) for one in untitled),
    ]


def _is_shown(one: Findable, reach: _Reach) -> bool:
    """An agenda that was taken back is seen by those who prepare it; of one that is off, what was decided."""
    if one.status is MeetingStatus.WITHDRAWN:
        return one.body in reach.prepares
    return one.is_decided or one.status is MeetingStatus.PUBLISHED


def _nearest(words: tuple[Forms, ...], seen: list[Findable]) -> tuple[Forms, ...] | None:
    """Each word that stands nowhere becomes the one that is most like it; None where there is none."""
    known = frozenset[str]().union(*(one.title | one.decided | one.text for one in seen))
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
