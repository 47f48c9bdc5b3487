"""The chain over approvals and decisions: what breaks it is named, and nothing can be changed."""

from collections.abc import Callable

import pytest
from sqlalchemy.exc import DBAPIError
from store_cases import BENT, KEY, ULLA, approval, decision, each, keep_approval, keep_decision

from bot.domain.ids import ItemId, MeetingId
from bot.store import SqlStore
from bot.store.verifying import Broken

pytest_plugins = ["stores"]

Outside = Callable[[str], None]


@pytest.fixture
async def ledger(board: SqlStore) -> SqlStore:
    """Two answers, a decision with follow-ups, and its correction, at the positions 1 to 4."""
    await board.run(each(keep_approval, approval(1), approval(1, director=BENT)))
    await board.run(each(keep_decision, decision(1), decision(2, corrects="decision-1")))
    return board


async def broken_in(ledger: SqlStore) -> Broken | None:
    found = await ledger.read(lambda tx: tx.audit.verify())
    return next(body.broken for body in found.bodies if body.body == KEY)


async def test_an_untouched_ledger_holds(ledger: SqlStore) -> None:
    [only] = (await ledger.read(lambda tx: tx.audit.verify())).bodies
    assert (only.body, only.rows, only.broken) == (KEY, 4, None)


THIRD = "(SELECT position, row_hash FROM decisions WHERE position = 3)"


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (
            "UPDATE approvals SET answer = 'approve' WHERE position = 1",
            Broken(1, "approvals", "approval-oid-ulla-1"),
        ),
        (
            "UPDATE approvals SET remark = 'Hvad koster det?' WHERE position = 2",
            Broken(2, "approvals", "approval-oid-bent-1"),
        ),
        (
            "UPDATE approvals SET at = at + 1 WHERE position = 2",
            Broken(2, "approvals", "approval-oid-bent-1"),
        ),
        (
            "UPDATE approvals SET actor = 'a' WHERE position = 1",
            Broken(1, "approvals", "approval-oid-ulla-1"),
        ),
        (
            "UPDATE approvals SET text_version = 2 WHERE position = 1",
            Broken(1, "approvals", "approval-oid-ulla-1"),
        ),
        ("UPDATE decisions SET text = 'Godkendt!' WHERE position = 3", Broken(3, "decisions", "decision-1")),
        (
            "UPDATE decisions SET decided_at = decided_at + 1 WHERE position = 3",
            Broken(3, "decisions", "decision-1"),
        ),
        ("UPDATE decisions SET decided_at = NULL WHERE position = 3", Broken(3, "decisions", "decision-1")),
        ("UPDATE decisions SET decided_at = at WHERE position = 4", Broken(4, "decisions", "decision-2")),
        (
            "UPDATE decisions SET outcome = 'rejected' WHERE position = 4",
            Broken(4, "decisions", "decision-2"),
        ),
        ("UPDATE decisions SET text_digest = 'e' WHERE position = 4", Broken(4, "decisions", "decision-2")),
        ("UPDATE decisions SET row_hash = 'e' WHERE position = 4", Broken(4, "decisions", "decision-2")),
        ("UPDATE decisions SET prev_hash = 'e' WHERE position = 3", Broken(3, "decisions", "decision-1")),
        ("UPDATE follow_ups SET task = 'Intet' WHERE id = 'task-1-a'", Broken(3, "decisions", "decision-1")),
        ("DELETE FROM follow_ups WHERE id = 'task-2-b'", Broken(4, "decisions", "decision-2")),
        (
            "UPDATE approvals SET body = 'andre' WHERE position = 1",
            Broken(1, "approvals", "approval-oid-ulla-1"),
        ),
        ("UPDATE decisions SET body = 'andre' WHERE position = 3", Broken(3, "decisions", "decision-1")),
        (
            "UPDATE approvals SET position = 9 WHERE position = 2",
            Broken(2, "approvals", "approval-oid-bent-1"),
        ),
        ("DELETE FROM approvals WHERE position = 1", Broken(1)),
        ("DELETE FROM decisions WHERE position = 4", Broken(4)),
        ("DELETE FROM ledger_heads", Broken(1, "approvals", "approval-oid-ulla-1")),
        ("UPDATE ledger_heads SET row_hash = 'e'", Broken(4, "ledger_heads", "direktionen")),
        ("UPDATE ledger_heads SET position = 5", Broken(4, "ledger_heads", "direktionen")),
        ("UPDATE ledger_heads SET position = 3", Broken(4, "ledger_heads", "direktionen")),
        (
            "UPDATE ledger_heads SET (position, row_hash) = " + THIRD,  # noqa: S608 - our own words
            Broken(4, "decisions", "decision-2"),
        ),
    ],
)
async def test_a_changed_row_is_named(
    ledger: SqlStore, unguarded: Outside, change: str, broken: Broken
) -> None:
    if change.startswith("DELETE FROM decisions"):
        unguarded("DELETE FROM follow_ups WHERE decision = 'decision-2'")
    unguarded(change)

    assert await broken_in(ledger) == broken


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE approvals SET remark = NULL",
        "DELETE FROM approvals",
        "UPDATE decisions SET text = text",
        "DELETE FROM decisions",
        "UPDATE follow_ups SET task = NULL",
        "DELETE FROM follow_ups",
    ],
)
async def test_what_was_answered_or_decided_can_not_be_changed(
    ledger: SqlStore, outside: Outside, change: str
) -> None:
    with pytest.raises(DBAPIError, match="only appended"):
        outside(change)

    assert await broken_in(ledger) is None


