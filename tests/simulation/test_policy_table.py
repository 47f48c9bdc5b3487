"""Every cell of the table of who may press what is true: who, in which state, if what, and what it writes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest
from memory_transaction import MemoryTransaction
from test_policy import (
    BEFORE,
    CLOSED,
    DECIDED,
    GUEST,
    MEETING,
    OPEN,
    PEOPLE,
    as_on_the_card,
    everything,
    pressed,
    town,
)
from townsfolk import CHAIR, DIREKTIONEN, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.absence import Absence
from bot.domain.approval import Answer, Approval
from bot.domain.body import Role
from bot.domain.decision import standing
from bot.domain.grants import GRANTS
from bot.domain.ids import AbsenceId, ApprovalId, ItemId, MeetingId, RecusalId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.policy import Change, Given, Phase
from bot.domain.progress import Act, Step
from bot.domain.recusal import Recusal
from bot.domain.response import Reply, Response
from bot.teams.router import PRESSED
from cards import Payload, Verb

Data = dict[str, Any]
ELSEWHERE = (Change.HOLD, Change.TASK, Change.TAKEN, Change.WRITING, Change.CARRIED)
"""The first is in the process's own memory and not in the store; the others have scenarios of their own,
`test_follow_ups.py`, `test_consent.py` and `test_in_writing.py`.
"""
WRITING = [verb for verb, route in PRESSED.items() if route.writes and route.effect.changes not in ELSEWHERE]

STATUS = {
    Phase.DRAFT: MeetingStatus.DRAFT,
    Phase.WITHDRAWN: MeetingStatus.WITHDRAWN,
    Phase.CANCELLED: MeetingStatus.CANCELLED,
}
ACTS = {
    Phase.RUNNING: (Act.START,),
    Phase.CLOSED: (Act.START, Act.CLOSE),
    Phase.OUT: (Act.START, Act.CLOSE),
}
WRITTEN = {
    Change.DRAFT: {"meetings"},
    Change.AGENDA: {"meetings"},
    Change.STATE: {"meetings"},
    Change.DAY: {"meetings"},
    Change.ANSWER: {"approvals"},
    Change.RECUSAL: {"recusals"},
    Change.ABSENCE: {"absences"},
    Change.DECISION: {"decisions"},
    Change.ATTENDANCE: {"meetings"},
    Change.STEP: {"steps"},
    Change.REPLY: {"responses"},
    Change.GUEST: {"meetings"},
    Change.MINUTES: {"meetings"},
}
"""Parts of the store; what follows from them (cards, notices, tellings, calendars) is not told apart here."""
ALSO = {Change.DAY: {"steps", "responses"}}
"""What begins anew on another day."""

DERIVED = {"notices", "cards", "tellings", "calendars", "search", "_ids", "conversations"}


def in_phase(phase: Phase) -> MemoryTransaction:
    tx = town(STATUS.get(phase, MeetingStatus.PUBLISHED))
    for act in ACTS.get(phase, ()):
        step(tx, act)
    if phase is Phase.OUT:
        save(tx, minutes_published_at=BEFORE)
    return tx


def step(tx: MemoryTransaction, act: Act, **more: Any) -> None:
    seq = len(tx.steps.of_meeting(MEETING)) + 1
    tx.steps.append(Step(MEETING, seq, act, by=CHAIR.oid, at=BEFORE + timedelta(seconds=seq), **more))


def now(tx: MemoryTransaction) -> Meeting:
    found = tx.meetings.get(MEETING)
    assert found
    return found


def save(tx: MemoryTransaction, **changed: Any) -> None:
    meeting = now(tx)
    tx.meetings.save(replace(meeting, version=meeting.version + 1, **changed))


def answered(tx: MemoryTransaction) -> None:
    row = Approval(ApprovalId("a0"), MEETING, OPEN, 1, OLE.oid, 1, Answer.APPROVE, None, BEFORE)
    tx.approvals.append(row, body=DIREKTIONEN.key, text_digest="d")


def recused(tx: MemoryTransaction, who: Character, *, item: Any = OPEN) -> None:
    said = Recusal(RecusalId("r9"), MEETING, item, who.oid, 1, is_lifted=False, by=SECRETARY.oid, at=BEFORE)
    tx.recusals.append(said, body=DIREKTIONEN.key)


def away(tx: MemoryTransaction, who: Character) -> None:
    said = Absence(AbsenceId("a9"), MEETING, OPEN, who.oid, 1, is_lifted=False, by=CHAIR.oid, at=BEFORE)
    tx.absences.append(said, body=DIREKTIONEN.key)


def sent(tx: MemoryTransaction, name: str = STRANGER.name) -> None:
    given = Response(MEETING, GUEST, JURIST.oid, 1, Reply.SUBSTITUTE, BEFORE, substitute=name)
    tx.responses.append(given)


BEFOREHAND: dict[Verb, Callable[[MemoryTransaction], None]] = {
    Verb.APPROVAL_REMARK: answered,
    Verb.RECUSAL_LIFT: lambda tx: recused(tx, OLE),
    Verb.ABSENCE_LIFT: lambda tx: away(tx, OLE),
    Verb.SUBSTITUTE_CONFIRM: sent,
    Verb.AGENDA_PUBLISH: lambda tx: save(tx, place="Mødelokale 2"),
    Verb.MEETING_UNDO: lambda tx: (
        step(tx, Act.SKIP, item=OPEN) if len(tx.steps.of_meeting(MEETING)) < 2 else None
    ),
    Verb.MEETING_BACK: lambda tx: step(tx, Act.NEXT) if len(tx.steps.of_meeting(MEETING)) == 1 else None,
}
"""What must have happened so that there is anything to lift, confirm, undo or go back to."""

FIELDS: dict[Verb, Data] = {
    Verb.APPROVAL_REMARK: {"remark": "Husk budgettet.", "seq": 1},
    Verb.DECISION_RECORD: {"choice": None, "time": None, "due": None},
    Verb.DECISION_CORRECT: {"time": None, "due": None},
    Verb.MEETING_SWAP: {"item": CLOSED},
    Verb.MEETING_RELEASE: {"item": CLOSED},
    Verb.RECUSAL_LIFT: {"seq": 1},
    Verb.ABSENCE_LIFT: {"seq": 1},
    Verb.SUBSTITUTE_CONFIRM: {"choice": GUEST, "person": STRANGER.oid},
    Verb.GUEST_ADD: {"person": STRANGER.name},
    Verb.ITEM_EDIT: {"choice": "speaks:10"},
    Verb.GUEST_CHOOSE: {"choice": GUEST, "person": STRANGER.oid},
    Verb.GUEST_REMOVE: {"choice": GUEST},
    Verb.MEETING_MOVE: {"due": "2026-03-11", "time": None},
    Verb.SLOT_SUBSTITUTE: {"person": STRANGER.name},
    Verb.MINUTES_APPROVE: {"choice": "incomplete"},
}


def the_press(tx: MemoryTransaction, verb: Verb) -> Data:
    """As it stands on the right person's card at this moment."""
    data: Data = as_on_the_card(verb)
    given, decided = PRESSED[verb].effect.given, standing(tx.decisions.of_meeting(MEETING)).get(DECIDED)
    data["version"] = 1 if Given.TEXT in given else None if verb.startswith("slot.") else now(tx).version
    if PRESSED[verb].effect.changes is Change.STEP:
        data["seq"] = len(tx.steps.of_meeting(MEETING))
    if verb in (Verb.MEETING_NEXT, Verb.MEETING_START):
        data["item"] = None
    if verb is Verb.DECISION_CORRECT:
        data |= {"item": DECIDED, "choice": decided.id if decided else None}
    return data | FIELDS.get(verb, {})


