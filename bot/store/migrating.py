"""Bringing a store's schema up to this code. Never down, and never a store that is newer than the code."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.store.engines import Engines, engines, fault


class NewerStore(Exception):  # noqa: N818 - a state word, as all errors of this house
    """A later version of Ordstyrer has written this store; this one must not touch it."""


def migrate(url: str) -> None:
    """Raises NewerStore, UnknownStore, StoreFault."""
    open_engines(url).dispose()


def open_engines(url: str) -> Engines:
    """Brought up to date in one transaction that excludes every other process doing the same."""
    opened = engines(url)
    try:
        with opened.writing(in_turn=True) as connection, connection.begin():
            _upgrade(connection)
    except DBAPIError as error:
        opened.dispose()
        raise fault(error) from None
    except BaseException:
        opened.dispose()
        raise
    return opened


def alembic_config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    # A package, not a path: a path with a % in it would have to be escaped.
    config.set_main_option("script_location", "bot.store:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection) -> None:
    config = alembic_config(connection)
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    there = set(MigrationContext.configure(connection).get_current_heads())
    if there - known:
        raise NewerStore("the store was written by a later version of Ordstyrer")
    if there != set(scripts.get_heads()):
        command.upgrade(config, "head")
