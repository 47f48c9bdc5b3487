"""Fixtures: an empty store of each kind. A test that takes `store` runs on every database."""

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import create_engine
from store_cases import body, meeting

from bot.store import SqlStore, open_store

pytest_plugins = ["postgres"]

LEDGERED = ("approvals", "decisions", "recusals", "absences", "follow_up_steps")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest_asyncio.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    opened = open_store(url)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def board(store: SqlStore) -> SqlStore:
    """The store with one body and one published meeting in it."""
    await store.run(lambda tx: tx.bodies.put(body()))
    await store.run(lambda tx: tx.meetings.add(meeting()))
    return store


@pytest_asyncio.fixture
async def replica(url: str) -> AsyncIterator[SqlStore]:
    """A second store on the same database, as another process has it."""
    opened = open_store(url)
    yield opened
    await opened.close()


@pytest.fixture
def outside(url: str) -> Iterator[Callable[[str], None]]:
    """Runs a statement past the store, as an operator of the database could."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))

    def execute(statement: str) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)

    yield execute
    engine.dispose()


@pytest.fixture
def unguarded(outside: Callable[[str], None], url: str) -> Callable[[str], None]:
    """Past the triggers too, as somebody who owns the database can."""
    for table in (*LEDGERED, "follow_ups"):
        for act in ("update", "delete"):
            on = f" ON {table}" if url.startswith("postgresql") else ""
            outside(f"DROP TRIGGER {table}_{act}_refused{on}")
    if url.startswith("postgresql"):
        for table in LEDGERED:
            outside(f"ALTER TABLE {table} DROP CONSTRAINT fk_{table}_body")
    return outside
