"""Writes down the played day from what store and timeline hold of it. Sends nothing and draws nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app.demo.cards import Json
from bot.app.demo.record import Answered, DayRecord, GuestRecord, ItemRecord, Shift, Telling
from bot.domain.ids import ItemId, MeetingId
from bot.domain.meeting import Item
from bot.domain.notice import NoticeKind
from bot.domain.progress import Act, Progress, Stage, Step
from bot.domain.schedule import Planned, project
from bot.domain.slot import Told
from bot.domain.steps import progress
from bot.usecases.as_published import as_published
from bot.usecases.live import Live, live_of
from bot.usecases.ports import Transaction

_MINUTE = timedelta(minutes=1)


def day_record(tx: Transaction, meeting: MeetingId, *, lines: Iterable[Json], at: datetime) -> DayRecord:
    """`lines` of the timeline. Raises LookupError for a meeting that was not held to its end."""
    known = tx.meetings.get(meeting)
    body = tx.bodies.get(known.body) if known else None
    if known is None or body is None:
        raise LookupError("no such meeting")
    live = live_of(tx, as_published(tx, known), body=body, at=at)
    started, closed = live.so_far.started_at, live.so_far.closed_at
    if started is None or closed is None:
        raise LookupError("the meeting was not held")
    course = _Course(live, tx.steps.of_meeting(meeting))
    return DayRecord(
        body=body.name,
        started=started.astimezone(body.zone),
        closed=closed.astimezone(body.zone),
        reminders=len(body.reminders),
        threshold=body.threshold,
        items=tuple(course.item(item) for item in live.meeting.items),
        guests=_Guests(tx, live, tuple(lines)).all(),
    )


@dataclass(frozen=True)
class _Course:
    live: Live
    steps: tuple[Step, ...]

    def item(self, item: Item) -> ItemRecord:
        planned = next(p for p in self.live.planned if p.item == item.id)
        turn = self.live.so_far.turn(item.id)
        return ItemRecord(
            item=item.id,
            number=self._number(item),
            title=item.title or "",
            starts=self._local(planned.starts),
            ends=self._local(planned.starts + planned.lasts if planned.starts else None),
            stage=turn.stage,
            begun=self._local(turn.begun_at),
            ended=self._local(turn.ended_at),
            beginnings=tuple(self._beginnings(item.id)),
            shifts=tuple(self._shifts(planned)),
        )

    def _number(self, item: Item) -> int | None:
        """As people count them: breaks left out."""
        counted = [one.id for one in self.live.meeting.items if not one.is_break]
        return counted.index(item.id) + 1 if item.id in counted else None

    def _beginnings(self, item: ItemId) -> Iterator[datetime]:
        for count, step in enumerate(self.steps, start=1):
            began = self._progress(self.steps[:count]).turn(item).began
            if step.act is not Act.UNDO and began == step.seq:
                yield step.at.astimezone(self.live.body.zone)

    def _shifts(self, planned: Planned) -> Iterator[Shift]:
        """Looked at minute by minute."""
        zone, last = self.live.body.zone, None
        at, closed = self.steps[0].at, self.steps[-1].at
        while at <= closed:
            so_far = self._progress(tuple(step for step in self.steps if step.at <= at))
            projected = project(self.live.planned, so_far, now=at).get(planned.item)
            waits = so_far.turn(planned.item).stage is Stage.WAITING
            if projected and waits and projected.starts != last:
                last = projected.starts
                yield Shift(at.astimezone(zone), last.astimezone(zone))
            at += _MINUTE

    def _progress(self, steps: tuple[Step, ...]) -> Progress:
        return progress((item.id for item in self.live.meeting.items), steps)

    def _local(self, at: datetime | None) -> datetime | None:
        return at.astimezone(self.live.body.zone) if at else None


@dataclass(frozen=True)
class _Guests:
    tx: Transaction
    live: Live
    lines: tuple[Json, ...]

    def all(self) -> tuple[GuestRecord, ...]:
        """Everybody who was ever told of a slot."""
        order = [item.id for item in self.live.meeting.items]
        told = self.tx.tellings.of_meeting(self.live.meeting.id).values()
        found = [guest for guest in map(self._guest, told) if guest]
        return tuple(sorted(found, key=lambda guest: order.index(ItemId(guest.item))))

    def _guest(self, told: Told) -> GuestRecord | None:
        item = self.live.item_of(told.slot.guest)
        person = next(iter(self.tx.people.some((told.slot.person,))), None)
        if item is None or person is None:
            return None
        return GuestRecord(
            person=person.oid,
            name=person.name,
            title=person.title,
            item=item.id,
            is_off=person.oid not in [guest.person for guest in item.guests],
            tellings=tuple(self._tellings(person.oid)),
            answers=tuple(self._answers(person.oid)),
        )

    def _tellings(self, person: str) -> Iterator[Telling]:
        for line in self.lines:
            if line["to"] == person and line["rule"]:
                at = datetime.fromisoformat(line["at"]).astimezone(self.live.body.zone)
                yield Telling(at, NoticeKind(line["rule"]), line["starts"])

    def _answers(self, person: str) -> Iterator[Answered]:
        for given in self.tx.responses.of_meeting(self.live.meeting.id):
            if given.person == person:
                yield Answered(given.at.astimezone(self.live.body.zone), given.reply, given.minutes)
