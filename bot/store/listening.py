"""Hears at once when any process has written a notice to PostgreSQL. Never what the notice is.

The channel carries no payload: who is woken asks the store. What is missed while a connection is lost is
made up for by a wake-up once there is a new one.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, PoolProxiedConnection, text

CHANNEL: Final = "ordstyrer_notices"
AGAIN_SECONDS = (0.1, 0.5, 2.0, 5.0)
_NOTIFY = text("SELECT pg_notify(:channel, '')")

log = logging.getLogger(__name__)


def notify(connection: Connection) -> None:
    """Heard when the transaction is committed, once however often it is said in it.

    https://www.postgresql.org/docs/current/sql-notify.html
    """
    connection.execute(_NOTIFY, {"channel": CHANNEL})


async def listen(engine: Engine, heard: Callable[[], None]) -> None:
    """Until it is cancelled. `heard` is called on the event loop's thread."""
    failed = 0
    while True:
        try:
            async with _connected(engine) as connection:
                failed = 0
                heard()
                await _until_lost(connection, heard)
        except engine.dialect.loaded_dbapi.Error as error:
            log.warning("not listening to the database: %s", type(error).__name__)
        await asyncio.sleep(AGAIN_SECONDS[min(failed, len(AGAIN_SECONDS) - 1)])
        failed += 1


@asynccontextmanager
async def _connected(engine: Engine) -> AsyncIterator[PoolProxiedConnection]:
    connection = await asyncio.to_thread(_connect, engine)
    try:
        yield connection
    finally:
        connection.invalidate()


def _connect(engine: Engine) -> PoolProxiedConnection:
    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.autocommit = True
        driver.execute(f"LISTEN {CHANNEL}")
    except BaseException:
        connection.invalidate()
        raise
    return connection


async def _until_lost(connection: PoolProxiedConnection, heard: Callable[[], None]) -> None:
    """Raises the driver's own error once the server is gone."""
    driver: Any = connection.driver_connection
    loop, readable, socket = asyncio.get_running_loop(), asyncio.Event(), driver.fileno()
    loop.add_reader(socket, readable.set)
    try:
        while True:
            await readable.wait()
            readable.clear()
            if list(driver.notifies(timeout=0)):
                heard()
    finally:
        loop.remove_reader(socket)
