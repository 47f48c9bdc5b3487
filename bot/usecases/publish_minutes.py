"""Opens the minutes, and publishes them: from then on directors and guests may ask for them."""

from dataclasses import replace
from datetime import datetime

from bot.domain.conversation import CardKind
from bot.domain.errors import NotPermitted, NotPublished
from bot.domain.facts import Banner, MinutesView
from bot.domain.grants import Permission
from bot.domain.ids import MeetingId, Oid
from bot.domain.meeting import MeetingStatus
from bot.usecases.compose.minutes import minutes_view, own_minutes
from bot.usecases.lookup import Seat, at_version, seat
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards


def open_minutes(tx: Transaction, found: Seat) -> MinutesView:
    """Raises NotPermitted for minutes that this reader may not see (yet), NotPublished where the agenda was
    withdrawn, or is a written procedure: its result stands in the minutes of the next meeting.
    """
    if found.is_withdrawn or found.meeting.is_written:
        raise NotPublished
    may = found.reader.may
    is_published = found.meeting.minutes_published_at is not None
    if Permission.SEE_DRAFT_MINUTES in may or (is_published and Permission.SEE_MINUTES in may):
        return minutes_view(tx, found)
    if is_published and Permission.SEE_OWN_DECISION in may and found.body.decision_to_guest:
        return own_minutes(tx, found, person=found.reader.oid)
    raise NotPermitted


def publish_minutes(
    tx: Transaction, meeting: MeetingId, *, version: int | None, actor: Oid, at: datetime
) -> MinutesView:
    """Raises NotPermitted, Outdated, and NotPublished for a written procedure; published again they stay as
    published.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    if found.meeting.is_written:
        raise NotPublished
    if found.meeting.minutes_published_at:
        return minutes_view(tx, found, banner=Banner.MINUTES_PUBLISHED)
    at_version(found, version)
    if found.meeting.status is not MeetingStatus.PUBLISHED:
        raise NotPermitted
    before = seat(tx, meeting, actor=actor, needs=Permission.PREPARE).meeting
    tx.meetings.save(replace(before, minutes_published_at=at, version=before.version + 1))
    renew_cards(tx, meeting, CardKind.AGENDA)
    after = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    return minutes_view(tx, after, banner=Banner.MINUTES_PUBLISHED)
