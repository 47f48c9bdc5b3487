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
    """One per reminder of the body; none for a slot without a time."""
    starts_at = reminder_at(told.slot, timedelta(0), body=body)
    return tuple(
        Wanted(
            f"{key(told, NoticeKind.REMINDER)}/{int(before.total_seconds())}",
            NoticeKind.REMINDER,
            Recipient(person=told.slot.person),
            meeting=told.slot.meeting,
            guest=told.slot.guest,
            due_at=reminder_at(told.slot, before, body=body),
            expires_at=starts_at,
        )
        for before in body.reminders
        if starts_at
    )
