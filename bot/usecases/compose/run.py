"""A meeting as it goes, for those who run it, and what everybody in a conversation may know of that."""

from datetime import datetime, timedelta

from bot.domain.conversation import Conversation
from bot.domain.facts import Banner, Consent, RunStage, RunView
from bot.domain.meeting import MeetingStatus
from bot.domain.progress import Act
from bot.domain.schedule import overran_at
from bot.domain.steps import can
from bot.usecases.compose.agenda import is_among_members, refreshed
from bot.usecases.compose.around import around
from bot.usecases.compose.consent import consent_items, mark_of
from bot.usecases.compose.parts import day_only, heading
from bot.usecases.compose.room import Room, local
from bot.usecases.live import Live
from bot.usecases.lookup import Reader
from bot.usecases.ports import Transaction

_OFF = {MeetingStatus.WITHDRAWN: Banner.WITHDRAWN, MeetingStatus.CANCELLED: Banner.CANCELLED}
_WHOLE = (Act.START, Act.NEXT, Act.BACK, Act.EXTEND, Act.PAUSE, Act.RESUME, Act.CLOSE)


def run_view(tx: Transaction, live: Live, *, reader: Reader, banner: Banner | None = None) -> RunView:
    """For somebody who may run the meeting. Nothing can be done with one that is off."""
    status, is_on = live.meeting.status, live.meeting.status is MeetingStatus.PUBLISHED
    room = Room(tx, live, around(tx, live.meeting, body=live.body, reader=reader.oid))
    so_far = live.so_far
    items = tuple(room.item(item) for item in room.in_order)
    return RunView(
        meeting=live.meeting.id,
        version=live.meeting.version,
        seq=so_far.seq,
        heading=heading(live.meeting, live.body),
        stage=_stage(live),
        at=live.now.astimezone(live.body.zone),
        items=items,
        current=so_far.current,
        following=so_far.following,
        ends=local(live, so_far.closed_at or _end(live)) if is_on else None,
        planned_end=local(live, _planned_end(live)),
        overrun=_overrun(live),
        last=room.last if is_on else None,
        proposal=room.proposal,
        consent=_consent(room),
        hint=None if so_far.started_at else _hint(tx, live),
        started_at=local(live, so_far.started_at),
        paused_at=local(live, so_far.paused_at),
        can=_possible(live),
        may=reader.may if is_on else frozenset(),
        banner=banner or _OFF.get(status),
    )


def run_base(live: Live, *, conversation: Conversation | None) -> RunView:
    """Where others read along: that the meeting runs. The members' clients ask for their own view."""
    top = heading(live.meeting, live.body)
    is_ours = is_among_members(conversation, live.body)
    return RunView(
        meeting=live.meeting.id,
        version=live.meeting.version,
        seq=live.so_far.seq,
        heading=top if is_ours else day_only(top),
        stage=_stage(live),
        at=live.now.astimezone(live.body.zone),
        started_at=local(live, live.so_far.started_at),
        paused_at=local(live, live.so_far.paused_at),
        is_base=True,
        refresh_for=refreshed(conversation, live.body),
    )


def _consent(room: Room) -> Consent | None:
    items = consent_items(room.live, room.known)
    return Consent(tuple(item.id for item in items), mark_of(items)) if items else None


def _stage(live: Live) -> RunStage:
    so_far = live.so_far
    if so_far.closed_at or live.meeting.status is not MeetingStatus.PUBLISHED:
        return RunStage.CLOSED
    if not so_far.is_running:
        return RunStage.BEFORE
    return RunStage.PAUSED if so_far.paused_at else RunStage.RUNNING


def _possible(live: Live) -> tuple[Act, ...]:
    """A meeting is started on its own day, and one that was left can only be closed."""
    if live.is_left:
        return (Act.CLOSE,)
    acts = [act for act in _WHOLE if can(live.so_far, act) and (act is not Act.START or live.is_its_day)]
    return (*acts, Act.UNDO) if live.so_far.undoable(live.now) else tuple(acts)


def _hint(tx: Transaction, live: Live) -> datetime | None:
    """Of its own day: what Teams said before the meeting was moved is no news."""
    at = local(live, tx.steps.hinted(live.meeting.id))
    return at if at and at.date() == live.meeting.held_on else None


def _end(live: Live) -> datetime | None:
    return max((at.ends for at in live.projected.values()), default=None)


def _planned_end(live: Live) -> datetime | None:
    ends = [p.starts + p.lasts for p in live.planned if p.starts]
    return max(ends, default=None)


def _overrun(live: Live) -> int:
    over = overran_at(live.planned, live.so_far)
    return int((live.now - over) / timedelta(minutes=1)) if over and live.now > over else 0
