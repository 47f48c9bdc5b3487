"""Teams says that a meeting has begun: a hint to whoever runs it here, never the start itself."""

from datetime import date, datetime

from bot.domain.body import Body
from bot.domain.conversation import CardKind, root
from bot.domain.ids import ConversationId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def hint_start(tx: Transaction, conversation: ConversationId, *, join_url: str | None, at: datetime) -> None:
    """Known by the body's home or by the way in. Nobody is told: the card that it is run from shows it."""
    for body in tx.bodies.all():
        today = at.astimezone(body.zone).date()
        for meeting in _today(tx, body, day=today):
            if _is_meant(meeting, body, conversation=conversation, join_url=join_url):
                tx.steps.hint(meeting.id, at)
                renew_cards(tx, meeting.id, CardKind.RUN)


def _today(tx: Transaction, body: Body, *, day: date) -> list[Meeting]:
    return [m for m in tx.meetings.on(body.key, day) if m.status is MeetingStatus.PUBLISHED]


def _is_meant(meeting: Meeting, body: Body, *, conversation: ConversationId, join_url: str | None) -> bool:
    way_in = meeting.join_url or body.join_url
    return body.home == root(conversation) or (join_url is not None and join_url == way_in)
