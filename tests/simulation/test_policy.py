"""T3, T8: whoever presses whatever on whatever, the store changes only where the policy table allows it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory_transaction import MemoryTransaction
from townsfolk import CAST, CHAIR, DIREKTIONEN, HOME, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.absence import Absence
from bot.domain.agenda import Outcome
from bot.domain.body import Role
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.decision import Decision, FollowUp
from bot.domain.facts import Fact, Refusal, RefusalReason
from bot.domain.grants import Permission, permissions
from bot.domain.ids import (
    AbsenceId,
    ConversationId,
    DecisionId,
    FollowUpId,
    GuestId,
    ItemId,
    MeetingId,
    RecusalId,
)
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.recusal import Recusal
from bot.teams.handlers.context import Acting, Press
from bot.teams.pressing import answer_press
from bot.teams.router import PRESSED
from bot.usecases.call_off_meeting import cancel_meeting, withdraw_agenda
from bot.usecases.lookup import Reader, seat, seated
from bot.usecases.publish_agenda import publish_agenda
from cards import Payload, Verb

MEETING, BEFORE = MeetingId("m1"), datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
OPEN, CLOSED, DECIDED, REST = ItemId("i1"), ItemId("i2"), ItemId("i3"), ItemId("i4")
GUEST = GuestId("g1")
FOLLOW_UPS = (
    FollowUp(FollowUpId("f1"), OLE.name, "Tilbud", date(2026, 5, 1), OLE.oid),
    FollowUp(FollowUpId("f2"), STRANGER.name, None, None, STRANGER.oid),
    FollowUp(FollowUpId("f3"), "Park og Vej"),
)
OWNERS = {"f1": OLE, "f2": STRANGER}
PEOPLE = {
    "secretary": (SECRETARY, Role.SECRETARY),
    "chair": (CHAIR, Role.CHAIR),
    "director": (OLE, Role.DIRECTOR),
    "recused director": (METTE, Role.DIRECTOR),
    "guest": (JURIST, Role.GUEST),
    "outsider": (STRANGER, Role.OUTSIDER),
}
ABOUT_AN_ITEM = ("approval.", "decision.", "recusal.", "absence.")
ENDS = {MeetingStatus.WITHDRAWN: withdraw_agenda, MeetingStatus.CANCELLED: cancel_meeting}
OFF = (MeetingStatus.DRAFT, MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED)


@dataclass
class NoHold:
    """Deliveries are not held, and nobody asks whether the clock is right."""

    def clock_shows(self) -> datetime | None:
        return None

    def release(self) -> None:
        pass


def town(status: MeetingStatus) -> MemoryTransaction:
    """Three items, a break and a guest; METTE is recused from the closed item, and everybody is there."""
    tx = MemoryTransaction()
    tx.people.replace([who.person for who in CAST])
    tx.bodies.put(replace(DIREKTIONEN, home=HOME))
    tx.conversations.put(Conversation(HOME, ConversationKind.GROUP, "http://127.0.0.1:1/"))
    draft = Meeting(MEETING, DIREKTIONEN.key, date(2026, 3, 4), items=items(), source_digest="d")
    tx.meetings.add(draft)
    if status is not MeetingStatus.DRAFT:
        reader = Reader(SECRETARY.oid, frozenset({Role.SECRETARY}))
        found = seated(tx, draft, body=DIREKTIONEN, reader=reader)
        publish_agenda(tx, found, without_unresolved=False, at=BEFORE)
        tx.recusals.append(
            Recusal(RecusalId("r1"), MEETING, CLOSED, METTE.oid, 1, is_lifted=False, by=CHAIR.oid, at=BEFORE),
            body=DIREKTIONEN.key,
        )
        decided = Decision(
            DecisionId("d1"),
            MEETING,
            DECIDED,
            1,
            Outcome.APPROVED,
            "Ja.",
            FOLLOW_UPS,
            by=CHAIR.oid,
            at=BEFORE,
        )
        tx.decisions.append(decided, body=DIREKTIONEN.key, text_digest="d")
    if status in ENDS:
        found = seat(tx, MEETING, actor=SECRETARY.oid, needs=Permission.PREPARE)
        ENDS[status](tx, found, at=BEFORE)
    return tx


def items() -> tuple[Item, ...]:
    guest = Guest(GUEST, JURIST.name, JURIST.title, JURIST.oid)
    return (
        Item(OPEN, "Ny strategi", starts=time(10, 0), is_open=True, guests=(guest,)),
        Item(CLOSED, "Lønrammer", starts=time(10, 30), is_open=False, text="Fortroligt."),
        Item(DECIDED, "Seminar", starts=time(11, 0), is_open=True),
        Item(REST, None, starts=time(11, 30), is_open=True, is_break=True),
    )


def pressed(
    tx: MemoryTransaction, who: Character, verb: Verb, *, payload: Payload, is_automatic: bool
) -> Fact:
    chat = Conversation(ConversationId(who.chat), ConversationKind.PERSONAL, "http://127.0.0.1:1/", who.oid)
    press = Press(Acting(who.oid, chat, BEFORE, NoHold()), payload)
    return answer_press(tx, PRESSED.get(verb), press=press, is_automatic=is_automatic)


def everything(tx: MemoryTransaction) -> str:
    return repr({name: vars(part) for name, part in vars(tx).items() if name != "_ids"})


OF_ITEMS = {"item": [OPEN, CLOSED, DECIDED, REST, MEETING, "f" * 32, None]}
WRONG: dict[str, list[Any]] = {
    **OF_ITEMS,
    "meeting": ["f" * 32, None],
    "version": [0, 1, 2, 3, None],
    "seq": [0, 1, 2, None],
    "choice": [
        "yes",
        "came:g1",
        "g1",
        "g1:10",
        "item",
        "meeting",
        "closed",
        "rule:all",
        "d1",
        "f1",
        "f2",
        "f3",
        "x",
        None,
    ],
    "person": [*(who.oid for who in CAST), "Ib Frost", None],
    "outcome": ["rejected", "x", None],
    "due": ["2026-03-11", None],
    "time": ["10:15", "25:99", None],
}
CHOICES = {
    **dict.fromkeys(
        (Verb.RECUSAL_DECLARE, Verb.MEETING_MOVE, Verb.MEETING_CANCEL, Verb.AGENDA_WITHDRAW), "yes"
    ),
    **dict.fromkeys((Verb.ABSENCE_RECORD, Verb.ABSENCE_LIFT), "item"),
    **{verb: "g1" for verb in Verb if verb.startswith("slot.")},
    **{verb: "f1" for verb in Verb if verb.startswith("followup.")},
    Verb.ATTENDANCE_RECORD: "came:g1",
    Verb.SLOT_LATE: "g1:10",
    Verb.ITEM_EDIT: "closed",
}
ASKED = ("approval.", "decision.", "recusal.", "absence.", "slot.")
"""Their `version` is the item's text or how often a guest was told, else it is the meeting's."""


def as_on_the_card(verb: Verb) -> dict[str, Any]:
    """What the right person's button holds in the published meeting."""
    return {
        "meeting": MEETING,
        "item": OPEN,
        "version": 1 if verb.startswith(ASKED) else 2,
        "seq": 0,
        "choice": CHOICES.get(verb),
        "person": OLE.oid,
        "outcome": "approved",
        "text": "Godkendt.",
        "due": "2026-03-11",
        "remark": "Fordi.",
        "owner": "Park og Vej",
        "time": "10:15",
    }


