"""Deciding between meetings, in writing: what such a procedure is, and how each matter of it stands.

It is a meeting of its own kind and no second model: items, answers, recusals, decisions and the ledger are
those of every meeting. Nothing of a gathering belongs to it: no time, no break, no guest, no place.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from enum import StrEnum

from bot.domain.agenda import Outcome
from bot.domain.approval import Answer
from bot.domain.ballot import Ballot, DecisionRule
from bot.domain.ids import Oid
from bot.domain.meeting import Item, Meeting, MeetingStatus

NOON = time(12, 0)
WORKING_DAYS = 3
_SATURDAY = 5
_FOR_A_MEETING = (Answer.DISCUSS, Answer.POSTPONE)
_PUT_OFF = (Outcome.POSTPONED, Outcome.REFERRED)


class Written(StrEnum):
    """TO_CONFIRM: carried by the answers, and not decided until a person says so. PLACED: on the agenda of a
    meeting.
    """

    OPEN = "open"
    TO_CONFIRM = "to_confirm"
    TO_MEETING = "to_meeting"
    PLACED = "placed"
    DECIDED = "decided"


def as_written(meeting: Meeting, *, day: date, closes: time) -> Meeting:
    """Also without what an earlier procedure put on the agenda: that waits for a meeting."""
    matters = (item for item in meeting.items if not item.is_break and item.came_from is None)
    return replace(
        meeting,
        held_on=day,
        closes=closes,
        starts=None,
        ends=None,
        place=None,
        join_url=None,
        items=tuple(_matter(item) for item in matters),
    )


def without_hours(meeting: Meeting) -> Meeting:
    """Of a written procedure nobody can change when, where and for whom it is held."""
    if meeting.closes is None:
        return meeting
    return as_written(meeting, day=meeting.held_on, closes=meeting.closes)


def _matter(item: Item) -> Item:
    return replace(item, starts=None, ends=None, duration=None, is_fixed=False, presentation=None, guests=())


def may_be_written(meeting: Meeting) -> bool:
    """A draft, or a procedure that is not closed: guests of a meeting were told when to come."""
    if meeting.status is MeetingStatus.CANCELLED or meeting.closed_at:
        return False
    return meeting.is_written or meeting.status is MeetingStatus.DRAFT


def three_working_days(after: date) -> date:
    """Weekends are left out; holidays are not known here, so a person looks at the day before it counts."""
    day = after
    for _ in range(WORKING_DAYS):
        day += timedelta(days=1)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
    return day


def carries(count: Ballot, answers: Mapping[Oid, Answer]) -> bool:
    """Silence is never consent, and whoever asks for the meeting gets it. Where the chair decides after
    discussion everybody must approve: in writing nothing is discussed.
    """
    asks = any(answers.get(oid) in _FOR_A_MEETING for oid in count.asked)
    has_ground = count.is_unanimous if count.rule is DecisionRule.CHAIR else True
    return bool(count.asked) and not count.silent and not asks and count.is_met and has_ground


def has_answer_of_all(count: Ballot) -> bool:
    return bool(count.asked) and not count.silent


def is_put_off(outcome: Outcome) -> bool:
    """Decided in writing to be decided elsewhere: it waits for the next agenda."""
    return outcome in _PUT_OFF
