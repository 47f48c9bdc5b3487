"""Which notices are due, and which of them goes first. Never who holds one, or how that ends.

Of each lane one notice at a time is begun, and it blocks the others until it is over; of those that are
due, the one that fell due first is next. A call passes the edit of a card, and thanks that are not begun.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Connection,
    RowMapping,
    TextClause,
    and_,
    bindparam,
    case,
    exists,
    or_,
    select,
    text,
)

from bot.domain.notice import NoticeKind
from bot.store.paces import Places, crowded
from bot.store.rows import Values
from bot.store.tables import notices, paces

PRIOS = (CALLS, _, _, _) = (0, 1, 2, 3)

_other = notices.alias("other")
_NOW = bindparam("now", type_=notices.c.next_at.type)


def is_open(name: str) -> TextClause:
    """Word for word as in the partial indexes: SQLite uses them only then.

    https://www.sqlite.org/partialindex.html#queries_using_partial_indexes
    """
    return text(f"{name}.state IN ('waiting', 'sending')")


_IS_CALL = notices.c.prio == CALLS
_ANOTHER_OPEN = and_(_other.c.lane == notices.c.lane, is_open("other"), _other.c.nr != notices.c.nr)
_ANOTHER_BEGUN = and_(
    _ANOTHER_OPEN,
    text("other.is_begun"),  # as in the index
    # Twice at once in a conversation may cross (412, tried again); behind a dead process's edit a call
    # would wait for a lease.
    ~and_(_IS_CALL, _other.c.kind == NoticeKind.EDIT),
)
_ANOTHER_DUE_BEFORE = and_(
    _ANOTHER_OPEN,
    _other.c.next_at <= _NOW,
    or_(
        _other.c.next_at < notices.c.next_at,
        and_(_other.c.next_at == notices.c.next_at, _other.c.nr < notices.c.nr),
    ),
    ~and_(_IS_CALL, _other.c.kind.in_([NoticeKind.EDIT, NoticeKind.THANKS])),
)
_HAS_NO_PLACE = and_(
    paces.c.thread == notices.c.thread,
    or_(paces.c.paused_until > _NOW, case((_IS_CALL, paces.c.call_free_at), else_=paces.c.free_at) > _NOW),
)
_DUE = (
    select(notices)
    .where(
        is_open("notices"),
        notices.c.prio == bindparam("prio"),
        notices.c.next_at <= _NOW,
        ~exists().where(_ANOTHER_BEGUN),
        or_(notices.c.is_begun, ~exists().where(_ANOTHER_DUE_BEFORE)),
    )
    .order_by(notices.c.next_at, notices.c.nr)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True, of=notices)
)
_DUE_WITH_PLACE = _DUE.where(~exists().where(_HAS_NO_PLACE))
_DUE_WITHOUT = _DUE.where(notices.c.thread.is_(None))
_NEXT = (
    select(notices.c.next_at)
    .where(is_open("notices"), ~exists().where(_ANOTHER_BEGUN))
    .order_by(notices.c.next_at)
    .limit(1)
)
_NEXT_WITH_PLACE = _NEXT.where(
    or_(notices.c.prio <= bindparam("prio"), notices.c.thread.is_(None)), ~exists().where(_HAS_NO_PLACE)
)


def find_due(
    connection: Connection, now: datetime, *, at_most: int, places: Places | None
) -> list[RowMapping]:
    """In the order of sending; of a lane one, also where a call is found to pass what is found after it.

    `places` None: there are no limits.
    """
    found: dict[str, RowMapping] = {}
    for prio in PRIOS:
        if len(found) < at_most:
            values = {"prio": prio, "now": now, "at_most": at_most - len(found)}
            for row in _due_of(connection, values, places=places):
                found.setdefault(row["lane"], row)
    if places:
        places.keep()
    return list(found.values())


def next_due(connection: Connection, now: datetime | None) -> datetime | None:
    """With `now`: not before a place may be free. Waking too early does no harm, too late would."""
    crowd = crowded(connection, now) if now else None
    if crowd is None:
        return connection.execute(_NEXT).scalar_one_or_none()
    upto = CALLS - 1 if crowd.shuts_out_calls else CALLS if crowd.shuts_out_others else PRIOS[-1]
    due = connection.execute(_NEXT_WITH_PLACE, {"prio": upto, "now": now}).scalar_one_or_none()
    return min(due, crowd.first_free) if due else crowd.first_free


def _due_of(connection: Connection, values: Values, *, places: Places | None) -> Sequence[RowMapping]:
    """What goes to nobody waits for no place."""
    if places is None:
        return connection.execute(_DUE, values).mappings().all()
    is_call = values["prio"] == CALLS
    if not places.are_left(to_calls=is_call):
        return connection.execute(_DUE_WITHOUT, values).mappings().all()
    rows = connection.execute(_DUE_WITH_PLACE, values).mappings().all()
    return places.given_to(rows, are_calls=is_call)
