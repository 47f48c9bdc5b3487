"""The hours in which a body does not want people to be told what can wait. Never what that is."""

from datetime import UTC, datetime, timedelta

from bot.domain.body import Body
from bot.domain.meeting import moment


def quiet_until(at: datetime, body: Body) -> datetime | None:
    """When the quiet hours end that `at` (aware) falls into; None outside of them.

    They are times on the wall of the body's zone: a night in which the clocks change is an hour shorter or
    longer, and an end that the clocks skip comes an hour later.
    """
    if body.quiet is None:
        return None
    begins, ends = body.quiet
    today = at.astimezone(body.zone).date()
    over_midnight = timedelta(days=1) if ends <= begins else timedelta(0)
    for day in (today - timedelta(days=1), today):
        first = moment(day, begins, zone=body.zone)
        last = moment(day + over_midnight, ends, zone=body.zone)
        # In UTC: two wall times of one zone are compared by what the wall shows.
        if first.astimezone(UTC) <= at.astimezone(UTC) < last.astimezone(UTC):
            return last
    return None
