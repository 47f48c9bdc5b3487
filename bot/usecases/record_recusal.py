"""Somebody says that they are partial to an item, or chair or secretary records it for them, or lifts it.

From then on they take no part: no card of the item, nothing of it where it is closed, and no answer that
counts. A late, double or stale press records nothing and shows how things stand.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.conversation import CardKind
from bot.domain.decision import standing
from bot.domain.errors import NotFound, NotPermitted
from bot.domain.facts import AgendaView, Banner, ItemView, Participation
from bot.domain.grants import Permission
from bot.domain.ids import ItemId, MeetingId, Oid, RecusalId
from bot.domain.recusal import Recusal, latest
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.compose.item import item_view
from bot.usecases.compose.participation import participation
from bot.usecases.follow_writing import after_answer
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tell_owners import tell_owners
from bot.usecases.tell_recusal import tell_recusal


@dataclass(frozen=True)
class RecusalPress:
    """`seen_seq`: what was said last of the person and the item as the card showed it, 0 for nothing."""

    item: ItemId
    person: Oid
    seen_seq: int
    is_lifted: bool = False


def declare_recusal(
    tx: Transaction, meeting: MeetingId, *, press: RecusalPress, actor: Oid, at: datetime
) -> AgendaView | ItemView:
    """By the person themselves. Raises NotPermitted, NotFound and NotPublished."""
    found = only_published(seat(tx, meeting, actor=actor, needs=Permission.STAND_ASIDE))
    if press.item in found.recused:
        return agenda_view(tx, found, banner=Banner.RECUSED)
    item = found.matter(press.item)
    if item.id in standing(tx.decisions.of_meeting(meeting)):
        return item_view(tx, found, item=item, banner=Banner.ALREADY_DECIDED)
    banner = _record(tx, found, press=press, at=at)
    if banner is Banner.OVERTAKEN:
        return item_view(tx, found, item=item, banner=banner)
    return agenda_view(tx, found, banner=Banner.RECUSED)


def record_recusal(
    tx: Transaction, meeting: MeetingId, *, press: RecusalPress, actor: Oid, at: datetime
) -> Participation:
    """For somebody else, also after the decision: the minutes must say who took no part. Nobody settles it
    for themselves (section 6). Raises NotPermitted, NotFound, NotPublished and Recused.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.RECORD_RECUSAL)
    item = found.matter(press.item)
    only_published(found)
    if press.person not in found.body.deciding:
        raise NotFound
    if press.person == actor:
        raise NotPermitted
    banner = _record(tx, found, press=press, at=at)
    return participation(tx, found, item=item, banner=banner)


def _record(tx: Transaction, found: Seat, *, press: RecusalPress, at: datetime) -> Banner:
    before = latest(tx.recusals.of_meeting(found.meeting.id)).get((press.item, press.person))
    seq, stands = (before.seq, not before.is_lifted) if before else (0, False)
    done = Banner.RECUSAL_LIFTED if press.is_lifted else Banner.RECUSAL_RECORDED
    if stands is not press.is_lifted:
        return done
    if press.seen_seq != seq:
        return Banner.OVERTAKEN
    recusal = Recusal(
        id=RecusalId(tx.new_id()),
        meeting=found.meeting.id,
        item=press.item,
        person=press.person,
        seq=seq + 1,
        is_lifted=press.is_lifted,
        by=found.reader.oid,
        at=at,
    )
    tx.recusals.append(recusal, body=found.body.key)
    renew_cards(tx, found.meeting.id, CardKind.AGENDA, CardKind.RUN)
    tell_recusal(tx, recusal, body=found.body)
    tell_owners(tx, found.meeting.id, at=at)
    after_answer(tx, found, at=at)
    return done
