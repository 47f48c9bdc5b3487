"""What a notice tells a guest as things stand when it is sent, or why it need not be told any more."""

from dataclasses import replace

from bot.domain.facts import SlotNotice
from bot.domain.notice import Notice, NoticeKind, NoticeState, Why
from bot.domain.progress import Stage
from bot.domain.slot import Told, changes
from bot.domain.telling import key
from bot.usecases.compose.slot import slot_notice
from bot.usecases.live import Live
from bot.usecases.ports import Transaction


def slot_fact(tx: Transaction, notice: Notice, *, told: Told, live: Live) -> SlotNotice | Why:
    if notice.kind is NoticeKind.CANCEL:
        is_news = told.off and not _never_heard(tx, told)
        return slot_notice(tx, told.slot, kind=NoticeKind.CANCEL, off=told.off) if is_news else Why.CHANGED
    if told.off or not _is_so(tx, notice, told=told, live=live):
        return Why.CHANGED
    if notice.kind is NoticeKind.MOVE:
        news = changes(told.known, told.slot, threshold=live.body.threshold) if told.known else ()
        is_needed = news or notice.is_maybe_doubled  # what may have arrived is not so any more
        moved = slot_notice(tx, told.slot, kind=NoticeKind.MOVE, changes=news)
        return replace(moved, was=told.known.starts if told.known else None) if is_needed else Why.CHANGED
    if notice.kind is NoticeKind.REMINDER and _was_just_told(notice, told):
        return Why.SAID_ALREADY
    return slot_notice(tx, told.slot, kind=notice.kind)


def _is_so(tx: Transaction, notice: Notice, *, told: Told, live: Live) -> bool:
    """The item is still where the notice says that it is."""
    turn = live.turn_of(told.slot.guest)
    waits = turn.stage is Stage.WAITING
    comes = (told.slot.guest, told.slot.person) not in live.declined
    match notice.kind:
        case NoticeKind.COME_NOW:
            return comes and turn.stage is Stage.ON and notice.subject == str(told.called)
        case NoticeKind.THANKS:
            return turn.stage is Stage.TAKEN and _heard_a_call(tx, told)
        case NoticeKind.GET_READY:
            return comes and waits and live.so_far.is_running
        case NoticeKind.REMINDER:
            return waits and not live.so_far.is_running
        case _:
            return waits


def _heard_a_call(tx: Transaction, told: Told) -> bool:
    """Not only the last: who was sent out again waits until they hear that the item is over."""
    mine = notices_about(tx, told)
    return any(row.kind is NoticeKind.COME_NOW and row.state is NoticeState.SENT for row in mine)


def notices_about(tx: Transaction, told: Told) -> tuple[Notice, ...]:
    """Everything that was or is to be told to this guest about this slot."""
    whose = (told.slot.guest, told.slot.person)
    rows = tx.notices.of_meeting(told.slot.meeting)
    return tuple(row for row in rows if (row.guest, row.recipient.person) == whose)


def _never_heard(tx: Transaction, told: Told) -> bool:
    """The announcement was on its way when the slot was taken back, and then did not arrive."""
    before = replace(told, revision=told.revision - 1)
    announced = tx.notices.get(key(before, NoticeKind.SLOT))
    is_over = announced is not None and announced.state is NoticeState.SUPERSEDED
    is_unsaid = is_over and not (announced and announced.is_maybe_doubled)
    return told.known is None and is_unsaid and not was_nearly_called_off(tx, before)


def was_nearly_called_off(tx: Transaction, told: Told) -> bool:
    """Before the slot was on again: that was stopped on its way, and the guest may go by what they knew."""
    cancelled = tx.notices.get(key(replace(told, revision=told.revision - 1), NoticeKind.CANCEL))
    return cancelled is not None and cancelled.state is not NoticeState.SENT


def _was_just_told(notice: Notice, told: Told) -> bool:
    """The announcement or a change reached the guest after the reminder was due: it would repeat that."""
    return told.known_at is not None and notice.due_at is not None and told.known_at >= notice.due_at
