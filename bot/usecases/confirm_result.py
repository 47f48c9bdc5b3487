"""The chair confirms in one press what the answers of a written procedure carry. Never for a meeting."""

from datetime import datetime

from bot.domain.agenda import Outcome
from bot.domain.conversation import CardKind
from bot.domain.decision import Decision
from bot.domain.errors import NotFound
from bot.domain.facts import Banner
from bot.domain.grants import Permission
from bot.domain.ids import DecisionId, ItemId, MeetingId, Oid
from bot.domain.ledger import text_digest
from bot.domain.written import Written
from bot.usecases.compose.around import around
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def confirm_result(
    tx: Transaction, meeting: MeetingId, *, press: tuple[ItemId, int], actor: Oid, at: datetime
) -> tuple[Seat, Banner]:
    """`press`: the item and the version of its text that was shown. Raises NotPermitted, NotFound,
    NotPublished and Recused.
    """
    item_id, text_version = press
    found = only_published(seat(tx, meeting, actor=actor, needs=Permission.CONFIRM))
    if not found.meeting.is_written:
        raise NotFound
    item = found.matter(item_id)
    standing = around(tx, found.meeting, body=found.body).written(item)
    if standing is Written.DECIDED:
        return found, Banner.DECISION_STANDS
    if text_version != item.text_version:
        return found, Banner.TEXT_CHANGED
    if standing is not Written.TO_CONFIRM:
        return found, Banner.NOT_CARRIED
    decision = Decision(
        id=DecisionId(tx.new_id()),
        meeting=meeting,
        item=item.id,
        text_version=item.text_version,
        outcome=Outcome.APPROVED,
        text="",
        follow_ups=(),
        by=actor,
        at=at,
    )
    digest = text_digest(item, found.meeting.attachments_of(item.id))
    tx.decisions.append(decision, body=found.body.key, text_digest=digest)
    renew_cards(tx, meeting, CardKind.AGENDA)
    return found, Banner.DECISION_RECORDED
