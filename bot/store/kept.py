"""A published version read back from the JSON that it was kept as. Never how it was written."""

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.domain.agenda import Doubt, Problem
from bot.domain.attachment import Attachment
from bot.domain.ballot import DecisionRule
from bot.domain.goals import named_in
from bot.domain.meeting import Attendance, Guest, Item, Meeting, MeetingStatus

Fields = Mapping[str, Any]


def read_meeting(document: str) -> Meeting:
    fields = json.loads(document)
    published_at, closed_at = fields["minutes_published_at"], fields.get("closed_at")
    changed = {
        "held_on": date.fromisoformat(fields["held_on"]),
        "status": MeetingStatus(fields["status"]),
        "items": tuple(_item(item) for item in fields["items"]),
        "attachments": tuple(Attachment(**paper) for paper in fields["attachments"]),
        "problems": tuple(Problem(**{**p, "doubt": Doubt(p["doubt"])}) for p in fields["problems"]),
        "minutes_published_at": datetime.fromisoformat(published_at) if published_at else None,
        "closes": time.fromisoformat(fields["closes"]) if fields.get("closes") else None,
        "closed_at": datetime.fromisoformat(closed_at) if closed_at else None,
    }
    return Meeting(**{**fields, **_hours(fields), **changed})


def _item(fields: Fields) -> Item:
    changed = {
        "recommendations": tuple(fields["recommendations"]),
        "guests": tuple(_guest(guest) for guest in fields["guests"]),
        "goals": tuple(fields["goals"]) if "goals" in fields else _goals(fields),
        **{name: _span(fields[name]) for name in ("duration", "presentation")},
        "rule": DecisionRule(fields["rule"]) if fields.get("rule") else None,
        "came_on": date.fromisoformat(fields["came_on"]) if fields.get("came_on") else None,
    }
    return Item(**{**fields, **_hours(fields), **changed})


def _goals(fields: Fields) -> tuple[int, ...]:
    """Of what was kept before items had any tag: those that its text names."""
    return named_in(fields["title"], fields["text"], *fields["recommendations"])


def _span(seconds: int | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)


def _guest(fields: Fields) -> Guest:
    came = fields["attendance"]
    return Guest(**{**fields, "attendance": Attendance(came) if came else None})


def _hours(fields: Fields) -> dict[str, time | None]:
    return {name: time.fromisoformat(fields[name]) if fields[name] else None for name in ("starts", "ends")}
