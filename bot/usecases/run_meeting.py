"""Chair and secretary run the meeting: one press is one step, and the first of two who press wins."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.conversation import CardKind, Conversation, root
from bot.domain.errors import NotPermitted
from bot.domain.facts import Banner, RunView
from bot.domain.grants import Permission
from bot.domain.ids import ItemId, MeetingId, Oid
from bot.domain.progress import Act, Step
from bot.domain.steps import can
from bot.usecases.as_published import as_published
from bot.usecases.compose.run import run_base, run_view
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.live import Live, live_of
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction


@dataclass(frozen=True)
class StepPress:
    """`seen_seq`: the last step that the card showed."""

    act: Act
    seen_seq: int
    item: ItemId | None = None


def run_meeting(
    tx: Transaction, meeting: MeetingId, *, press: StepPress, actor: Oid, at: datetime
) -> RunView:
    """Raises NotPermitted, and NotPublished for a meeting that is off."""
    found = _found(tx, meeting, actor=actor)
    live = live_of(tx, found.meeting, body=found.body, at=at)
    banner = _why_not(tx, live, press=press, actor=actor)
    if banner is None:
        _take(tx, live, press=press, actor=actor)
        live = live_of(tx, found.meeting, body=found.body, at=at)
        banner = Banner.STEP_UNDONE if press.act is Act.UNDO else Banner.STEP_TAKEN
    return run_view(tx, live, reader=found.reader, banner=banner)


def open_run(tx: Transaction, meeting: MeetingId, *, actor: Oid, at: datetime) -> RunView:
    """Raises NotPermitted and NotPublished."""
    found = _found(tx, meeting, actor=actor)
    return run_view(tx, live_of(tx, found.meeting, body=found.body, at=at), reader=found.reader)


def refresh_run(
    tx: Transaction, meeting: MeetingId, *, actor: Oid, where: Conversation, at: datetime
) -> RunView:
    """For anybody but those who run the meeting what all may see there, if the card lies there.

    Raises NotPermitted and NotPublished.
    """
    try:
        return open_run(tx, meeting, actor=actor, at=at)
    except NotPermitted:
        known = tx.meetings.get(meeting)
        body = tx.bodies.get(known.body) if known else None
        here = root(where.id)
        lies_here = any(
            c.conversation in (here, where.id) for c in tx.cards.of_meeting(meeting, CardKind.RUN)
        )
        if known is None or body is None or not lies_here:
            raise
        live = live_of(tx, as_published(tx, known), body=body, at=at)
        return run_base(live, conversation=tx.conversations.get(where.id))


def _found(tx: Transaction, meeting: MeetingId, *, actor: Oid) -> Seat:
    return only_published(seat(tx, meeting, actor=actor, needs=Permission.RUN))


def _why_not(tx: Transaction, live: Live, *, press: StepPress, actor: Oid) -> Banner | None:
    """A second press of the very same button gets the same answer; who saw an older step was overtaken."""
    so_far = live.so_far
    if press.seen_seq != so_far.seq:
        last = tx.steps.of_meeting(live.meeting.id)[-1:]
        is_mine = any(
            (s.seq - 1, s.act, s.item, s.by) == (press.seen_seq, press.act, press.item, actor) for s in last
        )
        return Banner.STEP_TAKEN if is_mine else Banner.OVERTAKEN
    if press.act is Act.UNDO:
        return None if so_far.undoable(live.now) else Banner.CANNOT_UNDO
    if press.act is Act.START and not live.is_its_day:
        return Banner.NOT_TODAY
    if live.is_left and press.act is not Act.CLOSE:
        return Banner.NOT_POSSIBLE
    return None if can(so_far, press.act, item=press.item) else Banner.NOT_POSSIBLE


def _take(tx: Transaction, live: Live, *, press: StepPress, actor: Oid) -> None:
    step = Step(live.meeting.id, live.so_far.seq + 1, press.act, by=actor, at=live.now, item=press.item)
    tx.steps.append(step)
    follow_meeting(tx, live.meeting, body=live.body, at=live.now)
