"""The tables of registers as of revision 0001. Never changed once released."""

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
)

from bot.store.migrations.first.columns import schema

people = Table(
    "people",
    schema,
    Column("oid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("unit", Text),
    Column("upn", Text),
    Column("phone", Text),
    Column("aliases", Text, nullable=False),
)

bodies = Table(
    "bodies",
    schema,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("time_zone", Text, nullable=False),
    Column("home", Text),
    Column("place", Text),
    Column("join_url", Text),
    Column("reminders", Text, nullable=False),
    Column("threshold", Integer, nullable=False),
    Column("default_duration", Integer, nullable=False),
    Column("closed_title_to_guest", Boolean, nullable=False),
    Column("decision_to_guest", Boolean, nullable=False),
    Column("quiet", Text),
)

roles = Table(
    "roles",
    schema,
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("role", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("oid", Text, nullable=False),
    PrimaryKeyConstraint("body", "role", "position"),
)

conversations = Table(
    "conversations",
    schema,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("service_url", Text, nullable=False),
    Column("person", Text),
    Column("language", Text),
    Column("roster", Text),
    Column("is_open", Boolean, nullable=False),
    Column("is_welcomed", Boolean, nullable=False),
    Column("spoke", BigInteger, nullable=False),
    Index(None, "person"),
    Index(None, "spoke"),
)

posted_cards = Table(
    "posted_cards",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("conversation", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("guest", Text),
    Column("person", Text),
    Column("rests_until", BigInteger),
    Column("lost", Text),
    Index(None, "activity"),
    Index(None, "meeting"),
)

tellings = Table(
    "tellings",
    schema,
    Column("guest", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("held_on", Text, nullable=False),
    Column("title", Text),
    Column("starts", Text),
    Column("ends", Text),
    Column("place", Text),
    Column("join_url", Text),
    Column("revision", Integer, nullable=False),
    Column("known", Text),
    Column("known_at", BigInteger),
    Column("off", Text),
    Column("called", Integer),
    Column("readied", Integer, nullable=False),
    Column("ready_for", BigInteger),
    PrimaryKeyConstraint("guest", "person"),
    Index(None, "meeting"),
    Index(None, "person"),
)

calendars = Table(
    "calendars",
    schema,
    Column("token", Text, primary_key=True),
    Column("owner", Text, nullable=False, unique=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("guest", Text),
    Column("person", Text),
    Column("sequence", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index(None, "meeting"),
)

inbox = Table(
    "inbox",
    schema,
    Column("conversation", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("conversation", "activity"),
    Index(None, "at"),
)
