"""Brings what guests are told in line with the meeting: the notices that follow from its state.

Called in the transaction of every change. Deriving twice writes nothing new: keys name what is told.
A notice is composed when it is sent, so one that waits needs no change of its own.
"""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.body import Body
from bot.domain.conversation import CardKind
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.domain.slot import Off, Slot, Told, changes, slots
from bot.domain.telling import at_once, key
from bot.usecases.keep_calendars import keep_calendars, keep_slot_calendar
from bot.usecases.ports import Transaction
from bot.usecases.remind_guests import forget_reminders, remind
from bot.usecases.renew_cards import renew_cards

_ON_ITS_WAY = (NoticeState.WAITING, NoticeState.SENDING)


def tell_guests(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    told = tx.tellings.of_meeting(meeting.id)
    is_on = meeting.status is MeetingStatus.PUBLISHED
    wanted = {(s.guest, s.person): s for s in slots(meeting, body)} if is_on else {}
    for whose, before in told.items():
        if whose not in wanted and before.off is None:
            _take_back(tx, before, off=_why_off(meeting, before), body=body, at=at)
    for whose, slot in wanted.items():
        tell(tx, slot, before=told.get(whose), body=body, at=at)
    keep_calendars(tx, meeting, body=body, at=at)


def tell(tx: Transaction, slot: Slot, *, before: Told | None, body: Body, at: datetime) -> None:
    """Only what a guest does not know already is told; what waits to be sent is sent as it is by then."""
    if before is None or before.off:
        told = Told(slot, revision=before.revision + 1 if before else 1)
        tx.notices.want(at_once(told, NoticeKind.SLOT, body=body))
    elif before.known is None:
        told = _still_announced(tx, replace(before, slot=slot), body=body)
    else:
        told = _told_again(tx, slot, before=before, body=body, at=at)
    tx.tellings.put(told)
    keep_slot_calendar(tx, told, at=at)
    remind(tx, told, body=body, at=at)


def announce_again(tx: Transaction, person: Oid, *, today: date, at: datetime) -> None:
    """Somebody who can be reached now is told what could not be told before about coming slots."""
    for meeting in tx.meetings.with_guest(person, today):
        body = tx.bodies.get(meeting.body)
        told = [t for t in tx.tellings.of_meeting(meeting.id).values() if t.slot.person == person]
        for before in told if body else ():
            _tell_if_on(tx, before, body=body, at=at)


def _tell_if_on(tx: Transaction, told: Told, *, body: Body | None, at: datetime) -> None:
    if body and told.off is None:
        tell(tx, told.slot, before=told, body=body, at=at)


def _still_announced(tx: Transaction, told: Told, *, body: Body) -> Told:
    """An announcement on its way is composed from the slot as it is when it is sent; one that failed for
    good is made anew.
    """
    announced = tx.notices.get(key(told, NoticeKind.SLOT))
    if announced and announced.state is NoticeState.WAITING:
        tx.notices.renew(at_once(told, NoticeKind.SLOT, body=body))
    if announced and announced.state in _ON_ITS_WAY:
        return told
    again = replace(told, revision=told.revision + 1)
    tx.notices.want(at_once(again, NoticeKind.SLOT, body=body))
    return again


def _told_again(tx: Transaction, slot: Slot, *, before: Told, body: Body, at: datetime) -> Told:
    """A change that may have been told already counts as known: if it is not so, one more message says so."""
    known = before.known
    if before.slot == slot and (not _differs(known, slot) or _is_on_its_way(tx, before)):
        return before
    if not tx.notices.withdraw(key(before, NoticeKind.MOVE), why=Why.CHANGED, at=at):
        known = before.slot
    told = replace(before, slot=slot, known=known, revision=before.revision + 1)
    if _differs(known, slot):
        tx.notices.want(at_once(told, NoticeKind.MOVE, body=body))
    renew_cards(tx, slot.meeting, kind=CardKind.SLOT, guest=slot.guest)
    return told


def _differs(known: Slot | None, slot: Slot) -> bool:
    return known is None or bool(changes(known, slot))


def _is_on_its_way(tx: Transaction, told: Told) -> bool:
    moved = tx.notices.get(key(told, NoticeKind.MOVE))
    return moved is not None and moved.state in _ON_ITS_WAY


def _take_back(tx: Transaction, told: Told, *, off: Off, body: Body, at: datetime) -> None:
    """Nobody hears the end of a slot that they never heard of."""
    forget_reminders(tx, told, body=body, at=at)
    tx.notices.withdraw(key(told, NoticeKind.MOVE), why=Why.CHANGED, at=at)
    never_sent = tx.notices.withdraw(key(told, NoticeKind.SLOT), why=Why.CHANGED, at=at)
    ended = replace(told, revision=told.revision + 1, off=off)
    tx.tellings.put(ended)
    keep_slot_calendar(tx, ended, at=at)
    renew_cards(tx, told.slot.meeting, kind=CardKind.SLOT, guest=told.slot.guest)
    if told.known is not None or not never_sent:
        tx.notices.want(at_once(ended, NoticeKind.CANCEL, body=body))


def _why_off(meeting: Meeting, told: Told) -> Off:
    if meeting.status is MeetingStatus.CANCELLED:
        return Off.CANCELLED
    if meeting.status is not MeetingStatus.PUBLISHED:
        return Off.WITHDRAWN
    is_somebody_else = any(g.id == told.slot.guest and g.person for i in meeting.items for g in i.guests)
    return Off.MISTAKEN if is_somebody_else else Off.NOT_NEEDED
