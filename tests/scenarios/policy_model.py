"""What may stand on record of a meeting after a press, said a second time. Never with the bot's own rules.

It says exactly what becomes of answers, decisions, recusals, absences, attendance, minutes and the meeting's
state. Of what is prepared, of steps and of guests' answers it says who may change it, when, and by what row.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from bot.domain.agenda import Outcome as Decreed
from bot.domain.body import Role
from bot.domain.meeting import Attendance, Guest, Item, Meeting, MeetingStatus
from cards import Verb

RUNNERS = {Role.SECRETARY, Role.CHAIR}
ANSWERS = {
    Verb.APPROVAL_GIVE: "approve",
    Verb.APPROVAL_DISCUSS: "discuss",
    Verb.APPROVAL_POSTPONE: "postpone",
    Verb.APPROVAL_REJECT: "reject",
}
REPLIES = {
    Verb.SLOT_CONFIRM: "confirm",
    Verb.SLOT_READY: "ready",
    Verb.SLOT_LATE: "late",
    Verb.SLOT_CANCEL: "cannot",
    Verb.SLOT_SUBSTITUTE: "substitute",
}
PREPARED = (Verb.ITEM_EDIT, Verb.GUEST_CHOOSE, Verb.GUEST_ADD, Verb.GUEST_REMOVE)
STEPS = ("start", "next", "back", "extend", "pause", "skip", "swap", "release", "undo", "close")
ALIVE = (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED)


class Answered(NamedTuple):
    item: str
    text: int
    who: str | None
    seq: int
    answer: str
    remark: str | None


class Decided(NamedTuple):
    item: str
    text: int
    outcome: str
    words: str
    by: str | None
    corrects: str | None


class Apart(NamedTuple):
    """Recused from that item, or absent from it (None: from the whole meeting)."""

    item: str | None
    who: str | None
    seq: int
    is_lifted: bool
    by: str | None


class Stepped(NamedTuple):
    seq: int
    act: str
    item: str | None
    by: str | None


class Replied(NamedTuple):
    guest: str
    who: str
    seq: int
    reply: str
    minutes: int | None
    substitute: str | None


@dataclass(frozen=True)
class Seats:
    """Who sits on the body."""

    secretary: frozenset[str]
    chair: str | None
    directors: frozenset[str]

    @property
    def deciding(self) -> frozenset[str]:
        return self.directors | ({self.chair} if self.chair else set())

    @property
    def members(self) -> frozenset[str]:
        return self.deciding | self.secretary

    def roles(self, who: str) -> set[Role]:
        held = {
            Role.SECRETARY: who in self.secretary,
            Role.CHAIR: who == self.chair,
            Role.DIRECTOR: who in self.directors,
        }
        return {role for role, holds in held.items() if holds}


@dataclass(frozen=True)
class World:
    """`meeting` as it is being prepared and `public` as it was published last, both without the moment at
    which the minutes were published, which is `is_out`. `ids` are those of the decisions, `told` the guests
    who were ever told of a slot: neither is foreseen.
    """

    seats: Seats
    meeting: Meeting
    public: Meeting | None
    is_out: bool = False
    approvals: tuple[Answered, ...] = ()
    decisions: tuple[Decided, ...] = ()
    recusals: tuple[Apart, ...] = ()
    absences: tuple[Apart, ...] = ()
    steps: tuple[Stepped, ...] = ()
    responses: tuple[Replied, ...] = ()
    ids: tuple[str, ...] = field(default=(), compare=False)
    told: frozenset[tuple[str, str]] = field(default=frozenset(), compare=False)

    @property
    def shown(self) -> Meeting:
        return self.public or self.meeting

    @property
    def is_published(self) -> bool:
        return self.meeting.status is MeetingStatus.PUBLISHED

    def roles(self, who: str) -> set[Role]:
        guests = {g.person for i in self.shown.items for g in i.guests if g.invited}
        return self.seats.roles(who) | ({Role.GUEST} if who in guests else set())

    def recused(self, who: str) -> set[str]:
        """The items that they take no part in."""
        if who not in self.seats.deciding:
            return set()
        said = {r.item: r.is_lifted for r in sorted(self.recusals, key=lambda r: r.seq) if r.who == who}
        return {item for item, is_lifted in said.items() if item and not is_lifted}

    def away(self, who: str, item: str | None) -> bool:
        said = [a for a in sorted(self.absences, key=lambda a: a.seq) if (a.who, a.item) == (who, item)]
        return bool(said) and not said[-1].is_lifted

    def matter(self, item: str | None, who: str) -> Item | None:
        """None also for a break and for who takes no part in it."""
        found = next((i for i in self.shown.items if i.id == item and not i.is_break), None)
        return None if found is None or found.id in self.recused(who) else found

    def answer(self, item: Item, who: str) -> Answered | None:
        own = [a for a in self.approvals if (a.item, a.text, a.who) == (item.id, item.text_version, who)]
        return max(own, key=lambda a: a.seq, default=None)

    def decision(self, item: str) -> tuple[str, Decided] | None:
        """The one that stands, with its id."""
        pairs = zip(self.ids, self.decisions, strict=True)
        return next(
            ((i, d) for i, d in pairs if d.item == item and i not in {x.corrects for x in self.decisions}),
            None,
        )


@dataclass(frozen=True)
class Press:
    who: str
    verb: Verb
    data: Mapping[str, Any]
    is_automatic: bool
    today: date
    known: frozenset[str]
    """Who stands among the people."""


@dataclass(frozen=True)
class Outcome:
    """One state that may stand afterwards; of the fields in `free` only that they may change."""

    world: World
    free: frozenset[str] = frozenset()

    def fits(self, seen: World) -> bool:
        now = replace(self.world, **{name: getattr(seen, name) for name in self.free})
        if now != seen:
            return False
        same_state = seen.meeting.status is self.world.meeting.status
        return same_state and seen.meeting.version - self.world.meeting.version in (0, 1)


def outcomes(world: World, press: Press) -> tuple[Outcome, ...]:
    """Of a press that names this meeting; any of them may be what is stored then."""
    same = Outcome(world)
    rule = _RULES.get(press.verb)
    if press.is_automatic or rule is None or not world.roles(press.who) & _MAY[press.verb]:
        return (same,)
    if press.data.get("meeting") != world.meeting.id:
        return (same,)
    return tuple(rule(world, press)) or (same,)


def _answer(world: World, press: Press) -> Iterable[Outcome]:
    item, data = world.matter(press.data.get("item"), press.who), press.data
    if item is None or not world.is_published or world.decision(item.id):
        return
    before = world.answer(item, press.who)
    answer = ANSWERS.get(press.verb) or (before.answer if before else None)
    remark = (data.get("remark") or "").strip() or None
    seq = before.seq if before else 0
    is_away = world.away(press.who, item.id) or world.away(press.who, None)
    if answer is None or is_away or data.get("version") != item.text_version or (data.get("seq") or 0) != seq:
        return
    if before and (before.answer, before.remark) == (answer, remark):
        return
    row = Answered(item.id, item.text_version, press.who, seq + 1, answer, remark)
    yield Outcome(replace(world, approvals=ordered((*world.approvals, row))))


def _decide(world: World, press: Press) -> Iterable[Outcome]:
    item, data = world.matter(press.data.get("item"), press.who), press.data
    if item is None or not world.is_published or data.get("outcome") not in set(Decreed):
        return
    before = world.decision(item.id)
    words = (data.get("text") or "").strip()
    if before and (before[1].outcome, before[1].words) == (data["outcome"], words):
        return
    corrects = data.get("choice")
    if data.get("version") != item.text_version or corrects != (before[0] if before else None):
        return
    row = Decided(item.id, item.text_version, data["outcome"], words, press.who, corrects)
    yield Outcome(replace(world, decisions=(*world.decisions, row), ids=(*world.ids, "new")))


def _declare(world: World, press: Press) -> Iterable[Outcome]:
    item = world.matter(press.data.get("item"), press.who)
    if item and world.is_published and press.data.get("choice") == "yes" and not world.decision(item.id):
        yield from _stands_aside(world, press, item=item.id, who=press.who)


def _recuse(world: World, press: Press) -> Iterable[Outcome]:
    item, person = world.matter(press.data.get("item"), press.who), press.data.get("person")
    if item and world.is_published and person in world.seats.deciding and person != press.who:
        yield from _stands_aside(world, press, item=item.id, who=person)


def _stands_aside(world: World, press: Press, *, item: str, who: str) -> Iterable[Outcome]:
    said = [r for r in world.recusals if (r.item, r.who) == (item, who)]
    last = max(said, key=lambda r: r.seq, default=None)
    seq, stands = (last.seq, not last.is_lifted) if last else (0, False)
    is_lifted = press.verb is Verb.RECUSAL_LIFT
    if stands is is_lifted and (press.data.get("seq") or 0) == seq:
        row = Apart(item, who, seq + 1, is_lifted, press.who)
        yield Outcome(replace(world, recusals=ordered((*world.recusals, row))))


def _be_absent(world: World, press: Press) -> Iterable[Outcome]:
    item, person = world.matter(press.data.get("item"), press.who), press.data.get("person")
    choice = press.data.get("choice")
    if not item or not world.is_published or person not in world.seats.deciding:
        return
    if choice not in ("item", "meeting"):
        return
    of = item.id if choice == "item" else None
    seq = max((a.seq for a in world.absences if a.who == person), default=0)
    is_lifted = press.verb is Verb.ABSENCE_LIFT
    if world.away(person, of) is is_lifted and (press.data.get("seq") or 0) == seq:
        row = Apart(of, person, seq + 1, is_lifted, press.who)
        yield Outcome(replace(world, absences=ordered((*world.absences, row))))


def _attend(world: World, press: Press) -> Iterable[Outcome]:
    word, _, guest = (press.data.get("choice") or "").partition(":")
    found = _slot(world.shown, guest)
    if word not in set(Attendance) or found is None or not world.is_published:
        return
    there = _slot(world.meeting, guest)
    if world.matter(found[0].id, press.who) is None or there is None or there[0].is_break:
        return
    item = there[0].with_guest(replace(there[1], attendance=Attendance(word)))
    after = world.meeting.with_item(item)
    if after != world.meeting:
        yield Outcome(replace(world, meeting=replace(after, version=after.version + 1)))


def _slot(meeting: Meeting, guest: str) -> tuple[Item, Guest] | None:
    return next(((i, g) for i in meeting.items for g in i.guests if g.id == guest), None)


def _minutes(world: World, press: Press) -> Iterable[Outcome]:
    meeting = world.meeting
    if world.is_published and not world.is_out and press.data.get("version") == meeting.version:
        if press.data.get("choice") != "incomplete":
            yield Outcome(world)  # something may be missing that the card did not name
        yield Outcome(replace(world, is_out=True, meeting=replace(meeting, version=meeting.version + 1)))


def _publish(world: World, press: Press) -> Iterable[Outcome]:
    meeting = world.meeting
    if meeting.status is MeetingStatus.CANCELLED or press.data.get("version") != meeting.version:
        return
    guests = [g for i in meeting.items for g in i.guests if g.invited]
    if any(g.person not in press.known for g in guests):
        if press.data.get("choice") == "without":
            after = replace(meeting, status=MeetingStatus.PUBLISHED)
            yield Outcome(replace(world, meeting=after), frozenset({"meeting", "public"}))
        return
    after = replace(meeting, status=MeetingStatus.PUBLISHED)
    if after != meeting:
        after = replace(after, version=meeting.version + 1)
    yield Outcome(replace(world, meeting=after, public=after, told=world.told | guests_of(after)))


def _call_off(world: World, press: Press) -> Iterable[Outcome]:
    status = MeetingStatus.WITHDRAWN if press.verb is Verb.AGENDA_WITHDRAW else MeetingStatus.CANCELLED
    meeting = world.meeting
    if _is_confirmed(world, press):
        after = replace(meeting, status=status, version=meeting.version + 1)
        yield Outcome(replace(world, meeting=after))


def _move(world: World, press: Press) -> Iterable[Outcome]:
    if _is_confirmed(world, press):
        yield Outcome(world)
        yield Outcome(world, frozenset({"meeting", "public", "steps", "responses"}))


def _is_confirmed(world: World, press: Press) -> bool:
    is_now = press.data.get("version") == world.meeting.version and press.data.get("choice") == "yes"
    return is_now and world.meeting.status in ALIVE


def _prepare(world: World, press: Press) -> Iterable[Outcome]:
    yield Outcome(world)
    is_now = press.data.get("version") == world.meeting.version
    if is_now and world.meeting.status is not MeetingStatus.CANCELLED:
        yield Outcome(world, frozenset({"meeting"}))


def _step(world: World, press: Press) -> Iterable[Outcome]:
    act = press.verb.removeprefix("meeting.")
    if act == "pause" and press.data.get("choice") == "resume":
        act = "resume"
    seq = max((s.seq for s in world.steps), default=0)
    if not world.is_published or (press.data.get("seq") or 0) != seq or not _makes_sense(world, act):
        return
    taken = Stepped(seq + 1, act, press.data.get("item"), press.who)
    if act != "start" or world.steps or world.shown.held_on != press.today:
        yield Outcome(world)
    if act != "start" or world.shown.held_on == press.today:
        yield Outcome(replace(world, steps=(*world.steps, taken)))


def _makes_sense(world: World, act: str) -> bool:
    acts: list[str] = []
    for step in world.steps:
        acts = acts[:-1] if step.act == "undo" else [*acts, step.act]
    is_closed, is_started = "close" in acts, "start" in acts
    if act == "undo":
        return bool(acts)
    if act in ("skip", "swap", "release"):
        return not is_closed
    return not is_started if act == "start" else is_started and not is_closed


def _reply(world: World, press: Press) -> Iterable[Outcome]:
    guest, _, minutes = (press.data.get("choice") or "").partition(":")
    own = [r for r in world.responses if (r.guest, r.who) == (guest, press.who)]
    seq = max((r.seq for r in own), default=0)
    yield Outcome(world)
    if (guest, press.who) in world.told and world.is_published and (press.data.get("seq") or 0) == seq:
        reply = REPLIES[press.verb]
        late = int(minutes) if reply == "late" and minutes.isdigit() else None
        sent = press.data.get("person") if reply == "substitute" else None
        row = Replied(guest, press.who, seq + 1, reply, late, sent)
        yield Outcome(replace(world, responses=ordered((*world.responses, row))))


def _substitute(world: World, press: Press) -> Iterable[Outcome]:
    yield Outcome(world)
    own = [r for r in world.responses if r.guest == press.data.get("choice") and r.reply == "substitute"]
    if own and world.is_published and press.data.get("person") in press.known:
        yield Outcome(world, frozenset({"meeting", "public"}))


def guests_of(public: Meeting | None) -> frozenset[tuple[str, str]]:
    guests = [g for i in public.items for g in i.guests] if public else []
    return frozenset((g.id, g.person) for g in guests if g.person and g.invited)


def ordered(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=repr))


Rule = Callable[[World, Press], Iterable[Outcome]]
_BY_RUNNERS: dict[Verb, Rule] = {
    Verb.AGENDA_PUBLISH: _publish,
    Verb.AGENDA_WITHDRAW: _call_off,
    Verb.MEETING_CANCEL: _call_off,
    Verb.MEETING_MOVE: _move,
    **dict.fromkeys(PREPARED, _prepare),
    Verb.DECISION_RECORD: _decide,
    Verb.DECISION_CORRECT: _decide,
    Verb.ATTENDANCE_RECORD: _attend,
    Verb.ABSENCE_RECORD: _be_absent,
    Verb.ABSENCE_LIFT: _be_absent,
    Verb.RECUSAL_RECORD: _recuse,
    Verb.RECUSAL_LIFT: _recuse,
    Verb.MINUTES_APPROVE: _minutes,
    Verb.SUBSTITUTE_CONFIRM: _substitute,
    **{Verb(f"meeting.{act}"): _step for act in STEPS},
}
_BY_DIRECTORS: dict[Verb, Rule] = dict.fromkeys((*ANSWERS, Verb.APPROVAL_REMARK), _answer)
_BY_GUESTS: dict[Verb, Rule] = dict.fromkeys(REPLIES, _reply)
_RULES: dict[Verb, Rule] = {
    **_BY_RUNNERS,
    **_BY_DIRECTORS,
    **_BY_GUESTS,
    Verb.RECUSAL_DECLARE: _declare,
}
_MAY: dict[Verb, set[Role]] = {
    **dict.fromkeys(_BY_RUNNERS, RUNNERS),
    **{key: {Role.DIRECTOR} for key in _BY_DIRECTORS},
    **{key: {Role.GUEST} for key in _BY_GUESTS},
    Verb.RECUSAL_DECLARE: {Role.CHAIR, Role.DIRECTOR},
}
WRITING = frozenset(_RULES)
"""Verbs that may change a meeting; every other changes nothing, whoever presses it."""
