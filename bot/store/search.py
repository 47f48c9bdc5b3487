"""Items and decisions found by their words, alike on every database. Never who may see them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, literal, or_, select

from bot.domain.decision import Decision
from bot.domain.ids import BodyKey, ItemId
from bot.domain.meeting import Item, Meeting
from bot.domain.search import Findable, Forms, Sought
from bot.store import stems
from bot.store.rows import Row, put_all
from bot.store.tables import item_words, meetings

_WORDS = (item_words.c.title, item_words.c.decided, item_words.c.text)
_NO_WORDS = [literal("") for _ in _WORDS]
_EVERY, _WITHOUT_WORDS = (
    select(
        *(item_words.c[name] for name in ("item", "meeting", "body", "held_on")),
        meetings.c.status,
        item_words.c.is_decided,
        *words,
        item_words.c.goals,
    )
    .join(meetings, meetings.c.id == item_words.c.meeting)
    .order_by(item_words.c.held_on.desc(), item_words.c.meeting, item_words.c.position)
    for words in (_WORDS, _NO_WORDS)
)
_THERE = item_words.c.title + " " + item_words.c.decided + " " + item_words.c.text


class Search:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def words(self, typed: str) -> tuple[Forms, ...]:
        return stems.words(typed)

    def of_bodies(self, bodies: Iterable[BodyKey], sought: Sought) -> tuple[Findable, ...]:
        return self._found(item_words.c.body.in_(list(bodies)), sought)

    def of_items(self, items: Iterable[ItemId], sought: Sought) -> tuple[Findable, ...]:
        return self._found(item_words.c.item.in_(list(items)), sought)

    def keep_published(self, meeting: Meeting) -> None:
        """What the agenda says now; what was decided stays to be found with it."""
        of_meeting = item_words.c.meeting == meeting.id
        rows = [
            _published(meeting, item, position=position)
            for position, item in enumerate(meeting.items)
            if not item.is_break
        ]
        gone = put_all(self._connection, item_words, where=of_meeting, key=item_words.c.item, rows=rows)
        if gone.others:
            undecided = and_(item_words.c.item.in_(gone.others), ~item_words.c.is_decided)
            self._connection.execute(item_words.delete().where(undecided))

    def keep_decided(self, decision: Decision) -> None:
        tasks = [words for f in decision.follow_ups for words in (f.owner, f.task)]
        row = {"is_decided": True, "decided": stems.stored(stems.forms(decision.text, *tasks))}
        where = item_words.c.item == decision.item
        self._connection.execute(item_words.update().where(where).values(**row))

    def _found(self, where: ColumnElement[bool], sought: Sought) -> tuple[Findable, ...]:
        """The words are not read where none is looked for."""
        every = _WITHOUT_WORDS if sought.is_decided and not sought.words else _EVERY
        meant = every.where(where, *_conditions(sought)).limit(sought.at_most)
        found = (_findable(row) for row in self._connection.execute(meant))
        return tuple(one for one in found if one.says(sought.words) and sought.goal in (None, *one.goals))


def _conditions(sought: Sought) -> Iterable[ColumnElement[bool]]:
    """They let through at least what `Findable.says` does."""
    for word in sought.words:
        yield or_(*(_THERE.contains(form, autoescape=True) for form in sorted(word)))
    if sought.first:
        yield item_words.c.held_on >= sought.first
    if sought.last:
        yield item_words.c.held_on <= sought.last
    if sought.is_decided:
        yield item_words.c.is_decided


def _published(meeting: Meeting, item: Item, *, position: int) -> Row:
    return {
        "item": item.id,
        "meeting": meeting.id,
        "body": meeting.body,
        "held_on": meeting.held_on,
        "position": position,
        "title": stems.stored(stems.forms(item.title)),
        "text": stems.stored(stems.forms(item.text, *item.recommendations)),
        "goals": item.goals,
    }


def _findable(row: Sequence[Any]) -> Findable:
    """In the order of the columns, which are those of Findable."""
    told = (*row[:6], *(stems.read(words) for words in row[6:9]), row[9])
    return Findable(*told)
