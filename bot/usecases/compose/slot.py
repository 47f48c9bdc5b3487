"""What one guest is told about one slot, from that slot alone."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.body import Body
from bot.domain.calendar import owner_of
from bot.domain.facts import SlotNotice
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, later
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage
from bot.domain.response import asked, latest
from bot.domain.slot import Change, Off, Slot, Told
from bot.usecases.as_published import as_published
from bot.usecases.compose.parts import contact, heading, people_of
from bot.usecases.live import Live, live_of
from bot.usecases.ports import Transaction


def slot_notice(
    tx: Transaction,
    slot: Slot,
    *,
    kind: NoticeKind,
    changes: tuple[Change, ...] = (),
    off: Off | None = None,
) -> SlotNotice:
    """The heading has the slot's own place and times only: the meeting's would tell of other items."""
    meeting, body = _of(tx, slot)
    whole = heading(meeting, body)
    return SlotNotice(
        kind=kind,
        slot=slot,
        heading=type(whole)(
            body=whole.body,
            organisation=whole.organisation,
            held_on=slot.held_on,
            starts=slot.starts,
            ends=slot.ends,
            place=slot.place,
            join_url=slot.join_url,
            zone=whole.zone,
        ),
        contact=contact(body, people_of(tx, body.secretary)),
        changes=changes,
        off=off,
        calendar=tx.calendars.address(owner_of(slot)),
    )


def answerable(tx: Transaction, notice: SlotNotice, *, live: Live) -> SlotNotice:
    """With what the guest answered last, what they can answer now, and how long they may still speak."""
    slot, turn = notice.slot, live.turn_of(notice.slot.guest)
    given = latest(tx.responses.of_meeting(slot.meeting)).get((slot.guest, slot.person))
    told = tx.tellings.of_meeting(slot.meeting).get((slot.guest, slot.person))
    today = live.now.astimezone(live.body.zone).date()
    is_over = notice.off is not None or not turn.stage.is_open or live.so_far.closed_at is not None
    asks = asked(
        is_over=is_over or slot.held_on < today - timedelta(days=1),
        is_running=live.so_far.is_running,
        is_near=slot.held_on <= today,
    )
    until = speaks_until(live, slot)
    left = max(int((until - live.now) / timedelta(minutes=1)), 0) if until else None
    return replace(
        notice,
        response=given,
        asks=asks,
        revision=told.revision if told else 0,
        speaks_until=until,
        is_projected=live.so_far.is_running,
        minutes_left=left,
    )


def speaks_until(live: Live, slot: Slot) -> datetime | None:
    """When a presentation that has begun is to be over, where the meeting is."""
    item, turn = live.item_of(slot.guest), live.turn_of(slot.guest)
    if item is None or item.presentation is None or turn.stage is not Stage.ON or turn.begun_at is None:
        return None
    return later(turn.begun_at.astimezone(live.body.zone), item.presentation + turn.stood)


def told_slots(tx: Transaction, meeting: Meeting, *, person: Oid, at: datetime) -> tuple[SlotNotice, ...]:
    """The person's slots as they were told, in the order of the day; none that was taken back."""
    mine = [t for t in tx.tellings.of_meeting(meeting.id).values() if t.slot.person == person and not t.off]
    mine.sort(key=lambda told: (told.slot.held_on, told.slot.starts or time.max, told.slot.guest))
    return tuple(told_slot(tx, told, kind=NoticeKind.SLOT, at=at) for told in mine)


def told_slot(tx: Transaction, told: Told, *, kind: NoticeKind, at: datetime) -> SlotNotice:
    """As it was told, with what can be answered about it."""
    meeting, body = _of(tx, told.slot)
    live = live_of(tx, as_published(tx, meeting), body=body, at=at)
    return answerable(tx, slot_notice(tx, told.slot, kind=kind, off=told.off), live=live)


def _of(tx: Transaction, slot: Slot) -> tuple[Meeting, Body]:
    meeting = tx.meetings.get(slot.meeting)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting is None or body is None:
        raise LookupError("a told slot without its meeting or body")
    return meeting, body
