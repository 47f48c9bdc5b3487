"""Bringing a store's schema up to this code. Never down, and never a store that is newer than the code."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from bot.store.engines import engines


class NewerStore(Exception):  # noqa: N818 - a state word, as all errors of this house
    """A later version of Ordstyrer has written this store; this one must not touch it."""


def migrate(url: str) -> None:
    """Raises NewerStore, and UnknownStore."""
    opened = engines(url)
    try:
        bring_up_to_date(opened.writer)
    finally:
        opened.writer.dispose()
        opened.reader.dispose()


def bring_up_to_date(writer: Engine) -> None:
    """In one transaction that excludes every other process doing the same."""
    with writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('ordstyrer migrates'))")
        _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    # A package, not a path: a path with a % in it would have to be escaped.
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    there = set(MigrationContext.configure(connection).get_current_heads())
    if there - known:
        raise NewerStore("the store was written by a later version of Ordstyrer")
    if there != set(scripts.get_heads()):
        command.upgrade(config, "head")
