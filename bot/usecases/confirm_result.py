"""The chair confirms in one press what the answers of a written procedure carry. Never for a meeting."""

from datetime import datetime

from bot.domain.conversation import CardKind
from bot.domain.errors import NotFound
from bot.domain.facts import Banner
from bot.domain.grants import Permission
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.domain.written import Written
from bot.usecases.compose.around import around
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.record_decision import approve
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
    approve(tx, found, item=item, at=at)
    renew_cards(tx, meeting, CardKind.AGENDA)
    return found, Banner.DECISION_RECORDED
