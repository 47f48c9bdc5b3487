"""What a transaction promises: all or nothing, the caller's exceptions, and a wake-up when it wrote."""

import asyncio
import threading
from itertools import count

import pytest
from store_cases import GURLI, KEY, NOON, ULLA, body

from bot.domain.errors import Outdated
from bot.domain.person import Person
from bot.store import SqlStore, SqlTransaction, StoreFault, UnknownStore, open_store

pytest_plugins = ["stores"]


async def test_an_exception_undoes_everything_and_reaches_the_caller(store: SqlStore) -> None:
    def work(tx: SqlTransaction) -> None:
        tx.bodies.put(body())
        raise Outdated

    with pytest.raises(Outdated):
        await store.run(work)

    assert await store.read(lambda tx: tx.bodies.get(KEY)) is None


async def test_work_runs_off_the_event_loop_and_off_the_default_threads(store: SqlStore) -> None:
    here = threading.current_thread().name

    names = [await run(lambda _: threading.current_thread().name) for run in (store.run, store.read)]

    assert here not in names
    assert [name.rpartition("_")[0] for name in names] == ["store-writer", "store-reader"]


async def test_a_reader_can_not_write(store: SqlStore) -> None:
    with pytest.raises(StoreFault):
        await store.read(lambda tx: tx.bodies.put(body()))

    assert await store.read(lambda tx: tx.bodies.get(KEY)) is None


async def test_a_commit_that_wrote_wakes(store: SqlStore) -> None:
    woken: list[str] = []
    store.on_commit(lambda: woken.append("one"))
    store.on_commit(lambda: woken.append("other"))

    await store.run(lambda tx: tx.bodies.put(body()))

    assert woken == ["one", "other"]


async def test_a_failing_listener_does_not_undo_what_was_committed(store: SqlStore) -> None:
    def fails() -> None:
        raise RuntimeError("the loop is closed")

    store.on_commit(fails)
    await store.run(lambda tx: tx.bodies.put(body()))

    assert await store.read(lambda tx: tx.bodies.get(KEY)) == body()


async def test_closing_waits_for_the_work_in_hand(url: str) -> None:
    store = open_store(url)
    begun, go_on = threading.Event(), threading.Event()

    def work(tx: SqlTransaction) -> None:
        begun.set()
        go_on.wait()
        tx.bodies.put(body())

    running = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait)
    closing = asyncio.create_task(store.close())
    go_on.set()
    await asyncio.gather(running, closing)

    again = open_store(url)
    assert await again.read(lambda tx: tx.bodies.get(KEY)) == body()
    await again.close()


async def test_a_reader_does_not_wait_for_a_writer(store: SqlStore) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(tx: SqlTransaction) -> None:
        tx.bodies.put(body())
        begun.set()
        go_on.wait()

    running = asyncio.create_task(store.run(work))
    await asyncio.to_thread(begun.wait)
    assert await store.read(lambda tx: tx.bodies.get(KEY)) is None
    go_on.set()
    await running

    assert await store.read(lambda tx: tx.bodies.get(KEY)) == body()


async def test_what_wrote_nothing_wakes_nobody(store: SqlStore) -> None:
    await store.run(lambda tx: tx.bodies.put(body()))
    woken: list[None] = []
    store.on_commit(lambda: woken.append(None))

    def fails(tx: SqlTransaction) -> None:
        tx.people.replace([Person(ULLA, "Ulla")])
        raise Outdated

    await store.run(lambda tx: tx.bodies.put(body()))
    await store.read(lambda tx: tx.bodies.get(KEY))
    with pytest.raises(Outdated):
        await store.run(fails)

    assert woken == []


async def test_lost_work_is_run_again_from_the_start(store: SqlStore) -> None:
    await store.run(lambda tx: tx.inbox.remember("a:chat", "1", answer="first", at=NOON))
    tries = count(1)

    def late(tx: SqlTransaction) -> int:
        tried = next(tries)
        tx.people.replace([Person(GURLI, f"{tried}")])
        tx.inbox.remember("a:chat", f"{min(tried, 3) - 1 or 1}", answer="", at=NOON)
        return tried

    assert await store.run(late) == 3
    assert [p.name for p in await store.read(lambda tx: tx.people.all())] == ["3"]


async def test_work_that_always_loses_is_given_up_without_its_values(store: SqlStore) -> None:
    await store.run(lambda tx: tx.inbox.remember("a:chat", "1", answer="", at=NOON))

    with pytest.raises(StoreFault) as fault:
        await store.run(lambda tx: tx.inbox.remember("a:chat", "1", answer="hemmeligt", at=NOON))

    assert "hemmeligt" not in f"{fault.value!r}"
    assert "a:chat" not in f"{fault.value!r}"


async def test_ids_come_from_whoever_opened_the_store(url: str) -> None:
    numbers = count(1)
    store = open_store(url, ids=lambda: f"id-{next(numbers)}")

    assert await store.run(lambda tx: (tx.new_id(), tx.new_id())) == ("id-1", "id-2")

    await store.close()


@pytest.mark.parametrize(
    "url",
    [
        "mysql://bruger:hemmeligt@vært/db",
        "sqlite://",
        "sqlite:///:memory:",
        "hemmeligt",
        "postgresql://bruger:hemmeligt@vært:havn/db",
        "sqlite+aiosqlite:///x",
    ],
)
def test_an_address_of_another_kind_is_refused_unread(url: str) -> None:
    with pytest.raises(UnknownStore) as refused:
        open_store(url)

    assert "hemmeligt" not in str(refused.value)
