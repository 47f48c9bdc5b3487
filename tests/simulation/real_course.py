"""How a made-up day really goes: what chair, secretary and guests do, and when. Never if it was right."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from made_up_day import CHAIR, MINUTE, SECRETARY, ZONE
from played_world import World

from bot.domain.errors import Refused
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting, MeetingStatus, moment
from bot.domain.progress import Act, Stage
from bot.domain.response import DELAYS, Reply, latest
from bot.domain.steps import can
from bot.usecases.call_off_meeting import cancel_meeting, move_meeting, withdraw_agenda
from bot.usecases.edit_meeting import (
    Change,
    add_guest,
    edit_meeting,
    remove_guest,
    set_openness,
    set_place,
    set_time,
)
from bot.usecases.live import Live
from bot.usecases.ports import Transaction
from bot.usecases.publish_agenda import publish_agenda, to_publish
from bot.usecases.respond import ResponsePress, respond
from bot.usecases.run_meeting import StepPress, run_meeting
from bot.usecases.send_substitute import SubstitutePress, confirm_substitute

SECOND = timedelta(seconds=1)
Acted = Callable[[MeetingId, bool], None]
"""Called with the meeting and whether something was done by which guests are told."""
_MEANWHILE = (
    (Act.EXTEND, 6),
    (Act.PAUSE, 4),
    (Act.SKIP, 4),
    (Act.SWAP, 4),
    (Act.RELEASE, 2),
    (Act.BACK, 2),
    (Act.UNDO, 5),
    (Act.NEXT, 3),
    (Act.CLOSE, 1),
)


class Chair:
    """Starts the meeting early or late, moves on when an item is over, and does other things meanwhile."""

    def __init__(self, world: World, meeting: MeetingId, *, chance: random.Random) -> None:
        self.world, self.meeting, self.chance = world, meeting, chance
        self.offset = chance.choice((-5, 0, 0, 0, 2, 5, 20)) * MINUTE + chance.randrange(60) * SECOND
        self.until: datetime | None = None
        self.on: int | None = None
        self.on_act: list[Acted] = []
        self.steps = 0

    def turn(self) -> None:
        """Looks at the run card and does the next thing."""
        live = self.world.live(self.meeting)
        if live.meeting.status is not MeetingStatus.PUBLISHED:
            self._again(live.now + 5 * MINUTE)
        elif live.so_far.closed_at:
            if self.chance.random() < 0.1:
                self.press(Act.UNDO)
                self._again(live.now + MINUTE)
        elif not live.so_far.is_running:
            self._before(live)
        else:
            self._during(live)

    def press(self, act: Act, item: str | None = None) -> None:
        live = self.world.live(self.meeting)
        press = StepPress(act, live.so_far.seq, item)  # type: ignore[arg-type]
        now = self.world.now
        try:
            view = self.world.store.act(
                lambda tx: run_meeting(tx, self.meeting, press=press, actor=CHAIR, at=now)
            )
        except Refused:
            return
        is_taken = view.seq > live.so_far.seq
        self.steps += is_taken
        for look in self.on_act:
            look(self.meeting, is_taken)

    def _again(self, when: datetime) -> None:
        last = self.world.live(self.meeting)
        if when < moment(last.meeting.held_on, time(23, 50), zone=ZONE):
            self.world.at(when, self.turn)

    def _before(self, live: Live) -> None:
        planned = live.meeting.first_start or time(9)
        begins = moment(live.meeting.held_on, planned, zone=ZONE) + self.offset
        if live.now < begins:
            if self.chance.random() < 0.1:
                self.press(self.chance.choice((Act.SKIP, Act.SWAP, Act.RELEASE, Act.UNDO)), self._any(live))
            self._again(min(begins, max(live.now + 20 * MINUTE, begins - 30 * MINUTE)))
            return
        self.press(Act.START)
        self._again(live.now + 5 * SECOND)

    def _during(self, live: Live) -> None:
        now, so_far = live.now, live.so_far
        if so_far.paused_at:
            self.press(self.chance.choice((Act.RESUME, Act.RESUME, Act.NEXT)))
        elif so_far.current is None:
            waiting = so_far.following
            self.press(Act.SWAP, waiting) if waiting and self.chance.random() < 0.7 else self.press(Act.CLOSE)
        elif self.until is None or self.on != so_far.turn(so_far.current).began:
            self._plan_item(live)
        elif now >= self.until:
            self._move_on(live)
        else:
            self._meanwhile(live)
        self._again(self._next_turn())

    def _plan_item(self, live: Live) -> None:
        current = live.so_far.current
        lasts = next(p.lasts for p in live.planned if p.item == current)
        self.on = live.so_far.turn(current).began if current else None
        self.until = live.now + lasts * self.chance.choice((0.1, 0.5, 0.8, 1, 1, 1.1, 1.5, 2.2))

    def _move_on(self, live: Live) -> None:
        if live.so_far.following is None:
            self.press(Act.CLOSE)
        elif self.chance.random() < 0.1:
            self.press(Act.SKIP, live.so_far.current)
        else:
            self.press(Act.NEXT)

    def _meanwhile(self, live: Live) -> None:
        acts, weights = zip(*_MEANWHILE, strict=True)
        act = self.chance.choices(acts, weights)[0]
        needs_item = act in (Act.SKIP, Act.SWAP, Act.RELEASE, Act.NEXT)
        item = self._any(live) if needs_item else None
        if act is Act.UNDO or can(live.so_far, act, item=item):  # type: ignore[arg-type]
            self.press(act, item)

    def _any(self, live: Live) -> str | None:
        stages = (Stage.WAITING, Stage.SKIPPED, Stage.RELEASED)
        items = [i for i in live.so_far.order if live.so_far.turn(i).stage in stages]
        return self.chance.choice(items) if items else None

    def _next_turn(self) -> datetime:
        """Soon after a step something may be done at once: undone, most of all."""
        now = self.world.now
        if self.chance.random() < 0.15:
            return now + self.chance.randint(2, 200) * SECOND
        meanwhile = now + self.chance.randint(60, 900) * SECOND
        ends = self.until if self.until and self.until > now else now + MINUTE
        live = self.world.live(self.meeting)
        current = live.so_far.current
        is_planned = current is not None and self.on == live.so_far.turn(current).began
        return min(meanwhile, ends) if is_planned else now + SECOND


@dataclass
class Secretary:
    """Prepares a change and publishes it, moves the meeting, calls it off."""

    world: World
    chance: random.Random
    on_act: list[Acted] = field(default_factory=list)

    def publish(self, meeting: MeetingId) -> None:
        now = self.world.now

        def work(tx: Transaction) -> None:
            found = tx.meetings.get(meeting)
            version = found.version if found else None
            seat = to_publish(tx, meeting, version=version, actor=SECRETARY)
            publish_agenda(tx, seat, without_unresolved=True, at=now)

        self._act(meeting, work)

    def change(self, meeting: MeetingId) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 3))):
            found = self.world.tx.meetings.get(meeting)
            if found:
                change, version = self._some_change(found), found.version
                self._act(
                    meeting,
                    lambda tx, c=change, v=version: edit_meeting(  # type: ignore[misc]
                        tx, meeting, version=v, actor=SECRETARY, change=c
                    ),
                    is_told=False,
                )
        self.publish(meeting)

    def move(self, meeting: MeetingId) -> None:
        """To another hour, and only before it has begun to another day."""
        live = self.world.live(meeting)
        now, first = live.now, live.meeting.first_start or time(9)
        is_begun = bool(live.so_far.standing)
        days = 0 if is_begun else self.chance.choice((0, 0, 1))
        starts = time(min(first.hour + self.chance.choice((0, 0, 1)), 15), self.chance.choice((0, 10, 30)))
        day = live.meeting.held_on + timedelta(days=days)

        def work(tx: Transaction) -> None:
            found = tx.meetings.get(meeting)
            version = found.version if found else None
            seat = to_publish(tx, meeting, version=version, actor=SECRETARY)
            move_meeting(tx, seat, day=day, starts=starts, at=now)

        self._act(meeting, work)

    def call_off(self, meeting: MeetingId) -> None:
        now, call_off = self.world.now, self.chance.choice((cancel_meeting, withdraw_agenda))

        def work(tx: Transaction) -> None:
            found = tx.meetings.get(meeting)
            version = found.version if found else None
            call_off(tx, to_publish(tx, meeting, version=version, actor=SECRETARY), at=now)

        self._act(meeting, work)
        if call_off is withdraw_agenda and self.chance.random() < 0.8:
            later = now + self.chance.randint(5, 1200) * SECOND
            self.world.at(later, lambda: self.publish(meeting))

    def confirm(self, meeting: MeetingId, press: SubstitutePress) -> None:
        now = self.world.now
        self._act(
            meeting,
            lambda tx: confirm_substitute(tx, meeting, press=press, actor=SECRETARY, at=now),
            is_told=False,
        )

    def _act(
        self, meeting: MeetingId, work: Callable[[Transaction], object], *, is_told: bool = True
    ) -> None:
        try:
            self.world.store.act(work)
        except Refused:
            return
        for look in self.on_act:
            look(meeting, is_told)

    def _some_change(self, meeting: Meeting) -> Change:
        item = self.chance.choice(meeting.items)
        people = self.world.tx.people.all()
        match self.chance.randrange(6):
            case 0 if item.starts:
                by = self.chance.choice((-15, -5, -2, 2, 5, 20))
                at = datetime.combine(meeting.held_on, item.starts) + by * MINUTE
                return set_time(item.id, f"{at:%H:%M}")
            case 1 if item.guests:
                return remove_guest(self.chance.choice(item.guests).id)
            case 2 if not item.is_break:
                return add_guest(self.world.tx, item.id, written=self.chance.choice(people).name)
            case 3:
                return set_place(self.chance.choice(("Lokale 2", "Byrådssalen", "Kantinen")))
            case 4:
                return set_openness(item.id, is_open=self.chance.random() < 0.5)
            case _:
                return lambda m: m.with_item(replace(m.item(item.id), title=f"{item.title} igen"))


@dataclass
class Guests:
    """Answer on their cards: coming, ready, late, can't come, somebody else comes."""

    world: World
    chance: random.Random
    secretary: Secretary
    on_act: list[Acted] = field(default_factory=list)

    def answer(self, meeting: MeetingId) -> None:
        told = [t for t in self.world.tx.tellings.of_meeting(meeting).values() if t.known and not t.off]
        if not told:
            return
        slot = self.chance.choice(told).slot
        given = latest(self.world.tx.responses.of_meeting(meeting)).get((slot.guest, slot.person))
        reply = self.chance.choice((Reply.CONFIRM, Reply.READY, Reply.READY, Reply.LATE, Reply.CANNOT))
        substitute = self.chance.choice(self.world.tx.people.all())
        reply = Reply.SUBSTITUTE if self.chance.random() < 0.08 else reply
        press = ResponsePress(
            slot.guest,
            reply,
            seen_seq=given.seq if given else 0,
            minutes=self.chance.choice(DELAYS),
            substitute=substitute.name,
        )
        now = self.world.now
        try:
            shown = self.world.store.act(
                lambda tx: respond(tx, meeting, press=press, actor=slot.person, at=now)
            )
        except Refused:
            return
        is_saved = shown.response is not None and shown.response.at == now
        for look in self.on_act:
            look(meeting, is_saved)
        if reply is Reply.SUBSTITUTE:
            confirm = SubstitutePress(slot.guest, substitute.oid)
            later = now + self.chance.randint(5, 600) * SECOND
            self.world.at(later, lambda: self.secretary.confirm(meeting, confirm))
