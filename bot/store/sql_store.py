"""Runs work as transactions on the store's own threads, again when it lost. Never what the work does."""

import asyncio
import os
import random
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from bot.store.engines import Engines, engines, is_lost
from bot.store.files import lock
from bot.store.migrating import bring_up_to_date
from bot.store.transaction import SqlTransaction, transaction

T = TypeVar("T")

TRIES = 8
_WROTE = "ordstyrer.wrote"


class StoreFault(Exception):  # noqa: N818 - a state word, as all errors of this house
    """The database refused for a reason of its own. The text names its class, never a value."""


class SqlStore:
    def __init__(self, opened: Engines, ids: Callable[[], str]) -> None:
        self._opened = opened
        self._ids = ids
        self._writers = ThreadPoolExecutor(opened.writers, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(opened.readers, thread_name_prefix="store-reader")
        self._wakes: list[Callable[[], None]] = []
        self._held: int | None = None
        event.listen(opened.writer, "after_cursor_execute", _note_write, named=True)

    def on_commit(self, wake: Callable[[], None]) -> None:
        """`wake` is called after each commit that wrote, on a thread of the store: it must be quick and
        thread-safe, such as `loop.call_soon_threadsafe(event.set)` in a closure.
        """
        self._wakes.append(wake)

    async def run(self, work: Callable[[SqlTransaction], T]) -> T:
        return await self._again(self._writers, lambda: self._write(work))

    async def read(self, work: Callable[[SqlTransaction], T]) -> T:
        return await self._again(self._readers, lambda: self._read(work))

    def hold_delivery(self) -> bool:
        """True if this process may deliver: of those that share a SQLite file, one at a time, until it
        closes the store or dies. On PostgreSQL every replica may.
        """
        if self._opened.file and self._held is None:
            self._held = lock(self._opened.file)
            return self._held is not None
        return True

    async def release_dead(self, owner: str) -> None:
        """Once delivery is held on SQLite, end all leases but this owner's: those processes are dead.
        Elsewhere nobody can know, and the leases run out by themselves.
        """
        if self._held is not None:
            await self.run(lambda tx: tx.notices.release_dead(owner))

    async def close(self) -> None:
        """Waits for the work in hand. The store can't be used afterwards."""
        loop = asyncio.get_running_loop()
        for executor, engine in ((self._readers, self._opened.reader), (self._writers, self._opened.writer)):
            await loop.run_in_executor(executor, engine.dispose)
            executor.shutdown()
        if self._held is not None:
            os.close(self._held)
            self._held = None

    async def _again(self, executor: ThreadPoolExecutor, once: Callable[[], T]) -> T:
        """Backing off leaves the thread to others."""
        loop = asyncio.get_running_loop()
        for tried in range(1, TRIES + 1):
            try:
                return await loop.run_in_executor(executor, once)
            except DBAPIError as error:
                if tried == TRIES or not is_lost(error):
                    raise _fault(error) from None
            await asyncio.sleep(random.uniform(0, 0.005 * 2**tried))  # noqa: S311 - spreads, hides nothing
        raise AssertionError("the last try returns or raises")

    def _write(self, work: Callable[[SqlTransaction], T]) -> T:
        with self._opened.writer.begin() as connection:
            connection.info[_WROTE] = False
            result = work(transaction(connection, self._ids))
            wrote = connection.info[_WROTE]
        for wake in self._wakes if wrote else ():
            wake()
        return result

    def _read(self, work: Callable[[SqlTransaction], T]) -> T:
        with self._opened.reader.begin() as connection:
            return work(transaction(connection, self._ids))


def open_store(url: str, *, ids: Callable[[], str] = lambda: uuid.uuid4().hex) -> SqlStore:
    """Opens `sqlite:///PATH` or `postgresql://...`, made or brought up to date first.

    Blocks. Raises UnknownStore, NewerStore.
    """
    opened = engines(url)
    try:
        bring_up_to_date(opened.writer)
    except BaseException:
        _dispose(opened.writer, opened.reader)
        raise
    return SqlStore(opened, ids)


def _dispose(*every: Engine) -> None:
    for engine in every:
        engine.dispose()


def _fault(error: DBAPIError) -> StoreFault:
    code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
    return StoreFault(f"{type(error.orig).__name__} {code}")


def _note_write(
    *, conn: Connection, cursor: DBAPICursor, context: DefaultExecutionContext, **_: object
) -> None:
    if (context.isinsert or context.isupdate or context.isdelete) and cursor.rowcount != 0:
        conn.info[_WROTE] = True
