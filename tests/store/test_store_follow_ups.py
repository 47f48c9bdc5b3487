"""What became of a follow-up is only appended, stands in the body's chain, and forgets a person."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from store_cases import (
    GURLI,
    KEY,
    NOON,
    body,
    decision,
    each,
    keep_decision,
    keep_step,
    step,
)

from bot.domain.follow_up import FollowUpAct
from bot.domain.ids import BodyKey, FollowUpId, FollowUpStepId, MeetingId
from bot.store import SqlStore
from bot.store.verifying import Broken

pytest_plugins = ["stores"]

Outside = Callable[[str], None]
TOLD = step(1, FollowUpAct.TELL, by=None)
STEPS = (TOLD, step(2), step(3, FollowUpAct.BLOCK), step(4, FollowUpAct.HAND_OVER, by=GURLI))


@pytest.fixture
async def ledger(board: SqlStore) -> SqlStore:
    """A decision and four steps of its second follow-up: positions 1 to 5."""
    await board.run(each(keep_decision, decision(1)))
    await board.run(each(keep_step, *STEPS))
    return board


async def broken_in(store: SqlStore) -> Broken | None:
    [one] = (await store.read(lambda tx: tx.audit.verify())).bodies
    return one.broken


async def test_steps_are_read_as_they_were_taken(ledger: SqlStore) -> None:
    assert await ledger.read(lambda tx: tx.follow_ups.of_meeting(MeetingId("m1"))) == STEPS
    assert await ledger.read(lambda tx: tx.follow_ups.of_meeting(MeetingId("m2"))) == ()
    assert await broken_in(ledger) is None


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE follow_up_steps SET act = 'done' WHERE seq = 2", Broken(3, "follow_up_steps", "step-2")),
        ("UPDATE follow_up_steps SET actor = 'a' WHERE seq = 1", Broken(2, "follow_up_steps", "step-1")),
        ("UPDATE follow_up_steps SET person = NULL WHERE seq = 1", Broken(2, "follow_up_steps", "step-1")),
        ("UPDATE follow_up_steps SET reason = NULL WHERE seq = 3", Broken(4, "follow_up_steps", "step-3")),
        ("UPDATE follow_up_steps SET due_on = NULL WHERE seq = 3", Broken(4, "follow_up_steps", "step-3")),
        ("DELETE FROM follow_up_steps WHERE seq = 4", Broken(5)),
    ],
)
async def test_a_changed_step_is_named(
    ledger: SqlStore, unguarded: Outside, change: str, broken: Broken
) -> None:
    unguarded(change)
    assert await broken_in(ledger) == broken


@pytest.mark.parametrize(
    "change", ["UPDATE follow_up_steps SET reason = NULL", "DELETE FROM follow_up_steps"]
)
async def test_a_step_can_not_be_changed(ledger: SqlStore, outside: Outside, change: str) -> None:
    with pytest.raises(DBAPIError, match="only appended"):
        outside(change)

    assert await broken_in(ledger) is None


async def test_an_erased_person_is_nobody_and_the_chain_holds(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms WHERE oid = 'oid-bent'")

    steps = await ledger.read(lambda tx: tx.follow_ups.of_meeting(MeetingId("m1")))
    assert [one.by for one in steps] == [None, None, None, GURLI]
    assert steps[0].person is None
    assert await broken_in(ledger) is None


async def test_decisions_with_follow_ups_are_found_by_their_body(ledger: SqlStore) -> None:
    await ledger.run(lambda tx: tx.bodies.put(body(BodyKey("chefforum"))))
    await ledger.run(lambda tx: keep_decision(tx, decision(2, corrects="decision-1")))

    assert await owing(ledger, KEY) == ["decision-2"]
    assert await owing(ledger, BodyKey("chefforum")) == []


async def test_what_was_all_done_before_is_not_among_them(board: SqlStore) -> None:
    await board.run(each(keep_decision, decision(1)))
    first = replace(step(1, FollowUpAct.DONE), follow_up=FollowUpId("task-1-a"), id=FollowUpStepId("s-a"))
    await board.run(each(keep_step, first))
    assert await owing(board, KEY) == ["decision-1"]  # the other one is not done
    await board.run(each(keep_step, step(2, FollowUpAct.DONE)))
    assert await owing(board, KEY) == []
    assert await owing(board, KEY, done_before=NOON + timedelta(hours=2)) == ["decision-1"]
    await board.run(each(keep_step, step(3, FollowUpAct.REOPEN)))
    assert await owing(board, KEY) == ["decision-1"]


async def owing(
    store: SqlStore, key: BodyKey, *, done_before: datetime = NOON + timedelta(days=9)
) -> list[str]:
    found = await store.read(lambda tx: tx.decisions.owing([key], done_before=done_before))
    return [one.id for one in found]
