"""One press: a guest came, or did not come. Pressed again it is corrected; equal presses change nothing."""

from dataclasses import replace

from bot.domain.errors import NotFound, NotPublished
from bot.domain.facts import Banner, ItemView
from bot.domain.grants import Permission
from bot.domain.ids import GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Attendance, Meeting, MeetingStatus
from bot.usecases.compose.item import item_view
from bot.usecases.lookup import Seat, seat
from bot.usecases.ports import Transaction


def record_attendance(
    tx: Transaction, meeting: MeetingId, *, guest: GuestId, attendance: Attendance, actor: Oid
) -> ItemView:
    """Raises NotPermitted, NotFound and NotPublished. The version is not asked for: who came is so
    whatever the card showed.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    if found.meeting.status is not MeetingStatus.PUBLISHED:
        raise NotPublished
    item = found.item(_item_of(found.meeting, guest))
    changed = found.meeting.with_item(item.with_guest(replace(item.guest(guest), attendance=attendance)))
    if changed != found.meeting:
        changed = replace(changed, version=found.meeting.version + 1)
        tx.meetings.save(changed)
    after = Seat(changed, found.body, found.reader)
    return item_view(tx, after, item=changed.item(item.id), banner=Banner.ATTENDANCE_RECORDED)


def _item_of(meeting: Meeting, guest: GuestId) -> ItemId:
    for item in meeting.items:
        if any(g.id == guest for g in item.guests):
            return item.id
    raise NotFound
