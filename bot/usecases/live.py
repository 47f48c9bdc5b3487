"""A meeting at one moment: what was planned, what was done, what is projected. Never who hears it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from bot.domain.body import Body
from bot.domain.ids import GuestId, ItemId, Oid
from bot.domain.meeting import Item, Meeting
from bot.domain.progress import Progress, Stage, Turn
from bot.domain.response import Reply, latest
from bot.domain.rules import Situation
from bot.domain.schedule import Planned, Projected, plan, project
from bot.domain.slot import Off, Slot, Told, at_moment
from bot.domain.steps import progress
from bot.usecases.ports import Transaction

_HALF_A_DAY = timedelta(hours=12)


@dataclass(frozen=True)
class Live:
    """`now` is aware."""

    meeting: Meeting
    body: Body
    so_far: Progress
    now: datetime
    declined: frozenset[tuple[GuestId, Oid]] = frozenset()

    @property
    def is_left(self) -> bool:
        """It was never closed, and nobody has done anything for half a day: it does not go on any more."""
        standing = self.so_far.standing
        return self.so_far.is_running and bool(standing) and self.now - standing[-1].at >= _HALF_A_DAY

    @property
    def is_its_day(self) -> bool:
        return self.now.astimezone(self.body.zone).date() == self.meeting.held_on

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        return plan(self.meeting, self.body)

    @cached_property
    def projected(self) -> Mapping[ItemId, Projected]:
        return project(self.planned, self.so_far, now=self.now)

    @cached_property
    def _items(self) -> Mapping[GuestId, Item]:
        return {guest.id: item for item in self.meeting.items for guest in item.guests}

    def item_of(self, guest: GuestId) -> Item | None:
        return self._items.get(guest)

    def turn_of(self, guest: GuestId) -> Turn:
        item = self._items.get(guest)
        return self.so_far.turn(item.id) if item else Turn()

    def slot(self, planned: Slot) -> Slot:
        """At the projected time once anything has been done; a slot without a time gets one only then."""
        item = self._items.get(planned.guest)
        at = self.projected.get(item.id) if item else None
        has_time = planned.starts is not None or self.so_far.is_running
        if not self.so_far.standing or at is None or not has_time:
            return planned
        return at_moment(planned, starts=at.starts, ends=at.ends, zone=self.body.zone)

    def off(self, guest: GuestId) -> Off | None:
        """Why a guest of this meeting need not come, as it goes."""
        stage = self.turn_of(guest).stage
        if stage is Stage.WAITING:
            return Off.NOT_REACHED if self.so_far.closed_at else None
        return {Stage.SKIPPED: Off.SKIPPED, Stage.RELEASED: Off.RELEASED}.get(stage)

    def situation(self, slot: Slot, told: Told | None) -> Situation:
        item, turn = self._items.get(slot.guest), self.turn_of(slot.guest)
        at = self.projected.get(item.id) if item else None
        return Situation(
            body=self.body,
            now=self.now,
            slot=slot,
            known=told.known if told else None,
            known_at=told.known_at if told else None,
            stage=turn.stage,
            is_running=self.so_far.is_running,
            starts=at.starts if at else None,
            began=turn.began,
            ended_at=turn.ended_at,
            called=told.called if told else None,
            ready_for=told.ready_for if told else None,
            declines=(slot.guest, slot.person) in self.declined,
        )


def live_of(tx: Transaction, meeting: Meeting, *, body: Body, at: datetime) -> Live:
    """`meeting` as published."""
    items = tuple(item.id for item in meeting.items)
    so_far = progress(items, tx.steps.of_meeting(meeting.id))
    given = latest(tx.responses.of_meeting(meeting.id))
    declined = frozenset(whose for whose, response in given.items() if response.reply is Reply.CANNOT)
    return Live(meeting, body, so_far, at, declined)
