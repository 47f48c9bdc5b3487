"""Brings what guests are told in line with the meeting: the notices that follow from its state.

Called in the transaction of every change. Deriving twice writes nothing new: keys name what is told. When
something is to be told stands in `domain/rules.py`. A notice is composed when it is sent, so one that waits
needs no change of its own.
"""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.conversation import CardKind
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind, NoticeState, Wanted, Why
from bot.domain.progress import Stage
from bot.domain.response import Reply, latest
from bot.domain.rules import due
from bot.domain.slot import Off, Slot, Told, slots
from bot.domain.telling import at_once, key
from bot.usecases.as_published import as_published
from bot.usecases.call_guests import call_guest, call_off, forget_calls, unless_heard
from bot.usecases.compose.told import was_nearly_called_off
from bot.usecases.keep_calendars import keep_calendars, keep_slot_calendar
from bot.usecases.live import Live, live_of
from bot.usecases.move_guest import told_again
from bot.usecases.ports import Transaction
from bot.usecases.remind_guests import forget_reminders, remind
from bot.usecases.renew_cards import renew_cards


def tell_guests(tx: Transaction, live: Live) -> None:
    """The meeting as everybody is to go by it."""
    meeting, body = live.meeting, live.body
    told = tx.tellings.of_meeting(meeting.id)
    is_on = meeting.status is MeetingStatus.PUBLISHED
    wanted = {(s.guest, s.person): s for s in slots(meeting, body)} if is_on else {}
    for whose, before in told.items():
        off = live.off(before.slot.guest) if whose in wanted else _why_off(tx, meeting, told=before)
        has_been = live.turn_of(before.slot.guest).stage is Stage.TAKEN
        if off and before.off is None and not has_been:
            _take_back(tx, before, off=off, live=live)
    for whose, slot in wanted.items():
        if live.off(slot.guest) is None:
            tell(tx, live.slot(slot), before=told.get(whose), live=live)
    keep_calendars(tx, meeting, body=body, at=live.now)


def tell(tx: Transaction, slot: Slot, *, before: Told | None, live: Live) -> None:
    """Only what a guest does not know already is told; what waits to be sent is sent as it is by then."""
    if live.turn_of(slot.guest).stage is Stage.TAKEN and before is None:
        return
    if before and before.off is None:
        before = call_off(tx, before, situation=live.situation(slot, before))
    if before is None or before.off:
        told = _announced(tx, slot, before=before, live=live)
    elif before.known is None:
        told = _still_announced(tx, replace(before, slot=slot), live=live)
    else:
        told = told_again(tx, slot, before=before, live=live)
    told = call_guest(tx, told, situation=live.situation(told.slot, told))
    tx.tellings.put(told)
    keep_slot_calendar(tx, told, at=live.now)
    if due(NoticeKind.REMINDER, live.situation(told.slot, told)):
        remind(tx, told, body=live.body, at=live.now)
    else:
        forget_reminders(tx, told, body=live.body, at=live.now)


def tell_again(tx: Transaction, told: Told, *, at: datetime) -> None:
    """What is still to be told to a guest, as things stand."""
    meeting = tx.meetings.get(told.slot.meeting)
    body = tx.bodies.get(meeting.body) if meeting else None
    if meeting and body and told.off is None and meeting.status is MeetingStatus.PUBLISHED:
        tell(tx, told.slot, before=told, live=live_of(tx, as_published(tx, meeting), body=body, at=at))


def announce_again(tx: Transaction, person: Oid, *, today: date, at: datetime) -> None:
    """Somebody who can be reached now is told what could not be told before about coming slots."""
    for meeting in tx.meetings.with_guest(person, today):
        for told in tx.tellings.of_meeting(meeting.id).values():
            if told.slot.person == person:
                tell_again(tx, unless_heard(tx, told), at=at)


