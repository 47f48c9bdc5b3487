"""What a guest answered that the secretary should act on. Never for anybody else."""

from bot.domain.facts import ResponseNotice
from bot.domain.notice import Notice, Why
from bot.domain.response import Reply, latest
from bot.usecases.compose.around import around
from bot.usecases.compose.parts import heading
from bot.usecases.compose.room import Room
from bot.usecases.live import Live
from bot.usecases.ports import Transaction


def response_notice(tx: Transaction, notice: Notice, *, live: Live) -> ResponseNotice | Why:
    """As they have answered by now; nothing, once somebody else is the guest."""
    item = live.item_of(notice.guest) if notice.guest else None
    guest = next((g for g in item.guests if g.id == notice.guest), None) if item else None
    if item is None or guest is None or guest.person is None or guest.person != notice.subject:
        return Why.CHANGED
    given = latest(tx.responses.of_meeting(live.meeting.id)).get((guest.id, guest.person))
    if given is None or given.reply is Reply.OPEN:
        return Why.CHANGED
    room = Room(tx, live, around(tx, live.meeting, body=live.body, reader=notice.recipient.person))
    return ResponseNotice(
        meeting=live.meeting.id,
        item=item.id,
        heading=heading(live.meeting, live.body),
        title=item.title if room.knows(item) else None,
        guest=room.guest(item, guest),
    )
