"""What another process writes to the outbox on PostgreSQL is heard at once, also after a lost connection."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
import pytest_asyncio
from store_cases import NOON, ULLA, body, each

from bot.domain.notice import NoticeKind, Recipient, Wanted, Why
from bot.store import SqlStore, open_store

pytest_plugins = ["stores"]

SLOT = Wanted("slot", NoticeKind.SLOT, Recipient(person=ULLA))


@pytest.fixture
def url(postgres_url: str) -> str:
    return postgres_url


@pytest_asyncio.fixture
async def sqlite_store(sqlite_url: str) -> AsyncIterator[SqlStore]:
    opened = open_store(sqlite_url)
    yield opened
    await opened.close()


class Ear:
    """Counts what is heard; a new connection counts, too."""

    def __init__(self) -> None:
        self.count = 0
        self.changed = asyncio.Event()

    def __call__(self) -> None:
        self.count += 1
        self.changed.set()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(30):
            while self.count < count:
                await self.changed.wait()
                self.changed.clear()


@asynccontextmanager
async def listening(store: SqlStore) -> AsyncIterator[Ear]:
    """From the first connection on."""
    ear = Ear()
    hearing = asyncio.create_task(store.hear(ear))
    await ear.until(1)
    yield ear
    hearing.cancel()
    with suppress(asyncio.CancelledError):
        await hearing


async def test_a_notice_of_another_process_is_heard_once(store: SqlStore, replica: SqlStore) -> None:
    async with listening(store) as ear:
        await replica.run(each(lambda tx, one: tx.notices.renew(one), SLOT, SLOT))
        await ear.until(2)
        await replica.run(lambda tx: tx.notices.withdraw(SLOT.key, why=Why.CHANGED, at=NOON))
        await ear.until(3)

    assert ear.count == 3


async def test_what_writes_no_notice_is_not_heard(store: SqlStore, replica: SqlStore) -> None:
    async with listening(store) as ear:
        await replica.run(lambda tx: tx.bodies.put(body()))
        with pytest.raises(ZeroDivisionError):
            await replica.run(lambda tx: 1 // (tx.notices.want(SLOT) - 1))
        await replica.run(lambda tx: tx.notices.want(SLOT))
        await ear.until(2)

    assert ear.count == 2


async def test_a_lost_connection_is_made_anew_and_what_was_missed_is_asked_for(
    store: SqlStore, replica: SqlStore, outside: Callable[[str], None]
) -> None:
    async with listening(store) as ear:
        outside(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query ~ '^LISTEN' AND datname = current_database()"
        )
        await ear.until(2)
        await replica.run(lambda tx: tx.notices.want(SLOT))
        await ear.until(3)


async def test_on_sqlite_there_is_nobody_to_hear(sqlite_store: SqlStore) -> None:
    ear = Ear()

    await sqlite_store.hear(ear)

    assert ear.count == 0
