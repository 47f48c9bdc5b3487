"""A guest answers about their own slot. Late, double and stale taps change nothing."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import NotFound, Unusable
from bot.domain.facts import Banner, SlotNotice
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, MeetingId, Oid
from bot.domain.response import DELAYS, Reply, Response
from bot.domain.slot import Told
from bot.usecases.compose.slot import told_slot
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.lookup import seat
from bot.usecases.ports import Transaction
from bot.usecases.tell_secretary import tell_secretary

LONGEST_NAME = 200


@dataclass(frozen=True)
class ResponsePress:
    """`seen_seq`: the guest's last answer that the card showed, 0 for none. `seen_revision`: how often they
    had been told of the slot by then; None on a card that does not say.
    """

    guest: GuestId
    reply: Reply
    seen_seq: int
    seen_revision: int | None = None
    minutes: int | None = None
    substitute: str | None = None


def respond(
    tx: Transaction, meeting: MeetingId, *, press: ResponsePress, actor: Oid, at: datetime
) -> SlotNotice:
    """Raises NotPermitted for anybody but a guest, NotFound for a slot that is not theirs."""
    found = seat(tx, meeting, actor=actor, needs=Permission.SEE_SLOT)
    told = tx.tellings.of_meeting(meeting).get((press.guest, actor))
    if told is None:
        raise NotFound
    shown = told_slot(tx, told, at=at)
    try:
        given = _given(meeting, press, actor=actor, at=at)
    except Unusable as error:
        return replace(shown, banner=Banner.CANNOT_USE, field=error.field)
    banner = _why_not(shown, told, press=press)
    if banner:
        return replace(shown, banner=banner)
    tx.responses.append(given)
    follow_meeting(tx, found.meeting, body=found.body, at=at)
    tell_secretary(tx, given, before=shown.response, body=found.body)
    return replace(told_slot(tx, told, at=at), banner=Banner.RESPONSE_SAVED)


def _given(meeting: MeetingId, press: ResponsePress, *, actor: Oid, at: datetime) -> Response:
    """Raises Unusable."""
    substitute = " ".join((press.substitute or "").split())
    if press.reply is Reply.SUBSTITUTE and not 0 < len(substitute) <= LONGEST_NAME:
        raise Unusable("person")
    if press.reply is Reply.LATE and press.minutes not in DELAYS:
        raise Unusable("time")
    return Response(
        meeting,
        press.guest,
        actor,
        seq=press.seen_seq + 1,
        reply=press.reply,
        at=at,
        minutes=press.minutes if press.reply is Reply.LATE else None,
        substitute=substitute if press.reply is Reply.SUBSTITUTE else None,
    )


def _why_not(shown: SlotNotice, told: Told, *, press: ResponsePress) -> Banner | None:
    """Whoever says that they come must have seen when: an old card can't say so of a new time."""
    before = shown.response
    if press.reply not in shown.asks:
        return Banner.RESPONSE_CLOSED
    if before and _repeats(press, before):
        return Banner.RESPONSE_SAVED if press.seen_seq == before.seq - 1 else Banner.RESPONSE_STANDS
    if press.seen_seq != (before.seq if before else 0):
        return Banner.SLOT_CHANGED
    is_old = press.seen_revision not in (None, told.revision)
    return Banner.SLOT_CHANGED if is_old and press.reply is Reply.CONFIRM else None


def _repeats(press: ResponsePress, before: Response) -> bool:
    """Whoever is late and says so once more, on the card that shows it, is later still."""
    same = (press.reply, press.minutes, press.substitute) == (before.reply, before.minutes, before.substitute)
    return same and (press.reply is not Reply.LATE or press.seen_seq < before.seq)
