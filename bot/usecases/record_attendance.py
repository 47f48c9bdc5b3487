"""One press: a guest came, or did not come. Pressed again it is corrected; equal presses change nothing."""

from dataclasses import replace

from bot.domain.errors import NotFound
from bot.domain.facts import Banner, ItemView
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Attendance, Meeting
from bot.usecases.compose.item import item_view
from bot.usecases.lookup import only_published, seat
from bot.usecases.ports import Transaction


def record_attendance(
    tx: Transaction, meeting: MeetingId, *, guest: GuestId, attendance: Attendance, actor: Oid
) -> ItemView:
    """Raises NotPermitted, NotFound (also at a break), Recused and NotPublished. The version is not asked
    for: who came is so whatever the card showed.
    """
    found = only_published(seat(tx, meeting, actor=actor, needs=Permission.DECIDE))
    found.matter(_item_of(found.meeting, guest))
    _record(tx, meeting, guest=guest, attendance=attendance)
    after = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    item = after.matter(_item_of(after.meeting, guest))
    return item_view(tx, after, item=item, banner=Banner.ATTENDANCE_RECORDED)


def _record(tx: Transaction, meeting_id: MeetingId, *, guest: GuestId, attendance: Attendance) -> None:
    """In the meeting with its changes that are not published yet: those stay."""
    before = tx.meetings.get(meeting_id)
    if before is None:
        raise NotFound
    item = before.matter(_item_of(before, guest))
    after = before.with_item(item.with_guest(replace(item.guest(guest), attendance=attendance)))
    if after != before:
        tx.meetings.save(replace(after, version=before.version + 1))


def _item_of(meeting: Meeting, guest: GuestId) -> ItemId:
    for item in meeting.items:
        if any(g.id == guest for g in item.guests):
            return item.id
    raise NotFound