def _announced(tx: Transaction, slot: Slot, *, before: Told | None, live: Live) -> Told:
    """A slot that was taken back without the guest having heard of it is as it was before."""
    if (
        before
        and before.known
        and tx.notices.withdraw(key(before, NoticeKind.CANCEL), why=Why.CHANGED, at=live.now)
    ):
        restored = replace(before, off=None, revision=before.revision + 1)
        restored = call_off(tx, restored, situation=live.situation(slot, restored))
        renew_cards(tx, slot.meeting, CardKind.SLOT, guest=slot.guest)
        return told_again(tx, slot, before=restored, live=live)
    revision, readied = (before.revision + 1, before.readied) if before else (1, 0)
    told = Told(slot, revision=revision, readied=readied)
    if due(NoticeKind.SLOT, live.situation(slot, told)):
        kind = NoticeKind.NOT_YET if before and live.so_far.is_running else NoticeKind.SLOT
        tx.notices.want(at_once(told, kind, body=live.body, is_running=live.so_far.is_running))
    if before:
        renew_cards(tx, slot.meeting, CardKind.SLOT, guest=slot.guest)
    return told


def _still_announced(tx: Transaction, told: Told, *, live: Live) -> Told:
    """An announcement on its way is composed from the slot as it is when it is sent; one that failed for
    good is made anew.
    """
    rows = (tx.notices.get(key(told, kind)) for kind in (NoticeKind.SLOT, NoticeKind.NOT_YET))
    announced = next((row for row in rows if row), None)
    if announced and announced.state is NoticeState.WAITING:
        wanted = at_once(told, announced.kind, body=live.body, is_running=live.so_far.is_running)
        if announced.expires_at != wanted.expires_at:
            tx.notices.renew(wanted)
    is_coming = announced is not None and announced.state.is_under_way
    if is_coming or due(NoticeKind.SLOT, live.situation(told.slot, told)) is None:
        return told
    is_tried = announced is not None and announced.state is not NoticeState.TOO_LATE
    if live.so_far.is_running and is_tried:
        return told
    again = replace(told, revision=told.revision + 1)
    is_running = live.so_far.is_running
    tx.notices.want(at_once(again, NoticeKind.SLOT, body=live.body, is_running=is_running))
    return again


def _take_back(tx: Transaction, told: Told, *, off: Off, live: Live) -> None:
    """Nobody hears the end of a slot that they never heard of."""
    at = live.now
    forget_reminders(tx, told, body=live.body, at=at)
    never_called = forget_calls(tx, told, at=at)
    tx.notices.withdraw(key(told, NoticeKind.MOVE), why=Why.CHANGED, at=at)
    never_sent = _never_announced(tx, told, at=at) and never_called
    called = None if never_called else told.called
    ended = replace(told, revision=told.revision + 1, off=off, called=called)
    tx.tellings.put(ended)
    keep_slot_calendar(tx, ended, at=at)
    renew_cards(tx, told.slot.meeting, CardKind.SLOT, guest=told.slot.guest)
    if told.known is not None or not never_sent:
        tx.notices.want(_cancel(ended, live=live))


def _never_announced(tx: Transaction, told: Told, *, at: datetime) -> bool:
    kinds = (NoticeKind.SLOT, NoticeKind.NOT_YET)
    unsaid = [tx.notices.withdraw(key(told, kind), why=Why.CHANGED, at=at) for kind in kinds]
    return all(unsaid) and not was_nearly_called_off(tx, told)


def _cancel(ended: Told, *, live: Live) -> Wanted:
    """A meeting that has not begun may begin late: before it should be over, no slot of it is."""
    is_running = live.so_far.is_running or ended.off is Off.NOT_REACHED
    cancel = at_once(ended, NoticeKind.CANCEL, body=live.body, is_running=is_running)
    should_end = max((at.ends for at in live.projected.values()), default=None)
    if cancel.expires_at is None or should_end is None:
        return cancel
    return replace(cancel, expires_at=max(cancel.expires_at, should_end))


def _why_off(tx: Transaction, meeting: Meeting, *, told: Told) -> Off:
    if meeting.status is MeetingStatus.CANCELLED:
        return Off.CANCELLED
    if meeting.status is not MeetingStatus.PUBLISHED:
        return Off.WITHDRAWN
    is_somebody_else = any(g.id == told.slot.guest and g.person for i in meeting.items for g in i.guests)
    if not is_somebody_else:
        return Off.NOT_NEEDED
    given = latest(tx.responses.of_meeting(meeting.id)).get((told.slot.guest, told.slot.person))
    return Off.SUBSTITUTED if given and given.reply is Reply.SUBSTITUTE else Off.MISTAKEN
