"""When a guest is told what, and a director asked: one table. What it says is true at one moment.

Never how a notice is stored or sent, and never its words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.domain.body import Body
from bot.domain.meeting import later
from bot.domain.notice import NoticeKind
from bot.domain.progress import UNDO_FOR, Stage
from bot.domain.quiet import quiet_until
from bot.domain.slot import Slot, changes

READY_BEFORE = timedelta(minutes=10)
MOVED_AT_MOST_EVERY = timedelta(minutes=5)
SETTLES_IN = timedelta(minutes=1)
"""For so long a change waits while the meeting runs: a slip that is undone at once tells nobody."""
_JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True)
class Situation:
    """A guest's slot at `now`.

    `slot` is how it stands: as planned before the meeting starts, as projected after. `known` is what the
    guest was told last, at `known_at`. `starts` is when the item is projected to begin. `began` is the step
    with which it began, `called` the call by which the guest was called and not called off, `ready_for`
    the start that they were told to be ready for. `declines`: they said that they can't come.
    `settles_at`: when a change that waits already is to be told.
    """

    body: Body
    now: datetime
    slot: Slot
    known: Slot | None
    known_at: datetime | None
    stage: Stage
    is_running: bool
    starts: datetime | None = None
    began: int | None = None
    ended_at: datetime | None = None
    called: int | None = None
    ready_for: datetime | None = None
    declines: bool = False
    settles_at: datetime | None = None

    @property
    def waits(self) -> bool:
        return self.is_running and self.stage is Stage.WAITING


@dataclass(frozen=True)
class Asking:
    """A written procedure at `now` that is to be answered until `closes_at`, and so long before that."""

    body: Body
    now: datetime
    closes_at: datetime
    before: timedelta


S = TypeVar("S")


@dataclass(frozen=True)
class Rule(Generic[S]):
    """`due`: when, None for not at all. `when`, `replaces` and `at_most` say it in words, for the README."""

    kind: NoticeKind
    when: str
    replaces: str
    at_most: str
    due: Callable[[S], datetime | None]


def asked_at(asking: Asking) -> datetime | None:
    """When a director is reminded; None: not so long before."""
    return ASKED.due(asking)


def due(kind: NoticeKind, situation: Situation) -> datetime | None:
    """When the guest is to be told that; None: not as things stand."""
    return BY_KIND[kind].due(situation)


def _announced(s: Situation) -> datetime | None:
    return s.now if s.known is None and s.stage is Stage.WAITING else None


def _reminded(s: Situation) -> datetime | None:
    """Whether reminders hold at all; their moments are those of the planned start."""
    return None if s.is_running or s.declines or not s.stage.is_open else s.now


def _moved(s: Situation) -> datetime | None:
    if s.known is None or not changes(s.known, s.slot, threshold=s.body.threshold):
        return None
    if not s.is_running:
        return s.now if s.stage is Stage.WAITING else None
    if s.stage is not Stage.WAITING or s.called is not None or s.declines:
        return None
    spaced = s.known_at + MOVED_AT_MOST_EVERY if s.known_at else s.now
    settled = max(s.settles_at, s.now) if s.settles_at else s.now + SETTLES_IN
    # What they heard just now may be wrong since then: a change meanwhile puts the next message not off.
    told = spaced if spaced > s.now else settled
    ready = _ready(s)
    return None if ready and ready <= told else told


def _ready(s: Situation) -> datetime | None:
    if not s.waits or s.starts is None or s.called is not None or s.declines:
        return None
    at = s.starts - READY_BEFORE
    if s.ready_for is None:
        return at
    is_put_off = s.starts - s.ready_for >= READY_BEFORE and s.now - at <= _JUST_NOW
    return at if is_put_off else None


def _called(s: Situation) -> datetime | None:
    if not s.is_running or s.stage is not Stage.ON or s.began is None or s.declines:
        return None
    return s.now if s.called is None or s.called < s.began else None


def _called_off(s: Situation) -> datetime | None:
    return s.now if s.called is not None and s.stage is Stage.WAITING else None


def _not_needed(s: Situation) -> datetime | None:
    return s.now if s.known is not None and s.stage in (Stage.SKIPPED, Stage.RELEASED) else None


def _thanked(s: Situation) -> datetime | None:
    """Once the step that ended the item can't be undone any more."""
    is_over = s.stage is Stage.TAKEN and s.called is not None and not s.declines
    return s.ended_at + UNDO_FOR if is_over and s.ended_at else None


def _asked(a: Asking) -> datetime | None:
    """Of quiet hours at their end; never once the time is up, and not of a moment that is over already."""
    at = later(a.closes_at, -a.before)
    told = quiet_until(at, a.body) or at
    is_late = told.astimezone(UTC) >= a.closes_at.astimezone(UTC) or at.astimezone(UTC) < a.now
    return None if is_late else told


ASKED_BEFORE = (timedelta(hours=24), timedelta(hours=2))
ASKED: Rule[Asking] = Rule(
    NoticeKind.ASKED,
    "a director: 24 and 2 hours before a written procedure closes, as long as they take part and have not "
    "answered everything; what falls into quiet hours comes when they are over",
    "",
    "1 for each span",
    _asked,
)

RULES: tuple[Rule[Situation], ...] = (
    Rule(
        NoticeKind.SLOT,
        "the agenda is published with a slot that the guest does not know",
        "",
        "1 per publishing",
        _announced,
    ),
    Rule(
        NoticeKind.REMINDER,
        "a day and 15 minutes (or what the body says) before the planned time, until the meeting starts",
        "",
        "1 for each span",
        _reminded,
    ),
    Rule(
        NoticeKind.MOVE,
        "date, place, link or title changed, or the start differs by the body's threshold from what they "
        "were last told",
        "an earlier one that is not sent yet",
        "1 in 5 minutes",
        _moved,
    ),
    Rule(
        NoticeKind.GET_READY,
        "the meeting runs, and the item is projected to begin in 10 minutes",
        "the 15-minute reminder, and a change of the same moment",
        "1; again only if the item was put off by 10 minutes or more since",
        _ready,
    ),
    Rule(
        NoticeKind.COME_NOW,
        "the chair moves on to the item",
        "whatever else waits to be said about the slot",
        "1 for each time that the item begins",
        _called,
    ),
    Rule(
        NoticeKind.NOT_YET,
        "the item that they were called in for waits again",
        "the call, if it is not sent yet: then nothing is said",
        "1 for each call that is taken back",
        _called_off,
    ),
    Rule(
        NoticeKind.CANCEL,
        "the item is skipped, released or not reached, the guest taken off it, or the meeting is off",
        "whatever else waits to be said about the slot",
        "1",
        _not_needed,
    ),
    Rule(
        NoticeKind.THANKS,
        "the item for which they were called ended 5 minutes ago, so that it can't be undone any more",
        "",
        "1",
        _thanked,
    ),
)

BY_KIND = {rule.kind: rule for rule in RULES}


def table() -> str:
    """The rules as Markdown, for the README."""
    every: tuple[Rule[Any], ...] = (*RULES, ASKED)
    rows = [f"| {r.kind.value.replace('_', ' ')} | {r.when} | {r.replaces} | {r.at_most} |" for r in every]
    return "\n".join(["| told | when | instead of | at most |", "|---|---|---|---|", *rows])
