"""A director answers an item. A late, double or stale press records nothing and shows how things stand."""

from datetime import datetime

from bot.domain.absence import absent_from
from bot.domain.approval import Approval, Press, current, repeats
from bot.domain.conversation import CardKind
from bot.domain.decision import standing
from bot.domain.errors import Unusable
from bot.domain.facts import Banner, ItemView
from bot.domain.grants import Permission
from bot.domain.ids import ApprovalId, ItemId, MeetingId, Oid
from bot.domain.ledger import text_digest
from bot.usecases.compose.item import item_view
from bot.usecases.follow_writing import after_answer
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def record_approval(
    tx: Transaction, meeting: MeetingId, *, press: Press, actor: Oid, at: datetime
) -> ItemView:
    """Raises NotPermitted, NotFound (also for a break), and NotPublished for a meeting that is off."""
    found = seat(tx, meeting, actor=actor, needs=Permission.ANSWER_ITEM)
    item = found.matter(press.item)
    only_published(found)
    before = own_answer(tx, found, item=press.item)
    banner = _why_not(tx, found, press=press, before=before, at=at)
    if banner is None:
        _append(tx, found, press=press, before=before, at=at)
        renew_cards(tx, meeting, CardKind.AGENDA)
        found = after_answer(tx, found, at=at)
    return item_view(tx, found, item=item, banner=banner or Banner.ANSWER_RECORDED)


def own_answer(tx: Transaction, found: Seat, *, item: ItemId) -> Approval | None:
    """The actor's present answer to the present text."""
    answers = current(tx.approvals.of_item(item), found.item(item).text_version)
    return answers.get(found.reader.oid)


def with_remark(tx: Transaction, meeting: MeetingId, *, press: Press, actor: Oid) -> Press:
    """The press as the present answer with a new remark; raises Unusable("answer") if there is none yet."""
    found = seat(tx, meeting, actor=actor, needs=Permission.ANSWER_ITEM)
    before = own_answer(tx, found, item=press.item)
    if before is None:
        raise Unusable("answer")
    return Press(press.item, press.text_version, press.seen_seq, before.answer, press.remark)


def _why_not(
    tx: Transaction, found: Seat, *, press: Press, before: Approval | None, at: datetime
) -> Banner | None:
    seq = before.seq if before else 0
    if press.text_version != found.item(press.item).text_version:
        return Banner.TEXT_CHANGED
    if found.reader.oid in absent_from(tx.absences.of_meeting(found.meeting.id), press.item):
        return Banner.ABSENT
    if repeats(press, before) and press.seen_seq == seq - 1:
        return Banner.ANSWER_RECORDED
    if press.item in standing(tx.decisions.of_meeting(found.meeting.id)):
        return Banner.ALREADY_DECIDED
    if repeats(press, before):
        return Banner.ANSWER_STANDS
    return _too_late(found, at=at) or (Banner.NEWER_ANSWER if press.seen_seq != seq else None)


def _too_late(found: Seat, *, at: datetime) -> Banner | None:
    """Also in the moment between the deadline and the look that closes the procedure."""
    meeting = found.meeting
    is_over = meeting.is_written and (meeting.closed_at or at >= meeting.closes_at(found.body.zone))
    return Banner.WRITING_CLOSED if is_over else None


def _append(tx: Transaction, found: Seat, *, press: Press, before: Approval | None, at: datetime) -> None:
    item = found.item(press.item)
    tx.approvals.append(
        Approval(
            id=ApprovalId(tx.new_id()),
            meeting=found.meeting.id,
            item=item.id,
            text_version=item.text_version,
            director=found.reader.oid,
            seq=before.seq + 1 if before else 1,
            answer=press.answer,
            remark=press.remark,
            at=at,
        ),
        body=found.body.key,
        text_digest=text_digest(item, found.meeting.attachments_of(item.id)),
    )
