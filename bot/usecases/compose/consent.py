"""Which items can be taken by consent: approved by everybody beforehand, without a remark. Takes none."""

from collections.abc import Iterable

from bot.domain.consent import consent_mark
from bot.domain.meeting import Item, MeetingStatus
from bot.domain.progress import Stage
from bot.usecases.compose.around import Around
from bot.usecases.live import Live


def consent_items(live: Live, known: Around) -> tuple[Item, ...]:
    """At the start of the meeting, in the order of its items; none once an item has been debated.

    An approval with a remark is no consent: what was remarked would never be spoken of.
    """
    so_far = live.so_far
    is_on = live.meeting.status is MeetingStatus.PUBLISHED and live.is_its_day and not live.is_left
    if not is_on or so_far.closed_at or any(t.stage is Stage.TAKEN for t in so_far.turns.values()):
        return ()
    waiting = (live.meeting.item(item) for item in so_far.order if so_far.turn(item).stage is Stage.WAITING)
    return tuple(item for item in waiting if _is_agreed(known, item))


def mark_of(items: Iterable[Item]) -> str:
    return consent_mark((item.id, item.text_version) for item in items)


def _is_agreed(known: Around, item: Item) -> bool:
    if item.is_break or item.id in known.decisions or not known.may_know(item):
        return False
    ballot = known.ballot(item)
    has_remarks = any(approval.remark for approval in known.answers(item).values())
    return ballot.is_unanimous and ballot.is_quorate and not has_remarks
