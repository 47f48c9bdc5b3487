"""Opens the minutes, and publishes them: from then on directors and guests may ask for them."""

from dataclasses import dataclass, replace
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
from bot.usecases.tell_owners import tell_owners


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


@dataclass(frozen=True)
class PublishPress:
    """`version`: of the agenda, as the card showed it. `with_gaps`: the card named what is missing."""

    version: int | None
    with_gaps: bool = False


def publish_minutes(
    tx: Transaction, meeting: MeetingId, *, press: PublishPress, actor: Oid, at: datetime
) -> MinutesView:
    """Raises NotPermitted, Outdated, and NotPublished for a written procedure; published again they stay as
    published. What nobody was told to be missing is told first.
    """
    found = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    if found.meeting.is_written:
        raise NotPublished
    if found.meeting.minutes_published_at:
        return minutes_view(tx, found, banner=Banner.MINUTES_PUBLISHED)
    at_version(found, press.version)
    if found.meeting.status is not MeetingStatus.PUBLISHED:
        raise NotPermitted
    if not press.with_gaps:
        draft = minutes_view(tx, found, banner=Banner.MINUTES_INCOMPLETE)
        if draft.gaps:
            return draft
    before = seat(tx, meeting, actor=actor, needs=Permission.PREPARE).meeting
    tx.meetings.save(replace(before, minutes_published_at=at, version=before.version + 1))
    renew_cards(tx, meeting, CardKind.AGENDA)
    tell_owners(tx, meeting, at=at)
    after = seat(tx, meeting, actor=actor, needs=Permission.DECIDE)
    return minutes_view(tx, after, banner=Banner.MINUTES_PUBLISHED)
