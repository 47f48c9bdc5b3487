"""Who takes part in deciding one item, and what is told of a change. Never for a guest."""

from dataclasses import replace

from bot.domain.absence import Absence, away, latest_of
from bot.domain.errors import NotFound
from bot.domain.facts import Banner, Participant, Participation, RecusalNotice
from bot.domain.grants import Permission, permissions, roles_in
from bot.domain.ids import ItemId, Oid
from bot.domain.meeting import Item
from bot.domain.notice import Notice, Why
from bot.domain.recusal import Recusal, latest, recused_from
from bot.usecases.compose.item import item_view
from bot.usecases.compose.parts import heading, people_of
from bot.usecases.live import Live
from bot.usecases.lookup import Seat
from bot.usecases.ports import Transaction


def participation(tx: Transaction, found: Seat, *, item: Item, banner: Banner | None = None) -> Participation:
    """Everybody who decides but the reader, who settles nothing for themselves."""
    said = latest(tx.recusals.of_meeting(found.meeting.id))
    people = people_of(tx, found.body.deciding)
    absences = tx.absences.of_meeting(found.meeting.id)
    return Participation(
        view=item_view(tx, found, item=item, banner=banner),
        participants=tuple(
            _with_absence(
                _participant(oid, people[oid].name, said=said.get((item.id, oid))), absences, item=item.id
            )
            for oid in found.body.deciding
            if oid in people and oid != found.reader.oid
        ),
    )


def _participant(oid: Oid, name: str, *, said: Recusal | None) -> Participant:
    return Participant(
        oid, name, seq=said.seq if said else 0, is_recused=said is not None and not said.is_lifted
    )


def _with_absence(one: Participant, absences: tuple[Absence, ...], *, item: ItemId) -> Participant:
    last = latest_of(absences, one.person)
    return replace(
        one,
        absence_seq=last.seq if last else 0,
        is_absent=one.person in away(absences, item),
        is_away=one.person in away(absences, None),
    )


def recusal_notice(tx: Transaction, notice: Notice, *, live: Live) -> RecusalNotice | Why:
    """As long as nothing newer was said, and the reader still is who should hear it."""
    reader, recusals = notice.recipient.person, tx.recusals.of_meeting(live.meeting.id)
    recusal = next((r for r in recusals if r.id == notice.subject), None)
    if reader is None or recusal is None or recusal.person is None:
        return Why.CHANGED
    may = permissions(roles_in(live.meeting, live.body, oid=reader))
    is_own, is_newest = reader == recusal.person, latest(recusals)[recusal.item, recusal.person] == recusal
    if not is_newest or not (is_own or Permission.RECORD_RECUSAL in may):
        return Why.CHANGED
    try:
        item = live.meeting.item(recusal.item)
    except NotFound:  # taken off the agenda since
        return Why.CHANGED
    people = people_of(tx, (recusal.person, *((recusal.by,) if recusal.by else ())))
    may_know = item.is_open is True or reader not in recused_from(recusals, item.id)
    person, by = people.get(recusal.person), people.get(recusal.by) if recusal.by else None
    return RecusalNotice(
        meeting=live.meeting.id,
        item=item.id,
        heading=heading(live.meeting, live.body),
        title=item.title if may_know else None,
        name=person.name if person else recusal.person,
        by=by.name if by else None,
        is_lifted=recusal.is_lifted,
        is_own=is_own,
        is_declared=recusal.by == recusal.person,
    )
