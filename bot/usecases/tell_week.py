"""On Monday morning every secretary is told of the body's open follow-ups. Never what is said then."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from bot.domain.body import Body
from bot.domain.ids import Oid
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Wanted
from bot.domain.reminding import week_begins
from bot.usecases.ports import Transaction
from bot.usecases.tasks import open_tasks

OF_USE = timedelta(days=5)
"""Until the weekend."""


def tell_week(tx: Transaction, bodies: Iterable[Body], *, at: datetime) -> None:
    """The next one of each of these bodies in which something is open."""
    for wanted in _missing(tx, bodies, at=at):
        tx.notices.renew(wanted)


def is_week_untold(tx: Transaction, *, at: datetime) -> bool:
    return any(True for _ in _missing(tx, tx.bodies.all(), at=at))


def _missing(tx: Transaction, bodies: Iterable[Body], *, at: datetime) -> Iterator[Wanted]:
    for body in bodies:
        if open_tasks(tx, (body,)):
            wanted = (_notice(body, person, due_at=week_begins(at, body.zone)) for person in body.secretary)
            yield from (one for one in wanted if _is_to_be_wanted(tx.notices.get(one.key)))


def _is_to_be_wanted(before: Notice | None) -> bool:
    return before is None or before.state is NoticeState.SUPERSEDED


def _notice(body: Body, person: Oid, *, due_at: datetime) -> Wanted:
    monday = due_at.astimezone(body.zone).date().isoformat()
    return Wanted(
        f"{body.key}/{person}/{NoticeKind.FOLLOW_UPS_WEEKLY}/{monday}",
        NoticeKind.FOLLOW_UPS_WEEKLY,
        Recipient(person=person),
        subject=body.key,
        due_at=due_at,
        expires_at=due_at + OF_USE,
    )