@st.composite
def presses(draw: st.DrawFn) -> tuple[str, Verb, Payload]:
    """One button, half of the time by somebody who may; up to two of its fields say something else, as
    whoever holds the client can do.
    """
    verb = draw(st.sampled_from(Verb))
    asked = PRESSED[verb].permission if verb in PRESSED else None
    may = [name for name, (_, role) in PEOPLE.items() if asked in permissions(frozenset({role}))]
    name = draw(st.sampled_from(sorted(PEOPLE)) | st.sampled_from(may or sorted(PEOPLE)))
    wrong = draw(st.lists(st.sampled_from(sorted(WRONG)), max_size=2, unique=True))
    about = {"item": draw(st.sampled_from([OPEN, CLOSED, DECIDED]))}
    data = as_on_the_card(verb) | about | {field: draw(st.sampled_from(WRONG[field])) for field in wrong}
    return name, verb, Payload(**data)


@settings(max_examples=1500, deadline=None)
@given(presses(), st.sampled_from(MeetingStatus), st.sampled_from([True, False, False]))
def test_the_store_changes_only_where_the_table_allows(
    press: tuple[str, Verb, Payload], status: MeetingStatus, is_automatic: bool
) -> None:
    name, verb, payload = press
    who, role = PEOPLE[name]
    tx = town(status)
    before = everything(tx)
    fact = pressed(tx, who, verb, payload=payload, is_automatic=is_automatic)
    route = PRESSED.get(verb)
    if everything(tx) == before:
        return

    assert not is_automatic
    assert route is not None
    assert route.writes
    assert route.permission in permissions(frozenset({role}))
    assert not isinstance(fact, Refusal)
    assert payload.meeting == MEETING
    if status in OFF:
        assert route.permission is Permission.PREPARE
    if verb.startswith(ABOUT_AN_ITEM):
        assert payload.item in (OPEN, CLOSED, DECIDED)
        assert (who, payload.item) != (METTE, CLOSED)
    if verb.startswith("approval."):
        assert payload.item != DECIDED
    if verb.startswith("followup."):
        keeps = Permission.DECIDE in permissions(frozenset({role}))
        assert keeps or OWNERS[payload.choice or ""] is who


