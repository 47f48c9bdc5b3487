"""Connections to SQLite and PostgreSQL as this store wants them, and which failures mean "run it again"."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from bot.store.files import make_private, only_writer

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_LOST_POSTGRES = {"40001", "40P01", "23505"}  # serialisation failure, deadlock, unique violation
# https://www.sqlite.org/rescode.html
_LOST_SQLITE = {
    "SQLITE_BUSY",
    "SQLITE_BUSY_SNAPSHOT",
    "SQLITE_CONSTRAINT_UNIQUE",
    "SQLITE_CONSTRAINT_PRIMARYKEY",
}
_TAKE_TURN = text("SELECT pg_advisory_lock(hashtext('ordstyrer turn'))")
_LEAVE_TURN = text("SELECT pg_advisory_unlock(hashtext('ordstyrer turn'))")
_CLAIMS_TURN = text("SELECT pg_advisory_xact_lock(hashtext('ordstyrer claims'))")
_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",
)


class UnknownStore(ValueError):  # noqa: N818 - a state word, as all errors of this house
    """The address names no store that can be opened; the text never holds the address."""


class StoreFault(Exception):  # noqa: N818 - as above
    """The database refused for a reason of its own. The text names its class, never a value."""


@dataclass(frozen=True)
class Engines:
    """`file` is the SQLite file, None for PostgreSQL. Writers on SQLite are one connection.

    `claimer` shares the writer's connections; `listener` None: there is nobody else to hear of.
    """

    writer: Engine
    reader: Engine
    claimer: Engine
    listener: Engine | None
    writers: int
    readers: int
    file: Path | None

    @contextmanager
    def writing(self, *, in_turn: bool) -> Iterator[Connection]:
        """A connection for one transaction. On SQLite nobody else writes meanwhile; on PostgreSQL one at a
        time of those who ask for a turn, over all replicas.
        """
        if self.file:
            with only_writer(self.file), self.writer.connect() as connection:
                yield connection
        else:
            with (
                self.writer.connect() as connection,
                _turn(connection) if in_turn else nullcontext(),
            ):
                yield connection

    @contextmanager
    def claiming(self) -> Iterator[Connection]:
        """A connection for one transaction that begins with `take_claims_turn`. On PostgreSQL each statement
        of it sees what is committed by then, so that no write of another makes it fail, and waiting inside
        it is sound; what it alters, it must have locked before.
        """
        if self.file:
            with self.writing(in_turn=True) as connection:
                yield connection
        else:
            with self.claimer.connect() as connection:
                yield connection

    def dispose(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def engines(url: str) -> Engines:
    """Raises UnknownStore."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # the latter for a port that is no number
        raise UnknownStore("the address of the store can't be read") from None
    if parsed.drivername == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return _sqlite(parsed)
    if parsed.drivername in ("postgresql", "postgresql+psycopg"):
        return _postgres(parsed.set(drivername="postgresql+psycopg"))
    raise UnknownStore("the store is sqlite:///PATH or postgresql://...")


def take_claims_turn(connection: Connection) -> None:
    """Until the end of the transaction, over all replicas; who writes to SQLite is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(_CLAIMS_TURN)


def is_lost(error: DBAPIError) -> bool:
    """Another transaction was first: the same work may well succeed now."""
    sqlstate = getattr(error.orig, "sqlstate", None)
    return sqlstate in _LOST_POSTGRES or getattr(error.orig, "sqlite_errorname", None) in _LOST_SQLITE


def fault(error: DBAPIError) -> StoreFault:
    """With the places that led to it, but without the statement's values and the database's own words,
    which quote them.
    """
    code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None)
    return StoreFault(f"{type(error.orig).__name__} {code or ''}".strip()).with_traceback(error.__traceback__)


def _sqlite(url: URL) -> Engines:
    file = Path(str(url.database))
    make_private(file)
    writer = create_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    reader = create_engine(url, pool_size=2, max_overflow=0, hide_parameters=True)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN")):
        event.listen(engine, "connect", _configure)
        _begin_with(engine, begin)
    event.listen(reader, "connect", _only_read)
    return Engines(writer, reader, claimer=writer, listener=None, writers=1, readers=2, file=file)


def _postgres(url: URL) -> Engines:
    writer = create_engine(
        url,
        pool_size=4,
        max_overflow=0,
        hide_parameters=True,
        isolation_level="SERIALIZABLE",
        pool_pre_ping=True,
    )
    reader = create_engine(
        url,
        pool_size=4,
        max_overflow=0,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        pool_pre_ping=True,
    )
    return Engines(
        writer,
        reader.execution_options(postgresql_readonly=True),
        claimer=writer.execution_options(isolation_level="READ COMMITTED"),
        listener=create_engine(url, poolclass=NullPool, hide_parameters=True),
        writers=4,
        readers=4,
        file=None,
    )


def _configure(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Otherwise the driver begins at the first write only, and read-then-write loses updates silently.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _only_read(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")


def _begin_with(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


@contextmanager
def _turn(connection: Connection) -> Iterator[None]:
    """Taken before the transaction begins: inside it, its snapshot would be from before the wait."""
    connection.execute(_TAKE_TURN)
    connection.commit()
    try:
        yield
    finally:
        connection.execute(_LEAVE_TURN)
        connection.commit()
