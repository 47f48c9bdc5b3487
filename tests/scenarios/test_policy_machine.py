"""T3, T5, T6, T8, T24, T25: whoever presses whatever, in whatever state, the store changes as the model says.

Presses go through the front doors of two bots on one store, one at a time and two at once. `make machine`
runs it for long; `MACHINE_EXAMPLES` and `MACHINE_SEED` do the same by hand.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Coroutine, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from policy_house import (
    DORTE,
    EVERYBODY,
    FIXED,
    GROWING,
    JUST_BEFORE,
    KNOWN,
    House,
    found_in,
    house,
    oids,
)
from policy_model import WRITING, Outcome, Press, World, outcomes
from policy_presses import VERBS, WAYS, Sight, as_shown, forged, right_person
from town import Json, says, texts
from townsfolk import CHAIR, METTE, OLE, SECRETARY, Character

from bot.domain.body import Role
from bot.domain.facts import Banner
from bot.domain.meeting import MeetingStatus
from bot.usecases.call_off_meeting import cancel_meeting
from bot.usecases.lookup import Reader, seated
from cards import Verb

pytest_plugins = ["postgres"]

T = TypeVar("T")
FEW = 5
"""Examples in `make check`, where one that fails is not made smaller: that takes minutes."""

CARD = "application/vnd.microsoft.card.adaptive"
LOOSE = {Verb.ITEM_EDIT, Verb.GUEST_CHOOSE, Verb.GUEST_ADD, Verb.GUEST_REMOVE, Verb.MEETING_MOVE}
EXACT = [verb for verb in VERBS if verb not in LOOSE | {Verb.SUBSTITUTE_CONFIRM}]
ABOUT = {
    "meeting",
    "public",
    "approvals",
    "decisions",
    "recusals",
    "absences",
    "steps",
    "responses",
    "is_out",
}
MANY = ABOUT - {"decisions", "responses", "is_out"}
"""What changes even in a few examples, so that it can't pass by refusing everything."""

PATHS = {
    "draft": (),
    "published": (Verb.AGENDA_PUBLISH,),
    "running": (Verb.AGENDA_PUBLISH, Verb.MEETING_START),
    "closed": (Verb.AGENDA_PUBLISH, Verb.MEETING_START, Verb.MEETING_CLOSE),
    "minutes published": (Verb.AGENDA_PUBLISH, Verb.MEETING_START, Verb.MEETING_CLOSE, Verb.MINUTES_APPROVE),
    "withdrawn": (Verb.AGENDA_PUBLISH, Verb.AGENDA_WITHDRAW),
    "cancelled": (Verb.AGENDA_PUBLISH, Verb.MEETING_CANCEL),
}


@dataclass(frozen=True)
class Sent:
    """A press on its way: by whom, on which bot's door, and how the client sends it."""

    who: Character
    verb: Verb
    data: Json
    door: int = 0
    how: str = "execute"
    is_at_home: bool = False