@pytest.mark.parametrize("verb", [verb for verb in Verb if verb.startswith(ABOUT_AN_ITEM)])
def test_what_is_bound_to_an_item_is_refused_to_whoever_is_recused_from_it(verb: Verb) -> None:
    tx = town(MeetingStatus.PUBLISHED)
    before = everything(tx)
    about: dict[str, Any] = {"meeting": MEETING, "item": CLOSED, "version": 1, "seq": 0}
    fact = pressed(tx, METTE, verb, payload=Payload(**about), is_automatic=False)

    assert isinstance(fact, Refusal)
    assert fact.reason in (RefusalReason.RECUSED, RefusalReason.NOT_YOURS)
    assert everything(tx) == before


@pytest.mark.parametrize(
    ("who", "verb", "further"),
    [
        (OLE, Verb.APPROVAL_GIVE, {}),
        (OLE, Verb.APPROVAL_DISCUSS, {}),
        (OLE, Verb.APPROVAL_POSTPONE, {}),
        (OLE, Verb.APPROVAL_REJECT, {}),
        (OLE, Verb.RECUSAL_DECLARE, {"choice": "yes"}),
        (CHAIR, Verb.RECUSAL_RECORD, {"person": OLE.oid}),
        (SECRETARY, Verb.ABSENCE_RECORD, {"person": OLE.oid, "choice": "item"}),
        (SECRETARY, Verb.DECISION_RECORD, {"outcome": "approved"}),
        (SECRETARY, Verb.ATTENDANCE_RECORD, {"choice": "came:g1"}),
        (OLE, Verb.FOLLOWUP_ACCEPT, {"choice": "f1"}),
        (OLE, Verb.FOLLOWUP_PROPOSE, {"choice": "f1", "due": "2026-06-01"}),
        (OLE, Verb.FOLLOWUP_BLOCK, {"choice": "f1", "remark": "Fordi."}),
        (OLE, Verb.FOLLOWUP_DONE, {"choice": "f1"}),
        (CHAIR, Verb.FOLLOWUP_DONE, {"choice": "f3"}),
        (SECRETARY, Verb.FOLLOWUP_HAND_OVER, {"choice": "f2", "owner": "Park og Vej"}),
    ],
)
def test_what_the_table_allows_changes_it(who: Character, verb: Verb, further: dict[str, str]) -> None:
    """So that the test above can not pass by refusing everything."""
    tx = town(MeetingStatus.PUBLISHED)
    before = everything(tx)
    about: dict[str, Any] = {"meeting": MEETING, "item": OPEN, "version": 1, "seq": 0, **further}
    pressed(tx, who, verb, payload=Payload(**about), is_automatic=False)

    assert everything(tx) != before


def test_an_absent_director_records_no_answer() -> None:
    tx = town(MeetingStatus.PUBLISHED)
    away = Absence(AbsenceId("a1"), MEETING, None, OLE.oid, 1, is_lifted=False, by=CHAIR.oid, at=BEFORE)
    tx.absences.append(away, body=DIREKTIONEN.key)
    before = everything(tx)
    about: dict[str, Any] = {"meeting": MEETING, "item": OPEN, "version": 1, "seq": 0}
    pressed(tx, OLE, Verb.APPROVAL_GIVE, payload=Payload(**about), is_automatic=False)

    assert everything(tx) == before
