"""The chain over approvals and decisions: what breaks it is named, and nothing can be changed."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DBAPIError
from store_cases import (
    BENT,
    KEY,
    ULLA,
    absence,
    approval,
    decision,
    each,
    keep_absence,
    keep_approval,
    keep_decision,
    keep_recusal,
    recusal,
)

from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.store import SqlStore
from bot.store.ledger import Broken

pytest_plugins = ["stores"]

Outside = Callable[[str], None]


@pytest.fixture
async def ledger(board: SqlStore) -> SqlStore:
    """Two answers, a decision with follow-ups, its correction, a recusal, two absences: positions 1 to 7."""
    await board.run(each(keep_approval, approval(1), approval(1, director=BENT)))
    await board.run(each(keep_decision, decision(1), decision(2, corrects="decision-1")))
    await board.run(each(keep_recusal, recusal(1)))
    await board.run(each(keep_absence, absence(1), absence(2, item_id="item-1")))
    return board


@pytest.fixture
def unguarded(outside: Outside, url: str) -> Outside:
    """Past the triggers too, as somebody who owns the database can."""
    for table in ("approvals", "decisions", "follow_ups", "recusals", "absences"):
        for act in ("update", "delete"):
            on = f" ON {table}" if url.startswith("postgresql") else ""
            outside(f"DROP TRIGGER {table}_{act}_refused{on}")
    return outside


async def test_an_untouched_ledger_holds(ledger: SqlStore) -> None:
    assert await ledger.read(lambda tx: tx.ledger.verify(KEY)) is None
    assert await ledger.read(lambda tx: tx.ledger.verify(BodyKey("andre"))) is None


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE approvals SET answer = 'approve' WHERE position = 1", Broken(1, "approval-oid-ulla-1")),
        (
            "UPDATE approvals SET remark = 'Hvad koster det?' WHERE position = 2",
            Broken(2, "approval-oid-bent-1"),
        ),
        ("UPDATE approvals SET at = at + 1 WHERE position = 2", Broken(2, "approval-oid-bent-1")),
        ("UPDATE approvals SET actor = 'a' WHERE position = 1", Broken(1, "approval-oid-ulla-1")),
        ("UPDATE approvals SET text_version = 2 WHERE position = 1", Broken(1, "approval-oid-ulla-1")),
        ("UPDATE decisions SET text = 'Godkendt!' WHERE position = 3", Broken(3, "decision-1")),
        ("UPDATE decisions SET decided_at = decided_at + 1 WHERE position = 3", Broken(3, "decision-1")),
        ("UPDATE decisions SET decided_at = NULL WHERE position = 3", Broken(3, "decision-1")),
        ("UPDATE decisions SET decided_at = at WHERE position = 4", Broken(4, "decision-2")),
        ("UPDATE decisions SET outcome = 'rejected' WHERE position = 4", Broken(4, "decision-2")),
        ("UPDATE decisions SET text_digest = 'e' WHERE position = 4", Broken(4, "decision-2")),
        ("UPDATE decisions SET row_hash = 'e' WHERE position = 4", Broken(4, "decision-2")),
        ("UPDATE decisions SET prev_hash = 'e' WHERE position = 3", Broken(3, "decision-1")),
        ("UPDATE follow_ups SET task = 'Intet' WHERE id = 'task-1-a'", Broken(3, "decision-1")),
        ("DELETE FROM follow_ups WHERE id = 'task-2-b'", Broken(4, "decision-2")),
        ("DELETE FROM approvals WHERE position = 1", Broken(1, "approval-oid-bent-1")),
        ("DELETE FROM decisions WHERE position = 4", Broken(4, "recusal-oid-bent-1")),
        ("UPDATE recusals SET is_lifted = NOT is_lifted", Broken(5, "recusal-oid-bent-1")),
        ("UPDATE recusals SET person = 'a'", Broken(5, "recusal-oid-bent-1")),
        ("UPDATE recusals SET actor = 'a'", Broken(5, "recusal-oid-bent-1")),
        ("DELETE FROM recusals", Broken(5, "absence-1")),
        ("UPDATE absences SET item = 'item-2' WHERE seq = 1", Broken(6, "absence-1")),
        ("UPDATE absences SET item = NULL WHERE seq = 2", Broken(7, "absence-2")),
        ("UPDATE absences SET is_lifted = NOT is_lifted WHERE seq = 2", Broken(7, "absence-2")),
        ("DELETE FROM absences WHERE seq = 2", Broken(7, None)),
        ("UPDATE ledger_heads SET row_hash = 'e'", Broken(8, None)),
    ],
)
async def test_a_changed_row_is_named(
    ledger: SqlStore, unguarded: Outside, change: str, broken: Broken
) -> None:
    if change.startswith("DELETE FROM decisions"):
        unguarded("DELETE FROM follow_ups WHERE decision = 'decision-2'")
    unguarded(change)

    assert await ledger.read(lambda tx: tx.ledger.verify(KEY)) == broken


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE approvals SET remark = NULL",
        "DELETE FROM approvals",
        "UPDATE decisions SET text = text",
        "DELETE FROM decisions",
        "UPDATE recusals SET is_lifted = NOT is_lifted",
        "DELETE FROM recusals",
        "UPDATE absences SET item = NULL",
        "DELETE FROM absences",
        "UPDATE follow_ups SET task = NULL",
        "DELETE FROM follow_ups",
    ],
)
async def test_what_was_answered_or_decided_can_not_be_changed(
    ledger: SqlStore, outside: Outside, change: str
) -> None:
    with pytest.raises(DBAPIError, match="only appended"):
        outside(change)

    assert await ledger.read(lambda tx: tx.ledger.verify(KEY)) is None


async def test_an_erased_person_is_nobody_and_the_chain_holds(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms WHERE oid = 'oid-ulla'")

    answers = await ledger.read(lambda tx: tx.approvals.of_item(ItemId("item-1")))
    assert [a.director for a in answers] == [None, BENT]
    assert await ledger.read(lambda tx: tx.ledger.verify(KEY)) is None


async def test_a_person_who_comes_back_is_another_one(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms WHERE oid = 'oid-ulla'")
    await ledger.run(lambda tx: keep_approval(tx, approval(2)))

    answers = await ledger.read(lambda tx: tx.approvals.of_meeting(MeetingId("m1")))
    assert [a.director for a in answers] == [None, BENT, ULLA]


async def test_no_object_id_lies_in_the_rows(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms")

    decisions = await ledger.read(lambda tx: tx.decisions.of_meeting(MeetingId("m1")))
    assert [d.by for d in decisions] == [None, None]
    recusals = await ledger.read(lambda tx: tx.recusals.of_meeting(MeetingId("m1")))
    assert [(r.person, r.by) for r in recusals] == [(None, None)]
    absences = await ledger.read(lambda tx: tx.absences.of_meeting(MeetingId("m1")))
    assert [(a.person, a.item) for a in absences] == [(None, None), (None, "item-1")]
