"""The notices that follow from what a guest is to be told of a slot. Never whether they were sent."""

from datetime import timedelta

from bot.domain.body import Body
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.slot import Told, over_at, reminder_at


def key(told: Told, kind: NoticeKind) -> str:
    """Meeting, guest, recipient, kind and revision: what identifies a notice for ever."""
    slot = told.slot
    return f"{slot.meeting}/{slot.guest}/{slot.person}/{kind}/{told.revision}"


def at_once(told: Told, kind: NoticeKind, *, body: Body) -> Wanted:
    """SLOT, MOVE or CANCEL."""
    return Wanted(
        key(told, kind),
        kind,
        Recipient(person=told.slot.person),
        meeting=told.slot.meeting,
        guest=told.slot.guest,
        expires_at=over_at(told.slot, body),
    )


def reminders(told: Told, body: Body) -> tuple[Wanted, ...]:
    """One per reminder of the body; none for a slot without a time. Each is of use until the next one is due,
    so that after a pause nobody is reminded twice in a row; the last one until the slot begins.
    """
    spans = sorted(set(body.reminders), reverse=True)
    moments = [reminder_at(told.slot, span, body=body) for span in (*spans, timedelta(0))]
    return tuple(
        Wanted(
            f"{key(told, NoticeKind.REMINDER)}/{int(span.total_seconds())}",
            NoticeKind.REMINDER,
            Recipient(person=told.slot.person),
            meeting=told.slot.meeting,
            guest=told.slot.guest,
            due_at=due_at,
            expires_at=expires_at,
        )
        for span, due_at, expires_at in zip(spans, moments, moments[1:], strict=False)
        if due_at
    )
