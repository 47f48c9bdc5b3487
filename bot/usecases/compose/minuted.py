"""The minutes of a meeting for the records, without breaks: whole, or open to the public. What is closed
never gets into the latter, which is made of a meeting from which it was taken out before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from bot.domain.attachment import Attachment
from bot.domain.body import Body
from bot.domain.decision import Decision, is_entered_later
from bot.domain.facts import (
    MinutedDecision,
    MinutedFollowUp,
    MinutedGuest,
    MinutedHours,
    MinutedItem,
    MinutedPaper,
    MinutedWritten,
    Minutes,
)
from bot.domain.ids import GuestId, ItemId, Oid
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.progress import Progress
from bot.domain.response import Response, latest
from bot.domain.steps import progress
from bot.usecases.compose.around import Around, around
from bot.usecases.compose.between import Settled, settled_before
from bot.usecases.compose.parts import person_label
from bot.usecases.compose.presence import presence
from bot.usecases.lookup import Seat
from bot.usecases.open_part import open_part
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class _Course:
    """`numbers` are those of the whole meeting, so that an item has the same one in every edition."""

    known: Around
    so_far: Progress
    responses: Mapping[tuple[GuestId, Oid], Response]
    numbers: Mapping[ItemId, str]

    def clock(self, at: datetime | None) -> time | None:
        return _clock(at, self.known.body)


def _clock(at: datetime | None, body: Body) -> time | None:
    there = at.astimezone(body.zone) if at else None
    return there.time().replace(second=0, microsecond=0) if there else None


def minuted(tx: Transaction, found: Seat, *, is_public: bool) -> Minutes:
    """`found` at the meeting as it was published."""
    whole, body = found.meeting, found.body
    meeting = open_part(whole) if is_public else whole
    items = tuple(item.id for item in whole.items)
    course = _Course(
        known=around(tx, meeting, body=body),
        so_far=progress(items, tx.steps.of_meeting(whole.id)),
        responses=latest(tx.responses.of_meeting(whole.id)),
        numbers=_numbers(whole),
    )
    published = whole.minutes_published_at
    return Minutes(
        meeting=whole.id,
        version=whole.version,
        body=body.name,
        organisation=body.organisation,
        held_on=whole.held_on,
        hours=_hours_of_meeting(meeting, course),
        place=whole.place or body.place,
        is_draft=published is None,
        is_public=is_public,
        published_on=published.astimezone(body.zone).date() if published else None,
        signers=_signers(course),
        case_text=meeting.case_text,
        items=tuple(_item(item, course, shown=meeting) for item in whole.items if not item.is_break),
        papers=tuple(_paper(paper) for paper in meeting.attachments if paper.item is None),
        apologies=course.known.apologies,
        number=whole.number,
        written=_written(tx, whole, body=body, is_public=is_public),
    )


def _written(tx: Transaction, meeting: Meeting, *, body: Body, is_public: bool) -> tuple[MinutedWritten, ...]:
    settled = settled_before(tx, meeting, body=body)
    return tuple(
        _in_writing(one, number=str(number), is_hidden=is_public and one.item.is_open is not True)
        for number, one in enumerate(settled, start=1)
    )


def _in_writing(settled: Settled, *, number: str, is_hidden: bool) -> MinutedWritten:
    known, item = settled.known, settled.item
    decided_on = settled.at.astimezone(known.body.zone).date()
    if is_hidden:
        return MinutedWritten(MinutedItem(number, is_hidden=True), decided_on)
    count = known.ballot(item)
    told = MinutedItem(
        number=number,
        title=item.title,
        is_open=item.is_open,
        decision=_decision(known.decisions[item.id], known.body),
        recused=known.recused_names(item),
        absent=known.absent_names(item),
    )
    return MinutedWritten(told, decided_on, len(count.approving), len(count.asked))


def _numbers(meeting: Meeting) -> dict[ItemId, str]:
    """As printed if every item has one, else by its place."""
    matters = [item for item in meeting.items if not item.is_break]
    if all(item.number for item in matters):
        return {item.id: item.number or "" for item in matters}
    return {item.id: str(place) for place, item in enumerate(matters, start=1)}


def _hours_of_meeting(meeting: Meeting, course: _Course) -> MinutedHours:
    return MinutedHours(
        starts=meeting.first_start,
        ends=meeting.ends,
        began=course.clock(course.so_far.started_at),
        ended=course.clock(course.so_far.closed_at),
    )


def _signers(course: _Course) -> tuple[str | None, str | None]:
    body, people = course.known.body, course.known.people
    chair = people.get(body.chair) if body.chair else None
    secretary = next((people[oid] for oid in body.secretary if oid in people), None)
    return person_label(chair) if chair else None, person_label(secretary) if secretary else None


def _item(item: Item, course: _Course, *, shown: Meeting) -> MinutedItem:
    number = course.numbers[item.id]
    if item not in shown.items:
        return MinutedItem(number, is_hidden=True)
    turn = course.so_far.turn(item.id)
    decision = course.known.decisions.get(item.id)
    return MinutedItem(
        number=number,
        title=item.title,
        is_open=item.is_open,
        hours=MinutedHours(item.starts, item.ends, course.clock(turn.begun_at), course.clock(turn.ended_at)),
        stage=turn.stage if course.so_far.started_at else None,
        text=item.text,
        recommendations=item.recommendations,
        guests=tuple(_guest(guest, course) for guest in item.guests),
        decision=_decision(decision, course.known.body) if decision else None,
        papers=tuple(_paper(paper) for paper in shown.attachments_of(item.id)),
        recused=course.known.recused_names(item),
        absent=course.known.absent_only_from(item),
        came_on=item.came_on,
    )


def _guest(guest: Guest, course: _Course) -> MinutedGuest:
    person = course.known.people.get(guest.person) if guest.person else None
    came = presence(guest, course.responses)
    if person:
        return MinutedGuest(person.name, person.title, came)
    return MinutedGuest(guest.name, guest.title, came)


def _decision(decision: Decision, body: Body) -> MinutedDecision:
    is_later = is_entered_later(decision.decided_at, at=decision.at)
    return MinutedDecision(
        outcome=decision.outcome,
        text=decision.text,
        follow_ups=tuple(MinutedFollowUp(f.owner, f.task, f.due_on) for f in decision.follow_ups),
        decided_at=_clock(decision.decided_at, body) if is_later else None,
        is_correction=decision.corrects is not None,
    )


def _paper(attachment: Attachment) -> MinutedPaper:
    return MinutedPaper(
        title=attachment.title,
        is_open=attachment.is_open,
        number=attachment.number,
        document_id=attachment.document_id,
        reference=attachment.reference,
    )
