"""A meeting as everybody goes by it: what was published last, until its changes are published, too."""

from dataclasses import replace

from bot.domain.meeting import Guest, Item, Meeting
from bot.usecases.ports import Transaction


def as_published(tx: Transaction, meeting: Meeting) -> Meeting:
    """Who came, that it is off or closed and that its minutes are published is so at once; the version is
    that of the meeting now, so that a button pressed on it is known to be of today. A draft is as it is.
    """
    kept = tx.meetings.published(meeting.id)
    if kept is None:
        return meeting
    now = {guest.id: guest for item in meeting.items for guest in item.guests}

    def attended(guest: Guest) -> Guest:
        came = now.get(guest.id, guest).attendance
        return guest if came is guest.attendance else replace(guest, attendance=came)

    def shown(item: Item) -> Item:
        guests = tuple(attended(guest) for guest in item.guests)
        return item if guests == item.guests else replace(item, guests=guests)

    return replace(
        kept,
        version=meeting.version,
        status=meeting.status,
        minutes_published_at=meeting.minutes_published_at,
        closed_at=meeting.closed_at,
        items=tuple(shown(item) for item in kept.items),
    )
