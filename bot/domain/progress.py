"""How far a meeting has really come: the steps that chair and secretary took, and what follows from them.

Steps are appended and never changed; undoing one is a step, too. Never a projection, never who is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import ItemId, MeetingId, Oid

UNDO_FOR = timedelta(minutes=5)
NOTHING = timedelta(0)


class Act(StrEnum):
    """What a step does. RESUME ends a pause; SWAP takes an item now, before the one that is on."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    SWAP = "swap"
    RELEASE = "release"
    CLOSE = "close"
    UNDO = "undo"


@dataclass(frozen=True)
class Step:
    """`seq` counts from 1 in each meeting; who pressed on an older one than the last was overtaken.

    `item` is whose turn it is about, for SKIP, SWAP and RELEASE. `by` is None once the person is erased.
    """

    meeting: MeetingId
    seq: int
    act: Act
    by: Oid | None
    at: datetime
    item: ItemId | None = None


class Stage(StrEnum):
    """Where an item is. RELEASED: approved beforehand and taken without debate, its guests stay away."""

    WAITING = "waiting"
    ON = "on"
    TAKEN = "taken"
    SKIPPED = "skipped"
    RELEASED = "released"

    @property
    def is_open(self) -> bool:
        """Still to be debated, or being so."""
        return self in (Stage.WAITING, Stage.ON)


@dataclass(frozen=True)
class Turn:
    """One item's turn. `begun_at` and `began` (the step's seq) are those of the last beginning.

    `worked` is what was spent before that, when the item was left and taken up again; `stood` is how long the
    meeting was paused since `begun_at`.
    """

    stage: Stage = Stage.WAITING
    begun_at: datetime | None = None
    began: int | None = None
    ended_at: datetime | None = None
    worked: timedelta = NOTHING
    stood: timedelta = NOTHING
    extension: timedelta = NOTHING


@dataclass(frozen=True)
class Progress:
    """`order` is the running order of all items. `seq` counts every step ever taken, undone ones, too.

    `standing` are the steps that were not undone, oldest first. `printed` is the order of the agenda.
    """

    printed: tuple[ItemId, ...]
    order: tuple[ItemId, ...]
    turns: Mapping[ItemId, Turn]
    started_at: datetime | None = None
    paused_at: datetime | None = None
    closed_at: datetime | None = None
    seq: int = 0
    standing: tuple[Step, ...] = field(default=())

    @property
    def is_running(self) -> bool:
        return self.started_at is not None and self.closed_at is None

    @property
    def current(self) -> ItemId | None:
        return next((i for i in self.order if self.turns[i].stage is Stage.ON), None)

    @property
    def following(self) -> ItemId | None:
        """The item whose turn is next."""
        return next((i for i in self.order if self.turns[i].stage is Stage.WAITING), None)

    @property
    def previous(self) -> ItemId | None:
        """The one that ended last and can be gone back to."""
        taken = [i for i in self.order if self.turns[i].stage is Stage.TAKEN]
        return max(taken, key=lambda i: (self.turns[i].ended_at, self.order.index(i)), default=None)

    def turn(self, item: ItemId) -> Turn:
        return self.turns.get(item, Turn())

    def undoable(self, now: datetime) -> Step | None:
        """The last step that stands, for five minutes."""
        last = self.standing[-1] if self.standing else None
        return last if last and now - last.at <= UNDO_FOR else None
