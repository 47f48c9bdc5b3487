"""Under which heading a follow-up stands on a list. Never who may read it."""

from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.follow_up import FollowUpState
from bot.domain.follow_up_life import Life

SOON = timedelta(days=7)
LATELY = timedelta(days=30)


class FollowUpGroup(StrEnum):
    """In the order of the list."""

    OVERDUE = "overdue"
    BLOCKED = "blocked"
    WAITING = "waiting"
    SOON = "soon"
    LATER = "later"
    DONE = "done"


class Untold(StrEnum):
    """Why the owner was not told, so that somebody else must see to it."""

    NO_ACCOUNT = "no_account"
    NOT_REACHED = "not_reached"
    NOT_SHOWN = "not_shown"
    AFTER_MINUTES = "after_minutes"


def group_of(stands: Life, *, today: date, zone: ZoneInfo) -> FollowUpGroup | None:
    """None for what was done so long ago that it is not listed any more."""
    if stands.is_done:
        done_on = stands.last.at.astimezone(zone).date() if stands.last else today
        return FollowUpGroup.DONE if today - done_on <= LATELY else None
    if stands.due_on and stands.due_on < today:
        return FollowUpGroup.OVERDUE
    if stands.state is FollowUpState.BLOCKED:
        return FollowUpGroup.BLOCKED
    if stands.state is not FollowUpState.ACCEPTED:
        return FollowUpGroup.WAITING
    is_soon = stands.due_on is not None and stands.due_on - today <= SOON
    return FollowUpGroup.SOON if is_soon else FollowUpGroup.LATER
