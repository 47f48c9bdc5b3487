"""The notices that follow from what a guest is to be told of a slot. Never whether they were sent."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.body import Body
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.slot import Slot, Told, over_at, reminder_at

THANKS_HELP = timedelta(hours=1)
"""After that nobody needs to hear that their item is over."""


def key(told: Told, kind: NoticeKind) -> str:
    """Meeting, guest, recipient, kind and revision: what identifies a notice for ever."""
    slot = told.slot
    return f"{slot.meeting}/{slot.guest}/{slot.person}/{kind}/{told.revision}"


def at_once(
    told: Told, kind: NoticeKind, *, body: Body, due_at: datetime | None = None, is_running: bool = False
) -> Wanted:
    """SLOT, MOVE, CANCEL, or NOT_YET for a slot that is on again. Of use until the slot is over; while the
    meeting runs nobody knows when that is, and whether it still helps is seen when it is sent.
    """
    return Wanted(
        key(told, kind),
        kind,
        Recipient(person=told.slot.person),
        meeting=told.slot.meeting,
        guest=told.slot.guest,
        due_at=due_at,
        expires_at=None if is_running else over_at(told.slot, body),
    )


def call(told: Told, kind: NoticeKind, *, number: int) -> Wanted:
    """GET_READY, COME_NOW, NOT_YET or THANKS. `number` tells one of a kind from the next: for COME_NOW and
    NOT_YET that of the call, as in `Told.called`.
    """
    slot = told.slot
    return Wanted(
        f"{slot.meeting}/{slot.guest}/{slot.person}/{kind}/step-{number}",
        kind,
        Recipient(person=slot.person),
        meeting=slot.meeting,
        guest=slot.guest,
        subject=str(number),
    )


def at_moment(wanted: Wanted, due_at: datetime) -> Wanted:
    """GET_READY or THANKS. Whether a call still helps is seen when it is sent."""
    expires_at = due_at + THANKS_HELP if wanted.kind is NoticeKind.THANKS else None
    return replace(wanted, due_at=due_at, expires_at=expires_at)


@dataclass(frozen=True)
class Reminding:
    """When a slot is to be reminded of, `span` before it; of use until the next one is due, so that after a
    pause nobody is reminded twice in a row; the last one until the slot begins.
    """

    span: timedelta
    due_at: datetime
    expires_at: datetime | None


def remindings(slot: Slot, body: Body) -> tuple[Reminding, ...]:
    """The earliest first; none for a slot without a time."""
    spans = sorted(set(body.reminders), reverse=True)
    moments = [reminder_at(slot, span, body=body) for span in (*spans, timedelta(0))]
    return tuple(
        Reminding(span, due_at, expires_at)
        for span, due_at, expires_at in zip(spans, moments, moments[1:], strict=False)
        if due_at
    )


def reminder(told: Told, reminding: Reminding, *, number: int) -> Wanted:
    """One row for as long as it waits, whatever time the slot moves to; `number` rises once one is done."""
    slot, span = told.slot, int(reminding.span.total_seconds())
    return Wanted(
        f"{slot.meeting}/{slot.guest}/{slot.person}/{NoticeKind.REMINDER}/{span}/{number}",
        NoticeKind.REMINDER,
        Recipient(person=slot.person),
        meeting=slot.meeting,
        guest=slot.guest,
        due_at=reminding.due_at,
        expires_at=reminding.expires_at,
    )
