"""A press to a fact: the route's permission, its handler, and what is shown when it is refused."""

from bot.domain.errors import (
    AlreadyDecided,
    Closed,
    NotFound,
    NotPermitted,
    NotPublished,
    Outdated,
    Recused,
    Refused,
    Unusable,
)
from bot.domain.facts import Fact, Refusal, RefusalReason
from bot.domain.ids import MeetingId
from bot.teams.handlers.agenda import refresh, show_stale
from bot.teams.handlers.context import Press
from bot.teams.router import Route
from bot.usecases.lookup import seat
from bot.usecases.ports import Transaction

_REASONS: dict[type[Refused], RefusalReason] = {
    NotPermitted: RefusalReason.NOT_YOURS,
    NotFound: RefusalReason.NOT_YOURS,  # alike: whether it exists is nobody's to learn
    NotPublished: RefusalReason.NOT_PUBLISHED,
    Recused: RefusalReason.RECUSED,
    Closed: RefusalReason.WRITING_CLOSED,
    AlreadyDecided: RefusalReason.NOT_PUBLISHED,
    Unusable: RefusalReason.UNKNOWN_CARD,
}


def answer_press(tx: Transaction, route: Route | None, *, press: Press, is_automatic: bool) -> Fact:
    """`route` None: no button of ours, or one that is not served any more."""
    if route is None:
        return Refusal(RefusalReason.UNKNOWN_CARD)
    try:
        if is_automatic and route.writes:
            return refresh(tx, press)
        if route.permission and press.payload.meeting:
            meeting = MeetingId(press.payload.meeting)
            seat(tx, meeting, actor=press.actor, needs=route.permission)
        return route.handler(tx, press)
    except Outdated:
        return _stale(tx, press)
    except Refused as refused:
        return Refusal(_REASONS.get(type(refused), RefusalReason.UNKNOWN_CARD))


def _stale(tx: Transaction, press: Press) -> Fact:
    try:
        return show_stale(tx, press)
    except Refused:
        return Refusal(RefusalReason.NOT_YOURS)
