"""What waited through quiet hours for one person is told in one message. Never what has not waited.

Each notice is settled for itself as what became of that message: each is on the delivery list once, as sent,
and what the person knows of each slot is what stood in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.facts import SlotNotice
from bot.domain.ids import GuestId
from bot.domain.notice import NoticeKind, Why
from bot.usecases.compose.digest import digest
from bot.usecases.compose_notice import Part, ToSend, compose_notice
from bot.usecases.keep_quiet import waits_until
from bot.usecases.ports import Claimed, Deferred, Needless, Retry, Settlement, TooLate, Transaction

MOST = 10
"""Slots in one message: all of them fit into a card, so that none is left out."""


def with_others(tx: Transaction, claimed: Claimed, *, alone: ToSend, at: datetime) -> ToSend:
    if claimed.notice.why is not Why.QUIET or not isinstance(alone.fact, SlotNotice):
        return alone
    others = list(_parts(tx, tx.notices.join(claimed, at, at_most=MOST - 1), at=at))
    if not others:
        return alone
    parts = tuple(_once_each([Part(claimed, alone.fact), *others]))
    told = [part.fact for part in parts if part.fact]
    return replace(alone, fact=told[0] if len(told) == 1 else digest(told), parts=parts)


def settle_with_others(tx: Transaction, claimed: Claimed, *, settlement: Settlement) -> None:
    """The message failed, and with it all that it told. Only one of them may keep the head of the lane."""
    if tx.notices.settle(claimed, settlement) and claimed.notice.why is Why.QUIET:
        beside = settlement
        if isinstance(settlement, Retry):
            beside = Deferred(settlement.at, Why.QUIET)
        for other in tx.notices.joined(claimed):
            tx.notices.settle(other, beside)


def _parts(tx: Transaction, joined: Iterable[Claimed], *, at: datetime) -> Iterator[Part]:
    for one in joined:
        composed = compose_notice(tx, one.notice, at=at)
        until = waits_until(tx, one.notice, at=at)
        if isinstance(composed, Why):
            tx.notices.settle(one, Needless(composed, at))
        elif one.notice.expires_at and at > one.notice.expires_at:
            tx.notices.settle(one, TooLate(at))
        elif until or not isinstance(composed.fact, SlotNotice):
            tx.notices.settle(one, Deferred(until or at, Why.QUIET))
        else:
            yield Part(one, composed.fact)


def _once_each(parts: list[Part]) -> Iterator[Part]:
    """A reminder of a slot that is told of in the same message says nothing more."""
    news = {_guest(part) for part in parts if part.claimed.notice.kind is not NoticeKind.REMINDER}
    for part in parts:
        is_repeat = part.claimed.notice.kind is NoticeKind.REMINDER and _guest(part) in news
        yield replace(part, fact=None) if is_repeat else part


def _guest(part: Part) -> GuestId | None:
    return part.claimed.notice.guest
