"""Chair or secretary records what was decided, or corrects it with a row that points to the old one."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.agenda import Outcome
from bot.domain.conversation import CardKind
from bot.domain.decision import Decision, FollowUp, standing
from bot.domain.errors import Unusable
from bot.domain.facts import Banner, ItemView
from bot.domain.grants import Permission
from bot.domain.ids import DecisionId, FollowUpId, ItemId, MeetingId, Oid
from bot.domain.ledger import text_digest
from bot.domain.meeting import Item, moment
from bot.domain.written import Written
from bot.usecases.compose.around import around
from bot.usecases.compose.item import item_view
from bot.usecases.edit_meeting import read_time
from bot.usecases.follow_writing import after_answer
from bot.usecases.lookup import Seat, only_published, person_called, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tell_owners import tell_owners

LONGEST_TEXT = 8000


@dataclass(frozen=True)
class Wording:
    """The form as it was filled in: an outcome's key, the decision's words, owners by semicolon or line, and
    the time on the wall at which it was decided, if that was not just now.
    """

    outcome: str
    text: str = ""
    owner: str = ""
    due: str = ""
    time: str = ""


@dataclass(frozen=True)
class DecisionPress:
    """`corrects` is the decision that the form showed, None where it showed none."""

    item: ItemId
    text_version: int
    wording: Wording
    corrects: DecisionId | None = None


def record_decision(
    tx: Transaction, meeting: MeetingId, *, press: DecisionPress, actor: Oid, at: datetime
) -> ItemView:
    """Raises NotPermitted, NotFound (also for a break), NotPublished, and Unusable with the field that can't
    be read.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    item = found.matter(press.item)
    only_published(found)
    decision = _worded(tx, found, press=press, at=at)
    before = standing(tx.decisions.of_meeting(meeting)).get(item.id)
    banner = _why_not(found, decision, press=press, before=before) or _not_yet(tx, found, item=item)
    if banner is None:
        _append(tx, found, decision=decision)
        renew_cards(tx, meeting, CardKind.AGENDA)
        tell_owners(tx, meeting, at=at)
        banner = _done(press)
        found = after_answer(tx, found, at=at)
    return item_view(tx, found, item=item, banner=banner)


def approve(tx: Transaction, found: Seat, *, item: Item, at: datetime) -> None:
    """Without words of its own: what was approved is the text that everybody approved. No card is renewed."""
    decision = Decision(
        id=DecisionId(tx.new_id()),
        meeting=found.meeting.id,
        item=item.id,
        text_version=item.text_version,
        outcome=Outcome.APPROVED,
        text="",
        follow_ups=(),
        by=found.reader.oid,
        at=at,
    )
    _append(tx, found, decision=decision)


def _append(tx: Transaction, found: Seat, *, decision: Decision) -> None:
    item = found.meeting.item(decision.item)
    digest = text_digest(item, found.meeting.attachments_of(item.id))
    tx.decisions.append(decision, body=found.body.key, text_digest=digest)


def _why_not(
    found: Seat, decision: Decision, *, press: DecisionPress, before: Decision | None
) -> Banner | None:
    """An equal repeat is answered as it was the first time."""
    if before and _says(before) == _says(decision):
        was_recorded_by_this = before.corrects == press.corrects
        return _done(press) if was_recorded_by_this else Banner.DECISION_STANDS
    if press.text_version != found.item(press.item).text_version:
        return Banner.TEXT_CHANGED
    return Banner.ALREADY_DECIDED if press.corrects != (before.id if before else None) else None


def _not_yet(tx: Transaction, found: Seat, *, item: Item) -> Banner | None:
    """In writing nobody can decide past the answers; what they carry, and what was decided, can be worded, as
    long as no meeting has it on its agenda.
    """
    known = around(tx, found.meeting, body=found.body)
    is_so = known.written(item) in (None, Written.TO_CONFIRM, Written.DECIDED)
    return None if is_so and item.id not in known.placed else Banner.NOT_CARRIED


def _done(press: DecisionPress) -> Banner:
    return Banner.DECISION_CORRECTED if press.corrects else Banner.DECISION_RECORDED


def _says(decision: Decision) -> tuple[object, ...]:
    owed = tuple((f.owner, f.task, f.due_on) for f in decision.follow_ups)
    return decision.outcome, decision.text, owed, decision.decided_at


def _worded(tx: Transaction, found: Seat, *, press: DecisionPress, at: datetime) -> Decision:
    wording = press.wording
    if wording.outcome not in set(Outcome):
        raise Unusable("outcome")
    if len(wording.text) > LONGEST_TEXT:
        raise Unusable("text")
    return Decision(
        id=DecisionId(tx.new_id()),
        meeting=found.meeting.id,
        item=press.item,
        text_version=press.text_version,
        outcome=Outcome(wording.outcome),
        text=wording.text.strip(),
        follow_ups=_follow_ups(tx, wording),
        by=found.reader.oid,
        at=at,
        corrects=press.corrects,
        decided_at=_decided_at(found, wording.time, at=at) if wording.time.strip() else None,
    )


def _decided_at(found: Seat, written: str, *, at: datetime) -> datetime:
    """On the day of the meeting: no other day is guessed at. Raises Unusable for a time to come."""
    decided_at = moment(found.meeting.held_on, read_time(written), zone=found.body.zone)
    if decided_at > at:
        raise Unusable("decided")
    return decided_at


def _follow_ups(tx: Transaction, wording: Wording) -> tuple[FollowUp, ...]:
    owners = [" ".join(owner.split()) for owner in re.split(r"[;\n]", wording.owner) if owner.strip()]
    due_on = _day(wording.due) if wording.due.strip() else None
    if due_on and not owners:
        raise Unusable("owner")
    return tuple(_follow_up(tx, written, due_on=due_on) for written in owners)


def _follow_up(tx: Transaction, written: str, *, due_on: date | None) -> FollowUp:
    """`IT-chef Jonas Elkjær: indhenter to tilbud`; the task may be left out."""
    owner, _, task = written.partition(": ")
    return FollowUp(FollowUpId(tx.new_id()), owner, task.strip() or None, due_on, _account(tx, owner))


def _account(tx: Transaction, owner: str) -> Oid | None:
    person = person_called(tx, owner)
    return person.oid if person else None


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written.strip())
    except ValueError as error:
        raise Unusable("due") from error
