"""Brings what guests are told in line with the meeting: the notices that follow from its state.

Called in the transaction of every change. Deriving twice writes nothing new: keys name what is told.
"""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.body import Body
from bot.domain.conversation import CardKind
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.domain.slot import Off, Slot, Told, changes, slots
from bot.domain.telling import at_once, key, reminders
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def tell_guests(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    told = tx.tellings.of_meeting(meeting.id)
    is_on = meeting.status is MeetingStatus.PUBLISHED
    wanted = {(s.guest, s.person): s for s in slots(meeting, body)} if is_on else {}
    for whose, before in told.items():
        if whose not in wanted and before.off is None:
            _take_back(tx, before, off=_why_off(meeting, before), body=body, at=at)
    for whose, slot in wanted.items():
        tell(tx, slot, before=told.get(whose), body=body, at=at)


def tell(tx: Transaction, slot: Slot, *, before: Told | None, body: Body, at: datetime) -> None:
    """Only what a guest does not know already is told; what waits to be sent is sent as it is by then."""
    if before is None or before.off:
        told = Told(slot, revision=before.revision + 1 if before else 1)
        tx.notices.want(at_once(told, NoticeKind.SLOT, body=body))
    else:
        told = _told_again(tx, slot, before=before, body=body, at=at)
    tx.tellings.put(told)
    for wanted in reminders(told, body):
        tx.notices.want(wanted)


def announce_again(tx: Transaction, person: Oid, *, today: date) -> None:
    """Somebody who can be reached now is told the coming slots that could not be told before."""
    for meeting in tx.meetings.with_guest(person, today):
        body = tx.bodies.get(meeting.body)
        told = [t for t in tx.tellings.of_meeting(meeting.id).values() if t.slot.person == person]
        for before in told:
            if body:
                _announce_again(tx, before, body=body)


def _announce_again(tx: Transaction, told: Told, *, body: Body) -> None:
    if told.known is None and told.off is None and _was_refused(tx, told):
        again = replace(told, revision=told.revision + 1)
        tx.tellings.put(again)
        for wanted in (at_once(again, NoticeKind.SLOT, body=body), *reminders(again, body)):
            tx.notices.want(wanted)


def _was_refused(tx: Transaction, told: Told) -> bool:
    notice = tx.notices.get(key(told, NoticeKind.SLOT))
    return notice is not None and notice.state is NoticeState.REFUSED


def _told_again(tx: Transaction, slot: Slot, *, before: Told, body: Body, at: datetime) -> Told:
    is_known = before.known is not None and not changes(before.known, slot)
    is_wanted = before.slot == slot and (before.known is None or _move_is_wanted(tx, before))
    if is_wanted or (is_known and before.slot == slot):
        return before
    _drop_waiting(tx, before, body=body, at=at)
    told = replace(before, slot=slot, revision=before.revision + 1)
    if before.known is None:
        return _announced_anew(tx, told, before=before, body=body, at=at)
    if not is_known:
        tx.notices.want(at_once(told, NoticeKind.MOVE, body=body))
    renew_cards(tx, slot.meeting, kind=CardKind.SLOT, guest=slot.guest)
    return told


def _announced_anew(tx: Transaction, told: Told, *, before: Told, body: Body, at: datetime) -> Told:
    """The announcement that waits is replaced; one on its way now is followed up when it is settled."""
    if not tx.notices.withdraw(key(before, NoticeKind.SLOT), why=Why.CHANGED, at=at):
        return replace(before, slot=told.slot)
    tx.notices.want(at_once(told, NoticeKind.SLOT, body=body))
    return told


def _move_is_wanted(tx: Transaction, told: Told) -> bool:
    return tx.notices.get(key(told, NoticeKind.MOVE)) is not None


def _take_back(tx: Transaction, told: Told, *, off: Off, body: Body, at: datetime) -> None:
    """Nobody hears the end of a slot that they never heard of."""
    _drop_waiting(tx, told, body=body, at=at)
    never_sent = tx.notices.withdraw(key(told, NoticeKind.SLOT), why=Why.CHANGED, at=at)
    ended = replace(told, revision=told.revision + 1, off=off)
    tx.tellings.put(ended)
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


def _drop_waiting(tx: Transaction, told: Told, *, body: Body, at: datetime) -> None:
    """What waits about the slot as it was: the message of a change that is overtaken, and reminders."""
    tx.notices.withdraw(key(told, NoticeKind.MOVE), why=Why.CHANGED, at=at)
    for wanted in reminders(told, body):
        tx.notices.withdraw(wanted.key, why=Why.CHANGED, at=at)
