"""Any byte of the ledger turned over in the file itself is found, and its row is named."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlite_rows import Value, values
from store_cases import (
    BENT,
    KEY,
    approval,
    body,
    decision,
    each,
    keep_approval,
    keep_decision,
    keep_step,
    meeting,
    step,
)

from bot.domain.follow_up import FollowUpAct
from bot.store import open_store
from bot.store.verifying import Audit, Verification

pytest_plugins = ["stores"]

# `decisions` binds its follow-ups; what is erasable of them is bound by nothing.
UNBOUND = {("follow_ups", "person")}


@pytest.fixture
async def file(sqlite_url: str) -> Path:
    """Two answers, a decision with follow-ups, its correction, and what was said of one, in one file."""
    store = open_store(sqlite_url)
    await store.run(lambda tx: tx.bodies.put(body()))
    await store.run(lambda tx: tx.meetings.add(meeting()))
    await store.run(each(keep_approval, approval(1), approval(1, director=BENT)))
    await store.run(each(keep_decision, decision(1), decision(2, corrects="decision-1")))
    await store.run(each(keep_step, step(1, FollowUpAct.TELL, by=None), step(2, FollowUpAct.BLOCK)))
    await store.close()
    found = Path(sqlite_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(found)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return found


def verified(file: Path) -> Verification:
    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        found = Audit(connection).verify()
    engine.dispose()
    return found


@pytest.fixture
def flipped(file: Path, tmp_path: Path) -> Callable[[int, int], Verification]:
    whole, copy = file.read_bytes(), tmp_path / "flipped.db"
    shutil.copy(file, copy)

    def verify_with(offset: int, mask: int) -> Verification:
        data = bytearray(whole)
        data[offset] ^= mask
        copy.write_bytes(data)
        return verified(copy)

    return verify_with


def bound(file: Path, table: str) -> list[Value]:
    return [v for v in values(file, table) if (table, v.column) not in UNBOUND and v.offsets]


@pytest.mark.parametrize(
    "table", ["approvals", "decisions", "follow_ups", "follow_up_steps", "pseudonyms", "ledger_heads"]
)
def test_every_byte_of_every_column_is_bound(
    file: Path, flipped: Callable[[int, int], Verification], table: str
) -> None:
    assert verified(file).holds
    rows = {v.row for v in values(file, table)}
    assert rows

    for value in bound(file, table):
        for offset in (value.offsets[0], value.offsets[-1]):
            assert not flipped(offset, 1).holds, value


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        ("approvals", ["approval-oid-ulla-1", "approval-oid-bent-1"]),
        ("decisions", ["decision-1", "decision-2"]),
    ],
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_bit_names_the_row(
    file: Path, flipped: Callable[[int, int], Verification], data: st.DataObject, table: str, ids: list[str]
) -> None:
    value = data.draw(st.sampled_from(bound(file, table)))
    found = flipped(data.draw(st.sampled_from(value.offsets)), 1 << data.draw(st.integers(0, 7)))

    broken = next(one.broken for one in found.bodies if one.body == KEY)
    assert broken
    assert broken.table == table
    assert broken.id == ids[value.row] or value.column == "id"
