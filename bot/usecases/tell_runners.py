"""Lays the card from which a meeting is run before chair and secretary, a quarter before it begins."""

from datetime import time, timedelta

from bot.domain.body import Body
from bot.domain.ids import ConversationId, Oid
from bot.domain.meeting import Meeting, later, moment
from bot.domain.notice import NoticeKind, NoticeState, Recipient, Wanted
from bot.usecases.ports import Transaction

BEFORE = timedelta(minutes=15)


def tell_runners(tx: Transaction, meeting: Meeting, *, body: Body) -> None:
    """Once for each day that the meeting is on; a meeting without a time has its card when somebody asks."""
    if meeting.first_start is None:
        return
    due_at = later(moment(meeting.held_on, meeting.first_start, zone=body.zone), -BEFORE)
    ends = moment(meeting.held_on + timedelta(days=1), time(0), zone=body.zone)
    for person in dict.fromkeys((*((body.chair,) if body.chair else ()), *body.secretary)):
        day = meeting.held_on.isoformat()
        wanted = Wanted(
            f"{meeting.id}/{person}/{NoticeKind.RUN}/{day}",
            NoticeKind.RUN,
            Recipient(person=person),
            meeting=meeting.id,
            subject=day,
            due_at=due_at,
            expires_at=ends,
        )
        before = tx.notices.get(wanted.key)
        if before is None:
            tx.notices.want(wanted)
        elif before.due_at != due_at or before.state is NoticeState.SUPERSEDED:
            tx.notices.renew(wanted)


def lay_run_card(tx: Transaction, meeting: Meeting, *, to: Oid | ConversationId, is_person: bool) -> None:
    """Where somebody asked for it, as often as they ask."""
    where = Recipient(person=Oid(to)) if is_person else Recipient(conversation=ConversationId(to))
    key = f"{meeting.id}/{to}/{NoticeKind.RUN}/{tx.new_id()}"
    tx.notices.want(Wanted(key, NoticeKind.RUN, where, meeting=meeting.id))
