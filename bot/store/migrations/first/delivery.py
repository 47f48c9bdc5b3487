"""The tables of delivery as of revision 0001. Never changed once released."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    text,
)

from bot.store.migrations.first.columns import Counter, schema

OPEN = text("state IN ('waiting', 'sending')")
BEGUN = text("is_begun AND state IN ('waiting', 'sending')")

notices = Table(
    "notices",
    schema,
    Column("nr", Counter, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("lane", Text, nullable=False),
    Column("prio", SmallInteger, nullable=False),
    Column("thread", Text),
    Column("person", Text),
    Column("conversation", Text),
    Column("meeting", Text, ForeignKey("meetings.id")),
    Column("guest", Text),
    Column("subject", Text),
    Column("due_at", BigInteger),
    Column("expires_at", BigInteger),
    Column("said", Text),
    Column("state", Text, nullable=False),
    Column("next_at", BigInteger, nullable=False),
    Column("is_begun", Boolean, nullable=False),
    Column("is_stopped", Boolean, nullable=False),
    Column("is_maybe_doubled", Boolean, nullable=False),
    Column("owner", Text),
    Column("attempts", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("why", Text),
    Column("activity", Text),
    Column("at", BigInteger),
    Index(None, "meeting"),
)
Index(
    "ix_notices_due",
    notices.c.prio,
    notices.c.next_at,
    notices.c.nr,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
Index("ix_notices_next", notices.c.next_at, sqlite_where=OPEN, postgresql_where=OPEN)
Index(
    "ix_notices_lane",
    notices.c.lane,
    notices.c.next_at,
    notices.c.nr,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
Index("ix_notices_begun", notices.c.lane, sqlite_where=BEGUN, postgresql_where=BEGUN)

paces = Table(
    "paces",
    schema,
    Column("thread", Text, primary_key=True),
    Column("taken", Text, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("free_at", BigInteger, nullable=False),
    Column("call_free_at", BigInteger, nullable=False),
    Column("paused_until", BigInteger, nullable=False),
    Index(None, "last_at"),
)
