"""Shows a meeting, an item, or a guest's slots to whoever asks, as far as they may see. Changes nothing."""

from datetime import datetime

from bot.domain.conversation import root
from bot.domain.errors import NotPermitted
from bot.domain.facts import AgendaAnswer, AgendaView, Banner, ItemView
from bot.domain.grants import Permission
from bot.domain.ids import ConversationId, ItemId, MeetingId, Oid
from bot.usecases.compose.agenda import agenda_view, base_view, stub
from bot.usecases.compose.item import item_view
from bot.usecases.compose.slot import told_slots
from bot.usecases.lookup import item_of, seat
from bot.usecases.ports import Transaction


def open_agenda(
    tx: Transaction, meeting: MeetingId, *, actor: Oid, at: datetime, banner: Banner | None = None
) -> AgendaView | AgendaAnswer:
    """The whole agenda, or a guest's own slots; raises NotPermitted for anybody else."""
    try:
        found = seat(tx, meeting, actor=actor, needs=Permission.SEE_AGENDA)
    except NotPermitted:
        own = seat(tx, meeting, actor=actor, needs=Permission.SEE_SLOT)
        return AgendaAnswer(slots=told_slots(tx, own.meeting, person=actor, at=at))
    return agenda_view(tx, found, banner=banner)


def refresh_agenda(
    tx: Transaction, meeting: MeetingId, *, actor: Oid, conversation: ConversationId
) -> AgendaView:
    """What the card in that conversation shows to this reader: the own view of a member of the body; for
    anybody else a stub, since they read along there. A meeting of another conversation is not shown at all.
    """
    known = tx.meetings.get(meeting)
    body = tx.bodies.get(known.body) if known else None
    if known is None or body is None:
        raise NotPermitted
    if actor in body.members:
        return agenda_view(tx, seat(tx, meeting, actor=actor, needs=Permission.SEE_AGENDA))
    where = root(conversation)
    is_posted_here = any(card.conversation == where for card in tx.cards.of_meeting(meeting))
    if not is_posted_here:
        raise NotPermitted
    view = base_view(tx, known, body=body, conversation=tx.conversations.get(where))
    return stub(view)


def open_item(
    tx: Transaction, meeting: MeetingId, *, item: ItemId | None, actor: Oid, banner: Banner | None = None
) -> ItemView:
    """Raises NotPermitted, NotFound and NotPublished."""
    found = seat(tx, meeting, actor=actor, needs=Permission.SEE_AGENDA)
    return item_view(tx, found, item=item_of(found, item), banner=banner)
