"""Withdraw an agenda, cancel a meeting, or move it to another day or time: everybody concerned hears once."""

from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.body import Body
from bot.domain.errors import Closed, NotPublished, Unusable
from bot.domain.facts import Banner
from bot.domain.ids import Oid
from bot.domain.meeting import Item, Meeting, MeetingStatus, moment
from bot.domain.notice import NoticeKind
from bot.domain.progress import Act, Step
from bot.domain.response import Reply, latest
from bot.domain.steps import progress
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.lookup import Seat
from bot.usecases.place_waiting import place_waiting
from bot.usecases.ports import Transaction
from bot.usecases.tell_body import tell_body_off_or_moved
from bot.usecases.tell_runners import tell_runners


def withdraw_agenda(tx: Transaction, found: Seat, *, at: datetime) -> tuple[Seat, Banner]:
    """The agenda is taken back for repair; it can be published again."""
    return _called_off(tx, found, status=MeetingStatus.WITHDRAWN, at=at), Banner.WITHDRAWN


def cancel_meeting(tx: Transaction, found: Seat, *, at: datetime) -> tuple[Seat, Banner]:
    """The meeting is not held; that is final."""
    return _called_off(tx, found, status=MeetingStatus.CANCELLED, at=at), Banner.CANCELLED


def move_meeting(
    tx: Transaction, found: Seat, *, day: date, starts: time | None, at: datetime
) -> tuple[Seat, Banner]:
    """To another day, and, if `starts` is given, every time shifted so that the first one is that.

    Raises NotPublished for a meeting that is off or a written procedure, and Unusable for a time that takes
    items past midnight.
    """
    meeting = found.meeting
    if meeting.is_written or meeting.status in (MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED):
        raise NotPublished
    moved = replace(_shifted(meeting, starts), held_on=day)
    if moved == meeting:
        return found, Banner.MOVED
    moved = replace(moved, version=meeting.version + 1)
    tx.meetings.save(moved)
    if moved.status is MeetingStatus.PUBLISHED:
        tx.meetings.keep_version(moved, by=found.reader.oid, at=at)
        if moved.held_on != meeting.held_on or _is_to_come(moved, found.body, at=at):
            _take_back_start(tx, moved, by=found.reader.oid, at=at)
        if moved.held_on != meeting.held_on:
            _ask_again(tx, moved, at=at)
        follow_meeting(tx, moved, body=found.body, at=at)
        tell_body_off_or_moved(tx, moved, body=found.body, kind=NoticeKind.MOVE, at=at)
        tell_runners(tx, moved, body=found.body)
    return replace(found, meeting=moved), Banner.MOVED


def _is_to_come(meeting: Meeting, body: Body, *, at: datetime) -> bool:
    first = meeting.first_start
    return first is not None and moment(meeting.held_on, first, zone=body.zone) > at


def _take_back_start(tx: Transaction, meeting: Meeting, *, by: Oid, at: datetime) -> None:
    """It begins anew on its new day, or later that day: the start and what followed is undone in steps."""
    so_far = progress((item.id for item in meeting.items), tx.steps.of_meeting(meeting.id))
    acts = [step.act for step in so_far.standing]
    since = acts.index(Act.START) if Act.START in acts else len(acts)
    for seq in range(so_far.seq + 1, so_far.seq + 1 + len(acts) - since):
        tx.steps.append(Step(meeting.id, seq, Act.UNDO, by=by, at=at))


def _ask_again(tx: Transaction, meeting: Meeting, *, at: datetime) -> None:
    """Who could come on the one day, or could not, has not said so of the other."""
    for given in latest(tx.responses.of_meeting(meeting.id)).values():
        anew = replace(given, seq=given.seq + 1, reply=Reply.OPEN, at=at, minutes=None, substitute=None)
        tx.responses.append(anew)


def _called_off(tx: Transaction, found: Seat, *, status: MeetingStatus, at: datetime) -> Seat:
    """Raises NotPublished if it is off already, Closed for a written procedure that is over; a draft was
    never told, so nobody hears.
    """
    meeting = found.meeting
    is_off = meeting.status in (MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED, status)
    if meeting.closed_at:
        raise Closed
    if is_off:
        raise NotPublished
    ended = replace(meeting, status=status, version=meeting.version + 1)
    tx.meetings.save(ended)
    follow_meeting(tx, ended, body=found.body, at=at)
    if meeting.status is MeetingStatus.PUBLISHED:
        tell_body_off_or_moved(tx, ended, body=found.body, kind=NoticeKind.CANCEL, at=at)
    place_waiting(tx, found.body, at=at)
    return replace(found, meeting=ended)


def _shifted(meeting: Meeting, starts: time | None) -> Meeting:
    """Raises Unusable("time") if an item would cross midnight."""
    first = meeting.first_start
    if starts is None or first is None:
        return meeting
    by = _minutes(starts) - _minutes(first)

    def moved(item: Item) -> Item:
        return replace(item, starts=_later(item.starts, by), ends=_later(item.ends, by))

    items = tuple(moved(item) for item in meeting.items)
    return replace(meeting, starts=_later(meeting.starts, by), ends=_later(meeting.ends, by), items=items)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _later(at: time | None, by: int) -> time | None:
    if at is None:
        return None
    minutes = _minutes(at) + by
    if not 0 <= minutes < 24 * 60:
        raise Unusable("time")
    return time(minutes // 60, minutes % 60)
