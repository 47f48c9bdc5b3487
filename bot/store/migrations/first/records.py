"""The tables of records as of revision 0001. Never changed once released."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.store.migrations.first.columns import schema

meetings = Table(
    "meetings",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("held_on", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("starts", Text),
    Column("ends", Text),
    Column("first_start", Text),
    Column("place", Text),
    Column("join_url", Text),
    Column("case_text", Text),
    Column("problems", Text, nullable=False),
    Column("source_digest", Text, nullable=False),
    Column("minutes_published_at", BigInteger),
    Index(None, "body", "held_on"),
    Index(None, "body", "source_digest"),
)

meeting_versions = Table(
    "meeting_versions",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),
    Column("kept_by", Text),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("meeting", "version"),
)

items = Table(
    "items",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("position", Integer),
    Column("title", Text),
    Column("number", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("is_open", Boolean),
    Column("text", Text),
    Column("recommendations", Text, nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("duration", Integer),
    Column("is_fixed", Boolean, nullable=False),
    Column("is_break", Boolean, nullable=False),
    Column("presentation", Integer),
    Index(None, "meeting"),
)

guests = Table(
    "guests",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text),
    Column("title", Text),
    Column("person", Text),
    Column("invited", Boolean, nullable=False),
    Column("attendance", Text),
    Index(None, "meeting"),
    Index(None, "item"),
    Index(None, "person"),
)

attachments = Table(
    "attachments",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id")),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("is_open", Boolean),
    Column("number", Text),
    Column("document_id", Text),
    Column("reference", Text),
    Index(None, "meeting"),
    Index(None, "item"),
)

approvals = Table(
    "approvals",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id"), nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("remark", Text),
    Column("at", BigInteger, nullable=False),
    Column("text_digest", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    UniqueConstraint("item", "text_version", "actor", "seq"),
    UniqueConstraint("body", "position"),
    Index(None, "meeting"),
)

decisions = Table(
    "decisions",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id"), nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("corrects", Text, ForeignKey("decisions.id"), unique=True),
    Column("at", BigInteger, nullable=False),
    Column("decided_at", BigInteger),
    Column("text_digest", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    UniqueConstraint("body", "position"),
    Index(None, "meeting"),
    Index(None, "item"),
)
Index(
    "uq_decisions_first",
    decisions.c.item,
    decisions.c.text_version,
    unique=True,
    sqlite_where=text("corrects IS NULL"),
    postgresql_where=text("corrects IS NULL"),
)

follow_ups = Table(
    "follow_ups",
    schema,
    Column("id", Text, primary_key=True),
    Column("decision", Text, ForeignKey("decisions.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("owner", Text, nullable=False),
    Column("task", Text),
    Column("due_on", Text),
    Column("person", Text),
    UniqueConstraint("decision", "position"),
)

pseudonyms = Table(
    "pseudonyms",
    schema,
    Column("pseudonym", Text, primary_key=True),
    Column("oid", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
)

ledger_heads = Table(
    "ledger_heads",
    schema,
    Column("body", Text, ForeignKey("bodies.key"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("row_hash", Text, nullable=False),
)
