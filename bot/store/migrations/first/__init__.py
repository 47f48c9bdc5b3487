"""The schema of revision 0001, frozen: what the tables of today began as."""

from bot.store.migrations.first import delivery, records, registers, running
from bot.store.migrations.first.columns import schema
from bot.store.migrations.first.triggers import APPEND_ONLY

__all__ = ["APPEND_ONLY", "delivery", "records", "registers", "running", "schema"]
