"""A draft becomes a written procedure: directors are asked to answer it until a deadline, and nobody gathers.

Sent again it is renewed where it lies; with another deadline everybody concerned hears of that once.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from bot.domain.body import Body
from bot.domain.errors import Closed, NotFound, NotPublished, Unusable
from bot.domain.facts import Banner
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.written import as_written, may_be_written
from bot.usecases.follow_writing import ask_directors, follow_writing
from bot.usecases.lookup import Seat
from bot.usecases.place_waiting import place_waiting
from bot.usecases.ports import Transaction
from bot.usecases.tell_body import drop_overtaken, tell_body, tell_body_off_or_moved


@dataclass(frozen=True)
class Deadline:
    """On the wall of the body's place."""

    day: date
    time: time


def send_in_writing(tx: Transaction, found: Seat, *, until: Deadline, at: datetime) -> tuple[Seat, Banner]:
    """Raises Closed, NotPublished for a meeting or a procedure that is cancelled, NotFound where there is
    nothing to answer, and Unusable for a deadline that is over.
    """
    before = found.meeting
    if before.closed_at:
        raise Closed
    if not may_be_written(before):
        raise NotPublished
    sent = replace(as_written(before, day=until.day, closes=until.time), status=MeetingStatus.PUBLISHED)
    if not sent.items:
        raise NotFound
    if sent.closes_at(found.body.zone) <= at:
        raise Unusable("deadline")
    if sent != before:
        sent = replace(sent, version=before.version + 1)
        tx.meetings.save(sent)
    tx.meetings.keep_version(sent, by=found.reader.oid, at=at)
    follow_writing(tx, sent, body=found.body, at=at)
    is_moved = before.status is MeetingStatus.PUBLISHED and _deadline(before) != _deadline(sent)
    _tell(tx, sent, body=found.body, is_moved=is_moved, at=at)
    place_waiting(tx, found.body, at=at)
    return replace(found, meeting=sent), Banner.DEADLINE_MOVED if is_moved else Banner.SENT_IN_WRITING


def _deadline(meeting: Meeting) -> tuple[date, time | None]:
    return meeting.held_on, meeting.closes


def _tell(tx: Transaction, meeting: Meeting, *, body: Body, is_moved: bool, at: datetime) -> None:
    if body.home is None:
        ask_directors(tx, meeting, body=body)
    if is_moved:
        tell_body_off_or_moved(tx, meeting, body=body, kind=NoticeKind.MOVE, at=at)
    else:
        drop_overtaken(tx, meeting, body=body, at=at)
        tell_body(tx, meeting, body=body)
