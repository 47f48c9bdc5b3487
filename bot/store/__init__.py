"""Rows in and out: SQLAlchemy tables, migrations, the outbox. The referee of who came first."""

from bot.store.engines import UnknownStore
from bot.store.migrating import NewerStore, migrate
from bot.store.sql_store import SqlStore, StoreFault, open_store
from bot.store.transaction import SqlTransaction

__all__ = ["NewerStore", "SqlStore", "SqlTransaction", "StoreFault", "UnknownStore", "migrate", "open_store"]
