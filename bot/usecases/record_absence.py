"""Chair or secretary records that somebody who decides is not there, for the meeting or an item, or lifts it.

Whoever is absent is out of the count, and the minutes list them. A stale press records nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.absence import Absence, away, latest_of
from bot.domain.conversation import CardKind
from bot.domain.errors import NotFound
from bot.domain.facts import Banner, Participation
from bot.domain.grants import Permission
from bot.domain.ids import AbsenceId, ItemId, MeetingId, Oid
from bot.usecases.compose.participation import participation
from bot.usecases.follow_writing import after_answer
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


@dataclass(frozen=True)
class AbsencePress:
    """`shown_on`: the item whose card was pressed. `seen_seq`: what was said last of the person at this
    meeting, as the card showed it.
    """

    shown_on: ItemId
    person: Oid
    seen_seq: int
    is_whole_meeting: bool
    is_lifted: bool = False

    @property
    def item(self) -> ItemId | None:
        return None if self.is_whole_meeting else self.shown_on


def record_absence(
    tx: Transaction, meeting: MeetingId, *, press: AbsencePress, actor: Oid, at: datetime
) -> Participation:
    """Also after the decision: who was there is so whenever it is written down. Raises NotPermitted,
    NotFound, NotPublished and Recused.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    item = found.matter(press.shown_on)
    only_published(found)
    if press.person not in found.body.deciding:
        raise NotFound
    banner = _record(tx, found, press=press, at=at)
    return participation(tx, found, item=item, banner=banner)


def _record(tx: Transaction, found: Seat, *, press: AbsencePress, at: datetime) -> Banner:
    said = tx.absences.of_meeting(found.meeting.id)
    last = latest_of(said, press.person)
    seq = last.seq if last else 0
    stands = press.person in away(said, press.item)
    if stands is not press.is_lifted:
        return Banner.ABSENCE_RECORDED
    if press.seen_seq != seq:
        return Banner.OVERTAKEN
    absence = Absence(
        id=AbsenceId(tx.new_id()),
        meeting=found.meeting.id,
        item=press.item,
        person=press.person,
        seq=seq + 1,
        is_lifted=press.is_lifted,
        by=found.reader.oid,
        at=at,
    )
    tx.absences.append(absence, body=found.body.key)
    renew_cards(tx, found.meeting.id, CardKind.AGENDA, CardKind.RUN)
    after_answer(tx, found, at=at)
    return Banner.ABSENCE_RECORDED
