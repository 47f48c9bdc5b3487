"""Puts waiting reminders right whose moment is no longer the slot's time on the wall. Never a new one.

A moment is stored as an instant; which instant a wall time is, the tables of time zones say, and those
change with the law: https://data.iana.org/time-zones/tz-link.html
"""

from bot.domain.ids import MeetingId
from bot.domain.notice import Wanted
from bot.usecases.ports import Transaction
from bot.usecases.remind_guests import misplaced_reminders


def are_misplaced(tx: Transaction, meeting: MeetingId) -> bool:
    return bool(_misplaced(tx, meeting))


def retime_reminders(tx: Transaction, meeting: MeetingId) -> None:
    for wanted in _misplaced(tx, meeting):
        tx.notices.renew(wanted)


def _misplaced(tx: Transaction, meeting_id: MeetingId) -> tuple[Wanted, ...]:
    meeting = tx.meetings.get(meeting_id)
    body = tx.bodies.get(meeting.body) if meeting else None
    if body is None:
        return ()
    told = tx.tellings.of_meeting(meeting_id).values()
    notices = {notice.key: notice for notice in tx.notices.of_meeting(meeting_id)}
    return tuple(w for t in told if t.off is None for w in misplaced_reminders(t, body=body, notices=notices))
