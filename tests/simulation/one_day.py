"""Plays one made-up day from its seed to its end, and judges it all along. Never what must hold of it."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from made_up_day import MINUTE, ZONE, made_up
from played_world import SECOND, Roads, World
from real_course import Chair, Guests, Secretary
from verdicts_at_every_moment import AtEveryMoment
from verdicts_at_the_end import AtTheEnd
from verdicts_on_messages import OnMessages

from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting, moment


@dataclass(frozen=True)
class Played:
    """`worst`: how wrong a told time ever was, before the guest heard of it."""

    world: World
    steps: int
    worst: timedelta


class OneDay:
    def __init__(self, seed: int) -> None:
        self.day, self.chance = made_up(seed), random.Random(f"course {seed}")
        self.begins = self._published_at()
        roads = Roads(self.chance, leaves_cards=seed % 10 == 0)
        self.world = World(self.day, now=self.begins, roads=roads)
        self.moments = AtEveryMoment(self.world)
        self.messages = OnMessages(self.world)
        self.end = AtTheEnd(self.world)
        self.secretary = Secretary(self.world, self.chance, [self.acted])
        self.guests = Guests(self.world, self.chance, self.secretary, [self.acted])
        self.chairs = [Chair(self.world, m.id, chance=self.chance) for m in self.day.meetings]

    def play(self) -> Played:
        """Raises Broken."""
        world = self.world
        world.tx.people.replace(self.day.people)
        for meeting, chair in zip(self.day.meetings, self.chairs, strict=True):
            world.tx.bodies.put(self.day.body_of(meeting))
            world.tx.meetings.add(meeting)
            chair.on_act.append(self.acted)
            world.at(self.begins + MINUTE, chair.turn)
            self._others(meeting)
        world.play(self.begins + timedelta(days=6))
        self.end.judge()
        return Played(world, sum(c.steps for c in self.chairs), self.moments.since.worst)

    def acted(self, meeting: MeetingId, is_told: bool) -> None:
        self.end.acted(meeting)
        self.moments.look(meeting)
        if is_told and self.chance.random() < 0.3:
            self.moments.derive_again(meeting)

    def _published_at(self) -> datetime:
        before = timedelta(days=self.chance.choice((0, 1, 3)))
        return moment(self.day.meetings[0].held_on - before, time(7), zone=ZONE).astimezone(UTC)

    def _tick(self, meeting: MeetingId) -> None:
        """Whoever is there looks at the clock."""
        self.moments.look(meeting)
        live = self.world.live(meeting)
        if live.now < self.begins + timedelta(days=5):
            is_today = live.now.astimezone(ZONE).date() == live.meeting.held_on
            pause = MINUTE if live.so_far.closed_at is None and is_today else 30 * MINUTE
            self.world.at(live.now + pause, lambda: self._tick(meeting))

    def _others(self, meeting: Meeting) -> None:
        chance, at = self.chance, self.world.at
        at(self.begins, lambda: self.secretary.publish(meeting.id))
        at(self.begins + MINUTE, lambda: self._tick(meeting.id))
        starts = moment(meeting.held_on, meeting.first_start or time(9), zone=ZONE).astimezone(UTC)
        for _ in range(chance.choice((0, 3, 8))):
            at(starts + chance.randint(-6000, 12000) * SECOND, lambda: self.guests.answer(meeting.id))
        for _ in range(chance.choice((0, 0, 1, 2))):
            at(starts + chance.randint(-9000, 7000) * SECOND, lambda: self.secretary.change(meeting.id))
        if chance.random() < 0.15:
            at(starts + chance.randint(-9000, 5000) * SECOND, lambda: self.secretary.move(meeting.id))
        if chance.random() < 0.08:
            at(starts + chance.randint(-9000, 7000) * SECOND, lambda: self.secretary.call_off(meeting.id))


def play(seed: int) -> Played:
    """Raises Broken."""
    return OneDay(seed).play()