class PolicyMachine(RuleBasedStateMachine):
    """`worlds` are ours and theirs as the model has them; `was` are guests and what items they heard of."""

    house: ClassVar[House]
    runner: ClassVar[asyncio.Runner]
    changed: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.ours = self.now(self.house.assembly(is_ours=True))
        self.theirs = self.now(self.house.assembly(is_ours=False))
        self.worlds, self.rows = self.now(self.house.look(self.ours, self.theirs))
        self.last: tuple[Json, Any] | None = None
        self.was: dict[str, set[str]] = {}
        self.was_open: set[str] = set()
        for bot in self.house.bots:
            bot.set_clock(JUST_BEFORE)

    def now(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    # What people do

    @initialize(path=st.sampled_from(["published", "published", "running", *PATHS]))
    def meets(self, path: str) -> None:
        """Somebody is recused and somebody absent by the time that the meeting comes to where it is."""
        for verb in PATHS[path]:
            self.press_one(Sent(CHAIR, verb, as_shown(self.sight, verb, CHAIR, draw=lambda few: few[0])))
            if verb is Verb.AGENDA_PUBLISH:
                self._somebody_is_apart()

    def _somebody_is_apart(self) -> None:
        closed = self.worlds[0].shown.items[1].id
        about = {"meeting": self.ours.meeting, "item": closed, "seq": 0}
        self.press_one(Sent(CHAIR, Verb.RECUSAL_RECORD, {**about, "person": METTE.oid}))
        away = {**about, "person": DORTE.oid, "choice": "meeting"}
        self.press_one(Sent(SECRETARY, Verb.ABSENCE_RECORD, away, door=1))

    @rule(data=st.data(), verb=st.sampled_from(VERBS), door=st.integers(0, 1))
    def somebody_presses_their_button(self, data: st.DataObject, verb: Verb, door: int) -> None:
        who = self.drawing(data)(right_person(self.worlds[0], verb))
        self.press_one(Sent(who, verb, self.shown(data, verb, who), door))

    @rule(data=st.data(), verb=st.sampled_from(VERBS), who=st.sampled_from(EVERYBODY), door=st.integers(0, 1))
    def anybody_presses_it(self, data: st.DataObject, verb: Verb, who: Character, door: int) -> None:
        self.press_one(
            Sent(who, verb, self.shown(data, verb, who), door, is_at_home=data.draw(st.booleans()))
        )

    @rule(data=st.data(), verb=st.sampled_from(VERBS), way=st.sampled_from(WAYS))
    def somebody_forges_it(self, data: st.DataObject, verb: Verb, way: str) -> None:
        who = self.drawing(data)([*right_person(self.worlds[0], verb), *EVERYBODY])
        payload = forged(self.shown(data, verb, who), way, self.sight, draw=self.drawing(data))
        how = data.draw(st.sampled_from(["execute", "execute", "submit"]))
        self.press_one(Sent(who, verb, payload, data.draw(st.integers(0, 1)), how))

    @rule(data=st.data(), verb=st.sampled_from(VERBS), who=st.sampled_from(EVERYBODY))
    def a_client_refreshes_by_itself(self, data: st.DataObject, verb: Verb, who: Character) -> None:
        payload = self.shown(data, verb, who)
        self.press_one(Sent(who, verb, payload, how="automatic", is_at_home=data.draw(st.booleans())))

    @precondition(lambda self: self.last)
    @rule(door=st.integers(0, 1), times=st.integers(1, 2))
    def teams_sends_it_again(self, door: int, times: int) -> None:
        assert self.last
        activity, answer = self.last
        for _ in range(times):
            assert self.now(self.house.bots[door].post(activity)) == answer
        self.settle_for([[Outcome(world)] for world in self.worlds])

    @rule(data=st.data())
    def two_press_at_once(self, data: st.DataObject) -> None:
        """What is stored is what one after the other would have left, in one of the two orders."""
        first, second = (self._exact(data, door) for door in (0, 1))
        activities = [self.activity(sent) for sent in (first, second)]
        before = list(self.worlds)
        self.now(self._at_once(activities))
        forth, back = self.chained(before, (first, second)), self.chained(before, (second, first))
        self.settle_for([f + b for f, b in zip(forth, back, strict=True)])

    def _exact(self, data: st.DataObject, door: int) -> Sent:
        verb = data.draw(st.sampled_from(EXACT))
        who = self.drawing(data)(right_person(self.worlds[0], verb))
        return Sent(who, verb, self.shown(data, verb, who), door)

    async def _at_once(self, activities: list[Json]) -> None:
        posts = [bot.post(one) for bot, one in zip(self.house.bots, activities, strict=True)]
        for status, body in await asyncio.gather(*posts):
            assert (status, body["type"]) == (200, CARD)

    @rule(who=st.sampled_from([None, None, OLE, METTE, CHAIR, SECRETARY]), minutes=st.integers(1, 7))
    def time_passes_and_seats_change(self, who: Character | None, minutes: int) -> None:
        """One of them has left the body, or all sit on it."""
        directors = (OLE.oid, METTE.oid, DORTE.oid)
        seats = {
            "secretary": () if who is SECRETARY else (SECRETARY.oid,),
            "chair": None if who is CHAIR else CHAIR.oid,
            "directors": tuple(oid for oid in directors if who is None or oid != who.oid),
        }
        self.now(self.house.seat(self.ours, **seats))
        worlds, self.rows = self.look()
        assert replace(worlds[0], seats=self.worlds[0].seats) == self.worlds[0]
        self.worlds = worlds
        for bot in self.house.bots:
            bot.set_clock(bot.at + timedelta(minutes=minutes / 2))

    def look(self) -> tuple[list[World], dict[str, int]]:
        told = [world.told for world in self.worlds]
        return self.now(self.house.look(self.ours, self.theirs, told=told))

    # How it is judged

    @property
    def sight(self) -> Sight:
        return Sight(self.worlds[0], self.worlds[1], self.ours)

    @staticmethod
    def drawing(data: st.DataObject) -> Any:
        """The same draws whatever stands on record, which may depend on who came first."""
        return lambda few: few[data.draw(st.integers(0, 2**16)) % len(few)]

    def shown(self, data: st.DataObject, verb: Verb, who: Character) -> Json:
        return as_shown(self.sight, verb, who, draw=self.drawing(data))

    def activity(self, sent: Sent) -> Json:
        bot = self.house.bots[sent.door]
        where = self.ours.home if sent.is_at_home else None
        note(f"{sent.who.name} {sent.verb} {sent.data} {sent.how} at door {sent.door}")
        if sent.how == "submit":
            value = {**sent.data, "verb": sent.verb}
            return bot.activity(sent.who, where=where, type="message", value=value)
        activity = bot.pressing(sent.who, {"verb": sent.verb, "data": sent.data}, where=where)
        activity["value"]["trigger"] = "automatic" if sent.how == "automatic" else "manual"
        return activity

    def press_one(self, sent: Sent) -> None:
        self.changed["presses"] += 1
        activity, before = self.activity(sent), list(self.worlds)
        answer = self.now(self.house.bots[sent.door].post(activity))
        assert answer[0] == 200
        self.settle_for(self.chained(before, (sent,)))
        self.judge_what_is_prepared(before[0], self.worlds[0], sent)
        if sent.how == "submit":
            return
        assert answer[1]["type"] == CARD
        self.judge_the_answer(answer[1]["value"], sent, before=before[0])
        if sent.how == "execute" and sent.verb in WRITING:
            self.last = (activity, answer)

    def chained(self, worlds: list[World], sent: Iterable[Sent]) -> list[list[Outcome]]:
        """Of each world what may stand once these presses were handled, one after the other."""
        found = [[Outcome(world)] for world in worlds]
        for one in sent:
            pressed = self.pressed(one)
            found = [
                [replace(o, free=o.free | b.free) for b in branch for o in self.after(b.world, pressed)]
                for branch in found
            ]
        return found

    @staticmethod
    def after(world: World, pressed: Press) -> tuple[Outcome, ...]:
        is_here = pressed.data.get("meeting") == world.meeting.id
        return outcomes(world, pressed) if is_here else (Outcome(world),)

    def pressed(self, sent: Sent) -> Press:
        today = self.house.bots[0].at.date()
        return Press(sent.who.oid, sent.verb, sent.data, sent.how == "automatic", today, oids(KNOWN))

    def settle_for(self, allowed: list[list[Outcome]]) -> None:
        """The store holds one of the states that are allowed, and its ledgers verify."""
        worlds, rows = self.look()
        for before, seen, allowed_here in zip(self.worlds, worlds, allowed, strict=True):
            changes = {name for name in ABOUT if getattr(before, name) != getattr(seen, name)}
            unforeseen = {name: (getattr(before, name), getattr(seen, name)) for name in sorted(changes)}
            assert any(outcome.fits(seen) for outcome in allowed_here), unforeseen
            self.changed.update(changes)
            if changes:
                assert self.now(self.house.broken()) == []
        self._count_rows(rows)
        self.worlds = worlds
        self._remember()

    def _remember(self) -> None:
        shown = self.worlds[0].shown
        if self.worlds[0].meeting.status is not MeetingStatus.DRAFT:
            self.was_open |= {item.id for item in shown.items if item.is_open}
        for item in (*shown.items, *self.worlds[0].meeting.items):
            for guest in item.guests:
                if guest.person:
                    self.was.setdefault(guest.person, set()).add(item.id)

    def _count_rows(self, rows: dict[str, int]) -> None:
        """Nothing is taken away, and nothing was written beside the two meetings."""
        for table in GROWING:
            assert rows[table.name] >= self.rows[table.name], table.name
        for table in FIXED:
            assert rows[table.name] == self.rows[table.name], table.name
        self.rows = rows

    def judge_what_is_prepared(self, before: World, after: World, sent: Sent) -> None:
        """Whoever takes no part in an item changes nothing of it where it is closed."""
        if sent.verb in (Verb.MEETING_MOVE, Verb.AGENDA_PUBLISH):
            return
        for item in before.meeting.items:
            if item.id in before.recused(sent.who.oid) and item.is_open is not True:
                assert after.meeting.item(item.id) == item
                assert after.meeting.attachments_of(item.id) == before.meeting.attachments_of(item.id)

    def judge_the_answer(self, card: Json, sent: Sent, *, before: World) -> None:
        world, said = self.worlds[0], texts(card)
        leaked = found_in(card, self.hidden_from(sent.who, world))
        assert not leaked, (leaked, card)
        if sent.data.get("meeting") != world.meeting.id or sent.how == "automatic":
            return
        item, answer = sent.data.get("item"), (says(Banner.ANSWER_RECORDED) in said)
        if len(world.approvals) > len(before.approvals):
            assert answer
        if answer:
            assert any((a.item, a.who) == (item, sent.who.oid) for a in world.approvals)
        if len(world.decisions) > len(before.decisions):
            assert says(Banner.DECISION_RECORDED) in said or says(Banner.DECISION_CORRECTED) in said
        if says(Banner.DECISION_RECORDED) in said:
            assert any((d.item, d.outcome) == (item, sent.data.get("outcome")) for d in world.decisions)

    def hidden_from(self, who: Character, world: World) -> set[str]:
        """Tokens of what this person may not be shown now."""
        roles = world.seats.roles(who.oid)
        is_off = world.meeting.status in (MeetingStatus.DRAFT, MeetingStatus.WITHDRAWN)
        runs = bool(roles & {Role.SECRETARY, Role.CHAIR})
        items = [item for item in world.shown.items if item.starts is None or item.title != "Frokost"]
        hidden: set[str] = set()
        for item, marks in zip(items, self.ours.marks, strict=True):
            tokens = marks.all
            if runs or (Role.DIRECTOR in roles and not is_off):
                is_open = item.is_open or world.meeting.item(item.id).is_open
                hidden |= tokens if item.id in world.recused(who.oid) and not is_open else set()
                continue
            if item.id in self.was.get(who.oid, set()):
                tokens = tokens - {marks.title} - (marks.decision if world.is_out else set())
            hidden |= tokens
        return hidden

    def teardown(self) -> None:
        self.now(self._over())

    async def _over(self) -> None:
        """What was sent to those who are no members, and what lies where all of them read."""
        await self.house.looking.run(self._call_off)
        for bot in self.house.bots:
            await bot.settled()
        town, world = self.house.bots[0], self.worlds[0]
        for who in EVERYBODY:
            if who not in (SECRETARY, CHAIR, OLE, METTE, DORTE):
                said = [v.content for m in town.cloud.visible_to(who.oid) for v in m.versions]
                assert found_in({"said": said}, self.hidden_from(who, world)) == set(), who.name
        closed = [i.id for i in world.shown.items if i.id not in self.was_open]
        at_home = [v.content for m in town.messages_in(self.ours.home) for v in m.versions]
        pairs = zip([i for i in world.shown.items if i.title != "Frokost"], self.ours.marks, strict=True)
        for item, marks in pairs:
            if item.id in closed:
                assert found_in({"said": at_home}, marks.all) == set()
        assert await self.house.broken() == []

    def _call_off(self, tx: Any) -> None:
        """So that nothing of it falls due in the next run."""
        for assembly in (self.ours, self.theirs):
            meeting, body = tx.meetings.get(assembly.meeting), tx.bodies.get(assembly.body)
            if meeting.status in (MeetingStatus.DRAFT, MeetingStatus.PUBLISHED):
                reader = Reader(SECRETARY.oid, frozenset({Role.SECRETARY}))
                cancel_meeting(tx, seated(tx, meeting, body=body, reader=reader), at=self.house.bots[0].at)


def play(folder: Path, url: str | None, *, seed: int) -> set[str]:
    """What of all that is on record has changed. In a long run everything must have."""
    examples, chosen = int(os.environ.get("MACHINE_EXAMPLES") or 0), os.environ.get("MACHINE_SEED")
    seed = int(chosen) if chosen else random.randrange(2**32) if examples else seed
    changed: Counter[str] = Counter()
    how = settings(
        max_examples=examples or FEW,
        phases=(Phase.generate, Phase.shrink) if examples else (Phase.generate,),
        report_multiple_bugs=False,
        stateful_step_count=50,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        opened = runner.run(stack.enter_async_context(house(folder, url)))
        parts = {"house": opened, "runner": runner, "changed": changed}
        machine = seeded(seed)(type("OnOneStore", (PolicyMachine,), parts))
        try:
            run_state_machine_as_test(machine, settings=how)
        finally:
            runner.run(stack.aclose())
            print(f"seed {seed}: {dict(changed)}")  # noqa: T201 - what was tried
    assert not examples or set(changed) >= ABOUT
    return set(changed)


def test_the_store_changes_as_the_model_says_on_sqlite(tmp_path: Path) -> None:
    assert play(tmp_path, None, seed=1) >= MANY


def test_the_store_changes_as_the_model_says_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    assert play(tmp_path, postgres_url, seed=2) >= MANY
