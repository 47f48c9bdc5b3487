"""Runs work as transactions on the store's own threads, again when it lost. Never what the work does."""

import asyncio
import logging
import os
import random
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, event
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

from bot.store.engines import Engines, fault, is_lost, take_claims_turn
from bot.store.files import hold_delivery
from bot.store.listening import listen
from bot.store.migrating import open_engines
from bot.store.transaction import SqlTransaction, transaction

T = TypeVar("T")
log = logging.getLogger(__name__)

TRIES = 8
_WROTE = "ordstyrer.wrote"


class SqlStore:
    """`reached_at` is the address, without a slash at its end, at which others reach this bot over HTTP; None
    while that is not known. It is set by whoever serves.
    """

    def __init__(self, opened: Engines, ids: Callable[[], str]) -> None:
        self.reached_at: str | None = None
        self._opened = opened
        self._ids = ids
        self._writers = ThreadPoolExecutor(opened.writers, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(opened.readers, thread_name_prefix="store-reader")
        self._wakes: list[Callable[[], None]] = []
        self._held: int | None = None
        self._is_closed = False
        event.listen(opened.writer, "after_cursor_execute", _note_write, named=True)

    def on_commit(self, wake: Callable[[], None]) -> None:
        """`wake` is called after each commit that wrote, on a thread of the store: it must be quick and
        thread-safe, such as `loop.call_soon_threadsafe(event.set)` in a closure.
        """
        self._wakes.append(wake)

    async def run(self, work: Callable[[SqlTransaction], T]) -> T:
        return await self._again(self._writers, lambda tried: self._write(work, in_turn=tried > 1))

    async def read(self, work: Callable[[SqlTransaction], T]) -> T:
        return await self._again(self._readers, lambda _: self._read(work))

    async def in_turn(self, work: Callable[[SqlTransaction], T]) -> T:
        """For claims: as `run`, but one at a time over all replicas, and on PostgreSQL not serialisable with
        the transactions of others, so that none of them fails because of it nor it because of them.
        """
        return await self._again(self._writers, lambda _: self._claim(work))

    async def hear(self, heard: Callable[[], None]) -> None:
        """Until it is cancelled, calls `heard` on the event loop's thread when any process has written a
        notice; on SQLite never, where others write without a word.
        """
        if self._opened.listener:
            await listen(self._opened.listener, heard)

    def hold_delivery(self) -> bool:
        """True if this process may deliver: of those that share a SQLite file, one at a time, until it
        closes the store or dies. On PostgreSQL every replica may.
        """
        if self._opened.file and self._held is None:
            self._held = hold_delivery(self._opened.file)
            return self._held is not None
        return True

    async def release_dead(self, owner: str) -> None:
        """Once delivery is held on SQLite, end all leases but this owner's: those processes are dead.
        Elsewhere nobody can know, and the leases run out by themselves.
        """
        if self._held is not None:
            await self.run(lambda tx: tx.notices.release_dead(owner))

    async def close(self) -> None:
        """Waits for the work in hand. The store can't be used afterwards; closing it again does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        # On a thread of its own: waiting here would stop the event loop, which the work may be waiting for.
        with ThreadPoolExecutor(1, thread_name_prefix="store-closing") as closing:
            await asyncio.get_running_loop().run_in_executor(closing, self._close)

    def _close(self) -> None:
        self._readers.shutdown()
        self._writers.shutdown()
        self._opened.dispose()
        if self._held is not None:
            os.close(self._held)
            self._held = None

    async def _again(self, executor: ThreadPoolExecutor, once: Callable[[int], T]) -> T:
        """Backing off leaves the thread to others; who lost takes turns, so that nobody loses for ever."""
        loop = asyncio.get_running_loop()
        for tried in range(1, TRIES + 1):
            try:
                return await loop.run_in_executor(executor, once, tried)
            except DBAPIError as error:
                if tried == TRIES or not is_lost(error):
                    raise fault(error) from None
            await asyncio.sleep(random.uniform(0, 0.005 * 2**tried))  # noqa: S311 - spreads, hides nothing
        raise AssertionError("the last try returns or raises")

    def _claim(self, work: Callable[[SqlTransaction], T]) -> T:
        with self._opened.claiming() as connection:
            return self._written(connection, lambda: self._claimed(connection, work))

    def _claimed(self, connection: Connection, work: Callable[[SqlTransaction], T]) -> T:
        take_claims_turn(connection)
        return work(self._transaction(connection))

    def _write(self, work: Callable[[SqlTransaction], T], *, in_turn: bool) -> T:
        with self._opened.writing(in_turn=in_turn) as connection:
            return self._written(connection, lambda: work(self._transaction(connection)))

    def _written(self, connection: Connection, act: Callable[[], T]) -> T:
        connection.info[_WROTE] = False
        with connection.begin():
            result = act()
        if connection.info[_WROTE]:
            self._wake()
        return result

    def _wake(self) -> None:
        for wake in self._wakes:
            try:
                wake()
            except Exception:  # what is committed stays so, whatever the listener thinks of it
                log.exception("a listener to commits failed")

    def _read(self, work: Callable[[SqlTransaction], T]) -> T:
        with self._opened.reader.begin() as connection:
            return work(self._transaction(connection))

    def _transaction(self, connection: Connection) -> SqlTransaction:
        return transaction(connection, self._ids, reached_at=self.reached_at)


def open_store(url: str, *, ids: Callable[[], str] = lambda: uuid.uuid4().hex) -> SqlStore:
    """Opens `sqlite:///PATH` or `postgresql://...`, made or brought up to date first.

    Blocks. Raises UnknownStore, NewerStore, StoreFault.
    """
    return SqlStore(open_engines(url), ids)


def _note_write(
    *, conn: Connection, cursor: DBAPICursor, context: DefaultExecutionContext, **_: object
) -> None:
    if (context.isinsert or context.isupdate or context.isdelete) and cursor.rowcount != 0:
        conn.info[_WROTE] = True