def right_person(verb: Verb) -> Character:
    if PRESSED[verb].effect.changes in (Change.ANSWER, Change.REPLY):
        return JURIST if verb.startswith("slot.") else OLE
    return OLE if verb is Verb.RECUSAL_DECLARE else CHAIR


def ready(verb: Verb, phase: Phase) -> MemoryTransaction:
    tx = in_phase(phase)
    if verb in BEFOREHAND:
        BEFOREHAND[verb](tx)
    return tx


def what_changed(tx: MemoryTransaction, verb: Verb, *, who: Character, data: Data) -> set[str]:
    before = parts(tx)
    pressed(tx, who, verb, payload=Payload(**data), is_automatic=False)
    after = parts(tx)
    return {name for name in before if before[name] != after[name]}


def parts(tx: MemoryTransaction) -> dict[str, str]:
    beside = ("meetings", "tellings")
    return {
        name: repr({field: value for field, value in vars(part).items() if field not in beside})
        for name, part in vars(tx).items()
        if name not in DERIVED
    }


def test_every_verb_has_a_row() -> None:
    assert set(WRITTEN) | {Change.NOTHING, *ELSEWHERE} == set(Change)
    assert set(PRESSED) == set(Verb)


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("verb", WRITING)
def test_it_writes_in_the_states_of_its_row_and_in_no_other(verb: Verb, phase: Phase) -> None:
    tx = ready(verb, phase)
    effect = PRESSED[verb].effect
    changed = what_changed(tx, verb, who=right_person(verb), data=the_press(tx, verb))

    assert changed - ALSO.get(effect.changes, set()) == (
        WRITTEN[effect.changes] if phase in effect.during else set()
    )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verb", WRITING)
