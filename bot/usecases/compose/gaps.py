"""What is still missing in the minutes of a meeting: decisions, and who of the guests came. Mends nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.facts import Gap, GapKind, Presence
from bot.domain.ids import GuestId, Oid
from bot.domain.meeting import Guest, Item
from bot.domain.progress import Progress, Stage
from bot.domain.response import Response, latest
from bot.domain.steps import progress
from bot.usecases.compose.around import Around
from bot.usecases.compose.parts import guest_line
from bot.usecases.compose.presence import presence
from bot.usecases.ports import Transaction

_NOBODY_COMES = (Stage.SKIPPED, Stage.RELEASED)


def gaps(tx: Transaction, known: Around) -> tuple[Gap, ...]:
    """In the order of the agenda; of what the reader is recused from nothing."""
    meeting = known.meeting
    course = _Course(
        known,
        progress((item.id for item in meeting.items), tx.steps.of_meeting(meeting.id)),
        latest(tx.responses.of_meeting(meeting.id)),
    )
    matters = (item for item in meeting.items if not item.is_break and known.may_know(item))
    return tuple(gap for item in matters for gap in course.gaps_of(item))


@dataclass(frozen=True)
class _Course:
    known: Around
    so_far: Progress
    responses: Mapping[tuple[GuestId, Oid], Response]

    def gaps_of(self, item: Item) -> Iterator[Gap]:
        if item.id not in self.known.decisions:
            yield Gap(GapKind.OUTCOME, item.id, item.title, item.text_version)
        if self.so_far.turn(item.id).stage in _NOBODY_COMES:
            return
        for guest in item.guests:
            if self.is_unknown(guest):
                label = guest_line(item, guest, people=self.known.people, with_contact=False).label
                yield Gap(GapKind.ATTENDANCE, item.id, label, item.text_version, guest=guest.id)

    def is_unknown(self, guest: Guest) -> bool:
        return guest.invited and presence(guest, self.responses) is Presence.UNKNOWN
