"""What is asked of a busy store is done together, and none suffers for another's fault."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from townsfolk import CAST, DIREKTIONEN

from bot.app.grouping import Grouped
from bot.store import SqlStore, open_store
from bot.usecases.ports import Transaction


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'ordstyrer.db'}")
    yield opened
    await opened.close()


async def test_many_at_once_are_one_transaction_and_each_has_its_own_result(store: SqlStore) -> None:
    grouped, seen = Grouped(store), set()

    def work(number: int, tx: Transaction) -> tuple[int, int]:
        seen.add(id(tx))
        return number, len(seen)

    results = await asyncio.gather(*(grouped.run(partial(work, n)) for n in range(20)))

    assert results == [(n, 1) for n in range(20)]


async def test_what_comes_while_it_is_busy_goes_with_the_next(store: SqlStore) -> None:
    grouped = Grouped(store)
    commits: list[int] = []
    store.on_commit(lambda: commits.append(1))

    def put(number: int, tx: Transaction) -> None:
        tx.bodies.put(replace(DIREKTIONEN, place=f"Sal {number}"))

    async def one_after_another() -> None:
        for number in range(5):
            await grouped.run(partial(put, number))

    await asyncio.gather(*(one_after_another() for _ in range(10)))

    assert len(commits) <= 5


async def test_one_that_fails_fails_alone_and_the_others_are_written(store: SqlStore) -> None:
    grouped = Grouped(store)

    def fails(tx: Transaction) -> None:
        tx.people.replace([])
        raise ValueError("of its own")

    outcomes = await asyncio.gather(
        grouped.run(lambda tx: tx.people.replace([who.person for who in CAST])),
        grouped.run(fails),
        grouped.run(lambda tx: tx.bodies.put(DIREKTIONEN)),
        return_exceptions=True,
    )

    assert [type(outcome) for outcome in outcomes] == [type(None), ValueError, type(None)]
    assert len(await grouped.read(lambda tx: tx.people.all())) == len(CAST)
    assert await grouped.read(lambda tx: tx.bodies.get(DIREKTIONEN.key)) == DIREKTIONEN


async def test_who_gives_up_waiting_stops_nobody(store: SqlStore) -> None:
    grouped = Grouped(store)
    given_up = asyncio.create_task(grouped.run(lambda tx: tx.bodies.put(DIREKTIONEN)))
    staying = asyncio.create_task(grouped.run(lambda tx: len(tx.bodies.all())))
    await asyncio.sleep(0)
    given_up.cancel()

    assert await staying == 1
    with pytest.raises(asyncio.CancelledError):
        await given_up
