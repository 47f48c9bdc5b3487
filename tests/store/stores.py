"""Fixtures: an empty store of each kind. A test that takes `store` runs on every database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from store_cases import body, meeting

from bot.store import SqlStore, open_store


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}"


@pytest.fixture(params=["sqlite"])
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
