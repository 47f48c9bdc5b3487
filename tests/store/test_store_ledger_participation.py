"""Who was recused or absent is read as it was said, and stands in the chain of answers and decisions."""

from collections.abc import Callable

import pytest
from store_cases import BENT, GURLI, ULLA, absence, each, keep_absence, keep_recusal, recusal

from bot.store import SqlStore
from bot.store.verifying import Broken

pytest_plugins = ["stores"]

Outside = Callable[[str], None]


@pytest.fixture
async def ledger(board: SqlStore) -> SqlStore:
    """A recusal and two absences: positions 1 to 3."""
    await board.run(each(keep_recusal, recusal(1)))
    await board.run(each(keep_absence, absence(1), absence(2, item_id="item-1")))
    return board


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE recusals SET is_lifted = NOT is_lifted", Broken(1, "recusals", "recusal-oid-bent-1")),
        ("UPDATE recusals SET person = 'a'", Broken(1, "recusals", "recusal-oid-bent-1")),
        ("UPDATE recusals SET actor = 'a'", Broken(1, "recusals", "recusal-oid-bent-1")),
        ("DELETE FROM recusals", Broken(1)),
        ("UPDATE absences SET item = 'item-2' WHERE seq = 1", Broken(2, "absences", "absence-1")),
        ("UPDATE absences SET item = NULL WHERE seq = 2", Broken(3, "absences", "absence-2")),
        ("DELETE FROM absences WHERE seq = 2", Broken(3)),
    ],
)
async def test_a_changed_row_is_named(
    ledger: SqlStore, unguarded: Outside, change: str, broken: Broken
) -> None:
    unguarded(change)
    [body] = (await ledger.read(lambda tx: tx.audit.verify())).bodies
    assert body.broken == broken


async def test_an_untouched_chain_holds(ledger: SqlStore) -> None:
    [body] = (await ledger.read(lambda tx: tx.audit.verify())).bodies
    assert (body.rows, body.broken) == (3, None)


async def test_what_was_said_of_one_person_is_found_over_all_meetings(board: SqlStore) -> None:
    said = (recusal(1), recusal(2, is_lifted=True))
    await board.run(each(keep_recusal, said[0], recusal(1, person=ULLA), said[1]))

    assert await board.read(lambda tx: tx.recusals.of_person(BENT)) == said
    assert await board.read(lambda tx: tx.recusals.of_person(GURLI)) == ()