def test_it_writes_for_the_roles_of_its_row_and_for_no_other(verb: Verb, role: Role) -> None:
    phase = Phase.PUBLISHED if Phase.PUBLISHED in PRESSED[verb].effect.during else Phase.RUNNING
    who = next(who for who, held in PEOPLE.values() if held is role)
    tx = ready(verb, phase)
    changed = what_changed(tx, verb, who=who, data=the_press(tx, verb))

    assert bool(changed) is (PRESSED[verb].permission in GRANTS[role])


def broken(given: Given, verb: Verb, tx: MemoryTransaction) -> tuple[Character, Data]:
    """The press with that one condition not met. Whoever forges it leaves out the item where they can."""
    who = right_person(verb)
    if given is Given.PRESENT:
        away(tx, who)
    if given is Given.TODAY:
        publish(tx, replace(now(tx), held_on=now(tx).held_on + timedelta(days=1)))
    if given is Given.SEEING:
        publish(tx, now(tx).with_item(replace(now(tx).item(OPEN), is_open=False)))
    if given in IN_WRITING:
        IN_WRITING[given](tx)
    data = the_press(tx, verb)
    if given in (Given.TAKING_PART, Given.SEEING):
        recused(tx, who, item=data["item"])
        names_a_guest = verb in (Verb.GUEST_CHOOSE, Verb.GUEST_REMOVE, Verb.SUBSTITUTE_CONFIRM)
        return who, data | ({"item": None} if names_a_guest else {})
    changes: dict[Given, Data] = {
        Given.CONFIRMED: {"choice": None},
        Given.VERSION: {"version": now(tx).version - 1},
        Given.TEXT: {"version": 2},
        Given.LAST: {"choice": "d0"} if verb.startswith("decision.") else {"seq": (data["seq"] or 0) + 1},
        Given.UNDECIDED: {"item": DECIDED},
        Given.ANOTHER: {"person": who.oid},
        Given.OWN: {"choice": "g2" if verb is not Verb.SLOT_LATE else "g2:10"},
        Given.SENT: {"person": IT_CHIEF.oid},
        Given.GAPS: {"choice": None},
    }
    return who, data | changes.get(given, {})


def publish(tx: MemoryTransaction, changed: Meeting) -> None:
    after = replace(changed, version=changed.version + 1)
    tx.meetings.save(after)
    tx.meetings.keep_version(after, by=SECRETARY.oid, at=BEFORE)


def in_writing(tx: MemoryTransaction, **more: Any) -> None:
    publish(tx, replace(now(tx), closes=time(12), **more))


def taken_up(tx: MemoryTransaction) -> None:
    """What nobody has answered in writing, and what was decided there and stands on a later agenda."""
    in_writing(tx)
    item = replace(now(tx).item(DECIDED), id=ItemId("i9"), came_from=DECIDED)
    day = now(tx).held_on + timedelta(days=7)
    tx.meetings.add(Meeting(MeetingId("m9"), DIREKTIONEN.key, day, items=(item,)))


IN_WRITING: dict[Given, Callable[[MemoryTransaction], None]] = {
    Given.OPEN: lambda tx: in_writing(tx, closed_at=BEFORE),
    Given.GATHERED: in_writing,
    Given.SETTLED: taken_up,
}


CONDITIONS = [(verb, given) for verb in WRITING for given in PRESSED[verb].effect.given]


@pytest.mark.parametrize(("verb", "given"), CONDITIONS)
def test_it_writes_nothing_where_a_condition_of_its_row_is_not_met(verb: Verb, given: Given) -> None:
    phase = Phase.PUBLISHED if Phase.PUBLISHED in PRESSED[verb].effect.during else Phase.RUNNING
    tx = ready(verb, phase)
    who, data = broken(given, verb, tx)

    assert what_changed(tx, verb, who=who, data=data) == set()


def test_a_verb_that_reads_writes_nothing_in_any_state() -> None:
    for phase in Phase:
        tx = in_phase(phase)
        before = everything(tx)
        for verb in set(Verb) - set(WRITING):
            for who, _ in PEOPLE.values():
                data: Data = {"meeting": MEETING, "item": CLOSED, "version": 1, "seq": 0, "choice": GUEST}
                pressed(tx, who, verb, payload=Payload(**data), is_automatic=False)
        assert everything(tx) == before, phase


def test_the_same_meeting_is_meant() -> None:
    tx = in_phase(Phase.PUBLISHED)
    before = everything(tx)
    for verb in WRITING:
        data = {**the_press(tx, verb), "meeting": MeetingId("m2")}
        assert what_changed(tx, verb, who=METTE, data=data) == set()
    assert everything(tx) == before