async def test_an_erased_person_is_nobody_and_the_chain_holds(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms WHERE oid = 'oid-ulla'")

    answers = await ledger.read(lambda tx: tx.approvals.of_item(ItemId("item-1")))
    assert [a.director for a in answers] == [None, BENT]
    assert await broken_in(ledger) is None


async def test_a_person_who_comes_back_is_another_one(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms WHERE oid = 'oid-ulla'")
    await ledger.run(lambda tx: keep_approval(tx, approval(2)))

    answers = await ledger.read(lambda tx: tx.approvals.of_meeting(MeetingId("m1")))
    assert [a.director for a in answers] == [None, BENT, ULLA]


async def test_no_object_id_lies_in_the_rows(ledger: SqlStore, outside: Outside) -> None:
    outside("DELETE FROM pseudonyms")

    decisions = await ledger.read(lambda tx: tx.decisions.of_meeting(MeetingId("m1")))
    assert [d.by for d in decisions] == [None, None]


SWAPPED = (
    "UPDATE approvals SET position = 9 WHERE position = 1",
    "UPDATE approvals SET position = 1 WHERE position = 2",
    "UPDATE approvals SET position = 2 WHERE position = 9",
)
ADDED = """
INSERT INTO approvals (id, body, meeting, item, text_version, actor, seq, answer, at, text_digest, position,
                       prev_hash, row_hash)
SELECT 'behind-our-back', body, meeting, item, text_version, actor, seq + {n}, 'approve', at, text_digest,
       {position}, {previous}, row_hash FROM approvals WHERE position = 1
"""
LAST = "(SELECT row_hash FROM ledger_heads)"


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        (SWAPPED, Broken(1, "approvals", "approval-oid-bent-1")),
        ((ADDED.format(n=1, position=5, previous=LAST),), Broken(5, "approvals", "behind-our-back")),
        ((ADDED.format(n=1, position=5, previous="prev_hash"),), Broken(5, "approvals", "behind-our-back")),
        ((ADDED.format(n=1, position=9, previous="'x'"),), Broken(5, "approvals", "behind-our-back")),
    ],
)
async def test_rows_that_change_places_or_are_added_are_named(
    ledger: SqlStore, unguarded: Outside, changes: tuple[str, ...], broken: Broken
) -> None:
    for change in changes:
        unguarded(change)

    assert await broken_in(ledger) == broken


async def test_a_row_that_was_given_to_a_body_of_its_own_is_named_there_too(
    ledger: SqlStore, unguarded: Outside
) -> None:
    unguarded("UPDATE approvals SET body = 'andre' WHERE position = 2")

    found = await ledger.read(lambda tx: tx.audit.verify())
    assert [(body.body, body.rows) for body in found.bodies] == [("andre", 0), ("direktionen", 1)]
    assert not found.holds


@pytest.mark.parametrize("column", ["oid", "key", "pseudonym"])
async def test_an_act_laid_to_somebody_else_is_found(ledger: SqlStore, outside: Outside, column: str) -> None:
    value = "'aa'" if column == "key" else "'oid-mette'"
    outside(f"UPDATE pseudonyms SET {column} = {value} WHERE oid = 'oid-ulla'")  # noqa: S608

    found = await ledger.read(lambda tx: tx.audit.verify())
    assert (len(found.forged), found.holds) == (1, False)
