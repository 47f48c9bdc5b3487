"""Chair or secretary takes in one press what all approved beforehand; nobody need come for it any more."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.consent import consent_mark
from bot.domain.conversation import CardKind
from bot.domain.errors import NotPermitted
from bot.domain.facts import Banner, RunView
from bot.domain.grants import Permission
from bot.domain.ids import MeetingId, Oid
from bot.domain.meeting import Item
from bot.domain.progress import Act, Step
from bot.usecases.compose.around import around
from bot.usecases.compose.consent import consent_items, mark_of
from bot.usecases.compose.run import run_view
from bot.usecases.follow_meeting import follow_meeting
from bot.usecases.live import Live, live_of
from bot.usecases.lookup import Seat, only_published, seat
from bot.usecases.ports import Transaction
from bot.usecases.record_decision import approve
from bot.usecases.renew_cards import renew_cards


@dataclass(frozen=True)
class ConsentPress:
    """`mark`: of the list that the card showed. `seen_seq`: the last step that it showed."""

    mark: str
    seen_seq: int


def take_consent(
    tx: Transaction, meeting: MeetingId, *, press: ConsentPress, actor: Oid, at: datetime
) -> RunView:
    """Raises NotPermitted, also where nobody gathers, and NotPublished for a meeting that is off. Another
    list than the one that was seen is not taken.
    """
    found = only_published(seat(tx, meeting, actor=actor, needs=Permission.DECIDE))
    if found.meeting.is_written:
        raise NotPermitted
    live = live_of(tx, found.meeting, body=found.body, at=at)
    items = consent_items(live, around(tx, live.meeting, body=live.body, reader=actor))
    if items and mark_of(items) == press.mark:
        _take(tx, found, live=live, items=items)
        live = live_of(tx, found.meeting, body=found.body, at=at)
        banner = Banner.CONSENT_TAKEN
    else:
        banner = Banner.CONSENT_TAKEN if _is_repeat(tx, found, press=press) else Banner.CONSENT_CHANGED
    return run_view(tx, live, reader=found.reader, banner=banner)


def _take(tx: Transaction, found: Seat, *, live: Live, items: tuple[Item, ...]) -> None:
    meeting, actor = found.meeting, found.reader.oid
    for seq, item in enumerate(items, live.so_far.seq + 1):
        approve(tx, found, item=item, at=live.now)
        tx.steps.append(Step(meeting.id, seq, Act.RELEASE, by=actor, at=live.now, item=item.id))
    renew_cards(tx, meeting.id, CardKind.AGENDA)
    follow_meeting(tx, meeting, body=found.body, at=live.now)


def _is_repeat(tx: Transaction, found: Seat, *, press: ConsentPress) -> bool:
    """A second press of the very same button: what it asked for is what followed on the step that it saw."""
    taken = [
        (step.item, found.meeting.item(step.item).text_version)
        for step in tx.steps.of_meeting(found.meeting.id)
        if step.seq > press.seen_seq and step.act is Act.RELEASE and step.by == found.reader.oid and step.item
    ]
    return any(consent_mark(taken[:count]) == press.mark for count in range(1, len(taken) + 1))
