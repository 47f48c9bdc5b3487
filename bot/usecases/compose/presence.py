"""Whether a guest came, for the minutes and for what is missing in them. Never who may say so."""

from collections.abc import Mapping

from bot.domain.facts import Presence
from bot.domain.ids import GuestId, Oid
from bot.domain.meeting import Attendance, Guest
from bot.domain.response import Reply, Response


def presence(guest: Guest, latest: Mapping[tuple[GuestId, Oid], Response]) -> Presence:
    """What was recorded counts before what they said beforehand. `latest`: each person's last response."""
    response = latest.get((guest.id, guest.person or Oid("")))
    reply = response.reply if response else None
    if guest.attendance is Attendance.CAME:
        return Presence.LATE if reply is Reply.LATE else Presence.CAME
    if reply is Reply.CANNOT:
        return Presence.CANCELLED
    return Presence.ABSENT if guest.attendance is Attendance.ABSENT else Presence.UNKNOWN
