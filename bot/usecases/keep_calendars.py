"""Keeps the calendar files of a meeting in line with what is published and told: each change counts once.

Called in the transaction of every change, beside the telling. What a file holds is composed when it is
fetched; here only an address is made for it, and it is noted that it changed and when.
"""

from datetime import datetime

from bot.domain.body import Body
from bot.domain.calendar import Owner, fingerprint, owner_of
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.slot import Told
from bot.usecases.compose.calendar import open_titles, slot_in, worded_slots
from bot.usecases.compose.parts import heading
from bot.usecases.ports import Transaction


def keep_slot_calendar(tx: Transaction, told: Told, *, at: datetime) -> None:
    tx.calendars.keep(owner_of(told.slot), shown=fingerprint(told.slot, told.off), at=at)


def keep_calendars(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> None:
    """That of the whole meeting, and those of guests of whom only words are known. A meeting that was never
    published has none.
    """
    is_on = meeting.status is MeetingStatus.PUBLISHED
    if not is_on and tx.calendars.of(Owner(meeting.id)) is None:
        return
    shown = fingerprint(heading(meeting, body), open_titles(meeting), meeting.status)
    tx.calendars.keep(Owner(meeting.id), shown=shown, at=at)
    for owner in _worded(tx, meeting, body=body):
        slot = slot_in(meeting, owner.guest, body=body) if is_on else None
        tx.calendars.keep(owner, shown=fingerprint(slot), at=at)


def _worded(tx: Transaction, meeting: Meeting, *, body: Body) -> set[Owner]:
    """Those of before, too: their guests may have got an account or left the agenda."""
    before = {kept.owner for kept in tx.calendars.of_meeting(meeting.id)}
    return {owner_of(slot) for slot in worded_slots(meeting, body)} | {
        owner for owner in before if owner.guest and owner.person is None
    }
