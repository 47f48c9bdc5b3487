"""The table of the outbox: one row for each notice. Never what a notice says, save for an answer's words."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, SmallInteger, Table, Text, text

from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.store.tables.columns import Counter, Instant, Word, schema

OPEN = text("state IN ('waiting', 'sending')")
BEGUN = text("is_begun AND state IN ('waiting', 'sending')")

notices = Table(
    "notices",
    schema,
    Column("nr", Counter, primary_key=True),  # the order in which they were wanted
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Word(NoticeKind), nullable=False),
    Column("lane", Text, nullable=False),  # of one lane, one is sent at a time and in order
    Column("prio", SmallInteger, nullable=False),
    Column("thread", Text),  # whose share of the platform's limits it uses; null: nobody's
    Column("person", Text),
    Column("conversation", Text),
    Column("meeting", Text, ForeignKey("meetings.id")),
    Column("guest", Text),
    Column("subject", Text),
    Column("due_at", Instant),
    Column("expires_at", Instant),
    Column("said", Text),
    Column("state", Word(NoticeState), nullable=False),
    Column("next_at", Instant, nullable=False),  # due or retry time; while sending, the end of the lease
    Column("is_begun", Boolean, nullable=False),  # attempted, and not over: the rest of the lane waits
    Column("is_stopped", Boolean, nullable=False),  # withdrawn while being sent: no retry
    Column("is_maybe_doubled", Boolean, nullable=False),
    Column("owner", Text),
    Column("attempts", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("why", Word(Why)),
    Column("activity", Text),
    Column("at", Instant),
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
    Column("thread", Text, primary_key=True),  # empty: all of the tenant
    Column("taken", Text, nullable=False),  # moments and how many at each, as JSON
    Column("last_at", Instant, nullable=False),
    Column("free_at", Instant, nullable=False),  # for what is no call
    Column("call_free_at", Instant, nullable=False),
    Column("paused_until", Instant, nullable=False),  # for everything
    Index(None, "last_at"),
)
