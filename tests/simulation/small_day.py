"""A day small enough to be read, pressed step by step: a quarter each for a, b with its guest, and c."""

import random
from datetime import UTC, date, datetime, time, timedelta

from made_up_day import CHAIR, SECRETARY, ZONE, Day
from played_world import Roads, World
from sent_messages import Said

from bot.domain.body import Body
from bot.domain.ids import BodyKey, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.person import Person
from bot.domain.progress import Act
from bot.domain.response import Reply, latest
from bot.usecases.call_off_meeting import withdraw_agenda
from bot.usecases.edit_meeting import Change, edit_meeting, remove_guest, set_time
from bot.usecases.publish_agenda import publish_agenda, to_publish
from bot.usecases.respond import ResponsePress, respond
from bot.usecases.run_meeting import StepPress, run_meeting
from bot.usecases.tell_guests import tell_guests

DATE = date(2026, 3, 4)
ANNA = Person(Oid("anna"), "Anna Vig")


def at(clock: str) -> datetime:
    hour, minute = clock.split(".")
    return datetime.combine(DATE, time(int(hour), int(minute)), tzinfo=ZONE).astimezone(UTC)


class SmallDay:
    """Messages arrive at once, but only when time is let pass."""

    def __init__(self, *keys: str) -> None:
        bodies = tuple(_body(key) for key in keys or ("direktionen",))
        meetings = tuple(_meeting(body) for body in bodies)
        day = Day(0, (ANNA, Person(CHAIR, "Ulla Storm")), bodies, meetings)
        roads = Roads(random.Random(0), slowest=0, throttled=0)
        self.world = World(day, now=at("8.00"), roads=roads)
        self.world.tx.people.replace(day.people)
        for body, meeting in zip(bodies, meetings, strict=True):
            self.world.tx.bodies.put(body)
            self.world.tx.meetings.add(meeting)
            self.publish(meeting.id)

    def publish(self, meeting: str = "m-direktionen") -> None:
        found = self.world.tx.meetings.now[MeetingId(meeting)]
        seat = to_publish(self.world.tx, found.id, version=found.version, actor=SECRETARY)
        publish_agenda(self.world.tx, seat, without_unresolved=False, at=self.world.now)

    def withdraw(self) -> None:
        found = self.world.tx.meetings.now[MeetingId("m-direktionen")]
        seat = to_publish(self.world.tx, found.id, version=found.version, actor=SECRETARY)
        withdraw_agenda(self.world.tx, seat, at=self.world.now)

    def retime(self, clock: str) -> None:
        """The item b, and published."""
        self._changed(set_time(ItemId("direktionen-b"), clock))

    def remove_guest(self) -> None:
        """From the item b, and published."""
        self._changed(remove_guest(GuestId("direktionen-anna")))

    def passes(self, clock: str) -> None:
        self.world.at(at(clock), lambda: None)
        self.world.play(at(clock))

    def press(self, act: Act, item: str | None = None, *, key: str = "direktionen") -> None:
        meeting = MeetingId(f"m-{key}")
        seen = self.world.live(meeting).so_far.seq
        press = StepPress(act, seen, ItemId(f"{key}-{item}") if item else None)
        run_meeting(self.world.tx, meeting, press=press, actor=CHAIR, at=self.world.now)
        assert self.world.live(meeting).so_far.seq == seen + 1

    def answer(self, reply: Reply) -> None:
        meeting, guest = MeetingId("m-direktionen"), GuestId("direktionen-anna")
        given = latest(self.world.tx.responses.of_meeting(meeting)).get((guest, ANNA.oid))
        press = ResponsePress(guest, reply, seen_seq=given.seq if given else 0)
        respond(self.world.tx, meeting, press=press, actor=ANNA.oid, at=self.world.now)

    def derived_again(self) -> list[str]:
        """The keys of what that writes."""
        live, tx = self.world.live(MeetingId("m-direktionen")), self.world.tx
        before = dict(tx.notices.rows)
        tell_guests(tx, live)
        return [key for key, row in tx.notices.rows.items() if before.get(key) != row]

    def _changed(self, change: Change) -> None:
        found = self.world.tx.meetings.now[MeetingId("m-direktionen")]
        edit_meeting(self.world.tx, found.id, version=found.version, actor=SECRETARY, change=change)
        self.publish()

    def said(self, key: str = "direktionen") -> list[Said]:
        return self.world.said[MeetingId(f"m-{key}"), GuestId(f"{key}-anna"), ANNA.oid]

    @property
    def kinds(self) -> list[str]:
        return [said.kind.value for said in self.said()]


def _body(key: str) -> Body:
    reminders = (timedelta(minutes=15),)
    return Body(
        BodyKey(key), key, "Sundkøbing Kommune", secretary=(SECRETARY,), chair=CHAIR, reminders=reminders
    )


def _meeting(body: Body) -> Meeting:
    anna = Guest(GuestId(f"{body.key}-anna"), ANNA.name, None, ANNA.oid)
    items = tuple(
        Item(ItemId(f"{body.key}-{name}"), name, starts=starts, guests=(anna,) if name == "b" else ())
        for name, starts in (("a", time(10)), ("b", time(10, 15)), ("c", time(10, 30)))
    )
    return Meeting(MeetingId(f"m-{body.key}"), body.key, DATE, items=items)
