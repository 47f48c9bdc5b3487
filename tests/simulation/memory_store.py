"""A store of the use cases' ports held in memory, for many simulated days. Never for people's own data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from bot.domain.absence import Absence
from bot.domain.approval import Approval
from bot.domain.body import Body
from bot.domain.conversation import CardKind, Conversation, ConversationKind, PostedCard
from bot.domain.decision import Decision
from bot.domain.errors import Outdated, Refused
from bot.domain.follow_up import FollowUpStep
from bot.domain.ids import ActivityId, BodyKey, ConversationId, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.person import Person
from bot.domain.progress import Step
from bot.domain.recusal import Recusal
from bot.domain.response import Response
from bot.domain.slot import Told


@dataclass
class MemoryPeople:
    known: dict[Oid, Person] = field(default_factory=dict)

    def all(self) -> tuple[Person, ...]:
        return tuple(sorted(self.known.values(), key=lambda p: (p.name.casefold(), p.oid)))

    def get(self, oid: Oid) -> Person | None:
        return self.known.get(oid)

    def some(self, oids: Iterable[Oid]) -> tuple[Person, ...]:
        return tuple(self.known[oid] for oid in dict.fromkeys(oids) if oid in self.known)

    def replace(self, people: Iterable[Person]) -> None:
        self.known = {person.oid: person for person in people}


@dataclass
class MemoryBodies:
    meetings: "MemoryMeetings"
    known: dict[BodyKey, Body] = field(default_factory=dict)

    def all(self) -> tuple[Body, ...]:
        return tuple(sorted(self.known.values(), key=lambda body: body.key))

    def get(self, key: BodyKey) -> Body | None:
        return self.known.get(key)

    def put(self, body: Body) -> None:
        self.known[body.key] = body

    def remove(self, key: BodyKey) -> None:
        if any(m.body == key for m in self.meetings.now.values()):
            raise Refused
        self.known.pop(key, None)


@dataclass
class MemoryMeetings:
    tellings: "MemoryTellings"
    now: dict[MeetingId, Meeting] = field(default_factory=dict)
    kept: dict[MeetingId, dict[int, Meeting]] = field(default_factory=dict)

    def get(self, meeting: MeetingId) -> Meeting | None:
        return self.now.get(meeting)

    def with_source(self, body: BodyKey, digest: str) -> Meeting | None:
        return self._first(m for m in self._of(body) if m.source_digest == digest)

    def add(self, meeting: Meeting) -> None:
        self.now[meeting.id] = meeting

    def save(self, meeting: Meeting) -> None:
        stored = self.now.get(meeting.id)
        if stored is None or stored.version != meeting.version - 1:
            raise Outdated
        self.now[meeting.id] = meeting

    def keep_version(self, meeting: Meeting, *, by: Oid | None, at: datetime) -> None:  # noqa: ARG002
        """Who published it and when is not asked for here."""
        kept = dict(self.kept.get(meeting.id, {}))
        kept.setdefault(meeting.version, meeting)
        self.kept[meeting.id] = kept

    def published(self, meeting: MeetingId) -> Meeting | None:
        kept = self.kept.get(meeting)
        return kept[max(kept)] if kept else None

    def on(self, body: BodyKey, day: date) -> tuple[Meeting, ...]:
        return tuple(m for m in self._gatherings(body) if m.held_on == day)

    def next_of(self, body: BodyKey, on_or_after: date) -> Meeting | None:
        return self._first(m for m in self._published(body) if m.held_on >= on_or_after)

    def latest_of(self, body: BodyKey, on_or_before: date) -> Meeting | None:
        days = {m.held_on for m in self._published(body) if m.held_on <= on_or_before}
        mine = [m for m in self._published(body) if m.held_on == max(days, default=None)]
        mine.sort(key=lambda m: (m.first_start is not None, m.first_start or time.min, m.id))
        return mine[-1] if mine else None

    def planned_from(self, day: date) -> tuple[MeetingId, ...]:
        coming = [m for m in self.now.values() if m.id in self.kept and m.held_on >= day]
        return tuple(m.id for m in sorted(coming, key=_earliest))

    def drafts_of(self, body: BodyKey) -> tuple[Meeting, ...]:
        return tuple(m for m in self._gatherings(body) if m.status is MeetingStatus.DRAFT)

    def written_of(self, body: BodyKey, on_or_after: date) -> tuple[Meeting, ...]:
        mine = [m for m in self._of(body) if m.closes and m.held_on >= on_or_after]
        return tuple(sorted(mine, key=lambda m: (m.held_on, m.closes or time.min, m.id)))

    def placed(self, came_from: Iterable[ItemId]) -> tuple[tuple[ItemId, MeetingId], ...]:
        meant = set(came_from)
        alive = [m for m in self.now.values() if m.status is not MeetingStatus.CANCELLED]
        alive.sort(key=lambda m: (m.held_on, m.id))
        return tuple(
            (i.came_from, m.id) for m in alive for i in m.items if i.came_from in meant if i.came_from
        )

    def with_guest(self, person: Oid, on_or_after: date) -> tuple[Meeting, ...]:
        told = self.tellings.with_person(person)
        mine = [m for m in self.now.values() if m.id in told and m.status is MeetingStatus.PUBLISHED]
        return tuple(sorted((m for m in mine if m.held_on >= on_or_after), key=_earliest))

    def _of(self, body: BodyKey) -> list[Meeting]:
        return sorted((m for m in self.now.values() if m.body == body), key=_earliest)

    def _gatherings(self, body: BodyKey) -> list[Meeting]:
        return [m for m in self._of(body) if not m.is_written]

    def _published(self, body: BodyKey) -> list[Meeting]:
        return [m for m in self._gatherings(body) if m.status is MeetingStatus.PUBLISHED]

    def _first(self, found: Iterable[Meeting]) -> Meeting | None:
        return next(iter(found), None)


def _earliest(meeting: Meeting) -> tuple[date, bool, time, str]:
    return meeting.held_on, meeting.first_start is None, meeting.first_start or time.min, meeting.id


@dataclass
class MemoryConversations:
    """The last one that was put is where Teams spoke from last."""

    known: dict[ConversationId, Conversation] = field(default_factory=dict)

    def get(self, conversation: ConversationId) -> Conversation | None:
        return self.known.get(conversation)

    def personal(self, person: Oid) -> Conversation | None:
        newest = reversed(self.known.values())
        return next((c for c in newest if c.person == person and c.is_open and _is_personal(c)), None)

    def put(self, conversation: Conversation) -> None:
        if self.known.get(conversation.id) == conversation and self.service_url() == conversation.service_url:
            return
        self.known.pop(conversation.id, None)
        self.known[conversation.id] = conversation

    def close(self, conversation: ConversationId) -> None:
        if conversation in self.known:
            self.known[conversation] = replace(self.known[conversation], is_open=False)

    def service_url(self) -> str | None:
        return next((c.service_url for c in reversed(self.known.values())), None)


def _is_personal(conversation: Conversation) -> bool:
    return conversation.kind is ConversationKind.PERSONAL


@dataclass
class MemoryCards:
    known: dict[str, PostedCard] = field(default_factory=dict)

    def get(self, card: str) -> PostedCard | None:
        return self.known.get(card)

    def of_meeting(self, meeting: MeetingId, kind: CardKind | None = None) -> tuple[PostedCard, ...]:
        mine = [c for c in self.known.values() if c.meeting == meeting and kind in (None, c.kind)]
        return tuple(sorted(mine, key=lambda card: card.id))

    def meetings_in(self, conversation: ConversationId, kind: CardKind) -> tuple[MeetingId, ...]:
        there = {c.meeting for c in self.known.values() if (c.conversation, c.kind) == (conversation, kind)}
        return tuple(sorted(there))

    def put(self, card: PostedCard) -> None:
        self.known[card.id] = card

    def in_message(self, conversation: ConversationId, activity: ActivityId) -> tuple[PostedCard, ...]:
        lie = [c for c in self.known.values() if (c.conversation, c.activity) == (conversation, activity)]
        return tuple(sorted(lie, key=lambda card: card.id))

    def remove(self, card: str) -> None:
        self.known.pop(card, None)


Whose = tuple[GuestId, Oid]


@dataclass
class MemoryTellings:
    known: dict[MeetingId, dict[Whose, Told]] = field(default_factory=dict)

    def of_meeting(self, meeting: MeetingId) -> Mapping[Whose, Told]:
        return self.known.get(meeting, {})

    def put(self, told: Told) -> None:
        """What was read before stays as it was read."""
        whose = (told.slot.guest, told.slot.person)
        self.known[told.slot.meeting] = {**self.of_meeting(told.slot.meeting), whose: told}

    def with_person(self, person: Oid) -> frozenset[MeetingId]:
        every = ((m, t) for m, tellings in self.known.items() for t in tellings.values())
        return frozenset(m for m, t in every if t.slot.person == person and t.off is None)


@dataclass
class MemorySteps:
    taken: dict[MeetingId, tuple[Step, ...]] = field(default_factory=dict)

    starts: dict[MeetingId, datetime] = field(default_factory=dict)

    def hint(self, meeting: MeetingId, at: datetime) -> None:
        self.starts.setdefault(meeting, at)

    def hinted(self, meeting: MeetingId) -> datetime | None:
        return self.starts.get(meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[Step, ...]:
        return self.taken.get(meeting, ())

    def append(self, step: Step) -> None:
        before = self.of_meeting(step.meeting)
        if any(s.seq == step.seq for s in before):
            raise ValueError("a step of that number was taken")
        self.taken[step.meeting] = tuple(sorted((*before, step), key=lambda s: s.seq))


@dataclass
class MemoryResponses:
    given: dict[MeetingId, tuple[Response, ...]] = field(default_factory=dict)

    def of_meeting(self, meeting: MeetingId) -> tuple[Response, ...]:
        return self.given.get(meeting, ())

    def append(self, response: Response) -> None:
        before = self.of_meeting(response.meeting)
        if any((r.guest, r.person, r.seq) == (response.guest, response.person, response.seq) for r in before):
            raise ValueError("an answer of that number was given")
        after = (*before, response)
        self.given[response.meeting] = tuple(sorted(after, key=lambda r: (r.at, r.guest, r.seq)))


@dataclass
class MemoryApprovals:
    given: tuple[Approval, ...] = ()

    def of_item(self, item: ItemId) -> tuple[Approval, ...]:
        return tuple(a for a in self.given if a.item == item)

    def of_meeting(self, meeting: MeetingId) -> tuple[Approval, ...]:
        return tuple(a for a in self.given if a.meeting == meeting)

    def append(self, approval: Approval, *, body: BodyKey, text_digest: str) -> None:  # noqa: ARG002
        self.given = (*self.given, approval)


@dataclass
class MemoryDecisions:
    taken: tuple[tuple[BodyKey, Decision], ...] = ()

    def of_meeting(self, meeting: MeetingId) -> tuple[Decision, ...]:
        return tuple(d for _, d in self.taken if d.meeting == meeting)

    def append(self, decision: Decision, *, body: BodyKey, text_digest: str) -> None:  # noqa: ARG002
        self.taken = (*self.taken, (body, decision))

    def owing(self, bodies: Iterable[BodyKey], *, done_before: datetime) -> tuple[Decision, ...]:  # noqa: ARG002
        meant = set(bodies)
        corrected = {d.corrects for _, d in self.taken}
        return tuple(d for body, d in self.taken if body in meant and d.id not in corrected and d.follow_ups)


@dataclass
class MemoryFollowUps:
    taken: tuple[FollowUpStep, ...] = ()

    def of_meeting(self, meeting: MeetingId) -> tuple[FollowUpStep, ...]:
        return tuple(step for step in self.taken if step.meeting == meeting)

    def append(self, step: FollowUpStep, *, body: BodyKey) -> None:  # noqa: ARG002
        if any((s.follow_up, s.seq) == (step.follow_up, step.seq) for s in self.taken):
            raise ValueError("a step of that number was taken")
        self.taken = (*self.taken, step)


@dataclass
class MemoryRecusals:
    said: tuple[Recusal, ...] = ()

    def of_meeting(self, meeting: MeetingId) -> tuple[Recusal, ...]:
        return tuple(r for r in self.said if r.meeting == meeting)

    def of_person(self, person: Oid) -> tuple[Recusal, ...]:
        return tuple(r for r in self.said if r.person == person)

    def append(self, said: Recusal, *, body: BodyKey) -> None:  # noqa: ARG002
        if any((r.item, r.person, r.seq) == (said.item, said.person, said.seq) for r in self.said):
            raise ValueError("a recusal of that number was said")
        self.said = (*self.said, said)


@dataclass
class MemoryAbsences:
    said: tuple[Absence, ...] = ()

    def of_meeting(self, meeting: MeetingId) -> tuple[Absence, ...]:
        return tuple(a for a in self.said if a.meeting == meeting)

    def append(self, said: Absence, *, body: BodyKey) -> None:  # noqa: ARG002
        if any((a.meeting, a.person, a.seq) == (said.meeting, said.person, said.seq) for a in self.said):
            raise ValueError("an absence of that number was said")
        self.said = (*self.said, said)


@dataclass
class MemoryInbox:
    handled: dict[tuple[str, str], str] = field(default_factory=dict)

    def answer(self, conversation: str, activity: str) -> str | None:
        return self.handled.get((conversation, activity))

    def remember(self, conversation: str, activity: str, *, answer: str, at: datetime) -> None:  # noqa: ARG002
        self.handled[conversation, activity] = answer
