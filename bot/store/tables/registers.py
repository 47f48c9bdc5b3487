"""Tables of who there is and where they are reached. Columns bear the names of the domain's fields."""

from datetime import time, timedelta
from typing import Any

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

from bot.domain.ballot import DecisionRule
from bot.domain.body import Role
from bot.domain.conversation import CardKind, ConversationKind, Member
from bot.domain.slot import Off
from bot.store.tables.columns import Day, Instant, Listed, Span, WallTime, Word, schema


def _span(seconds: int) -> timedelta:
    return timedelta(seconds=seconds)


def _member(fields: dict[str, Any]) -> Member:
    return Member(**fields)


people = Table(
    "people",
    schema,
    Column("oid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("unit", Text),
    Column("upn", Text),
    Column("phone", Text),
    Column("aliases", Listed(str), nullable=False),
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
    Column("reminders", Listed(_span), nullable=False),
    Column("threshold", Span, nullable=False),
    Column("default_duration", Span, nullable=False),
    Column("closed_title_to_guest", Boolean, nullable=False),
    Column("decision_to_guest", Boolean, nullable=False),
    Column("quiet", Listed(time.fromisoformat)),  # from, to
    Column("rule", Word(DecisionRule)),  # never null: only an older schema had none
    Column("quorum", Integer),
    Column("minutes_template", Text),  # path
)

roles = Table(
    "roles",
    schema,
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("role", Word(Role), nullable=False),
    Column("position", Integer, nullable=False),
    Column("oid", Text, nullable=False),
    PrimaryKeyConstraint("body", "role", "position"),
)

conversations = Table(
    "conversations",
    schema,
    Column("id", Text, primary_key=True),
    Column("kind", Word(ConversationKind), nullable=False),
    Column("service_url", Text, nullable=False),
    Column("person", Text),
    Column("language", Text),
    Column("roster", Listed(_member)),
    Column("is_open", Boolean, nullable=False),
    Column("is_welcomed", Boolean, nullable=False),
    Column("spoke", BigInteger, nullable=False),  # rises: the highest is where Teams spoke from last
    Index(None, "person"),
    Index(None, "spoke"),
)

posted_cards = Table(
    "posted_cards",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("kind", Word(CardKind), nullable=False),
    Column("conversation", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("shown", Text, nullable=False),
    Column("guest", Text),
    Column("person", Text),
    Column("rests_until", Instant),
    Column("follow_up", Text),
    Column("lost", Text),  # the message that it lay in before Teams lost that
    Index(None, "activity"),
    Index(None, "meeting"),
)

tellings = Table(
    "tellings",
    schema,
    Column("guest", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("held_on", Day, nullable=False),
    Column("title", Text),
    Column("starts", WallTime),
    Column("ends", WallTime),
    Column("place", Text),
    Column("join_url", Text),
    Column("revision", Integer, nullable=False),
    Column("known", Text),  # the slot as it was really sent last, as JSON
    Column("known_at", Instant),
    Column("off", Word(Off)),
    Column("called", Integer),  # the step for which they are called in
    Column("readied", Integer, nullable=False),
    Column("ready_for", Instant),
    PrimaryKeyConstraint("guest", "person"),
    Index(None, "meeting"),
    Index(None, "person"),
)

calendars = Table(
    "calendars",
    schema,
    Column("token", Text, primary_key=True),  # 128 random bits: whoever holds it gets the file
    Column("owner", Text, nullable=False, unique=True),  # meeting, guest and person in one
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("guest", Text),
    Column("person", Text),
    Column("sequence", Integer, nullable=False),
    Column("shown", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "meeting"),
)

inbox = Table(
    "inbox",
    schema,
    Column("conversation", Text, nullable=False),
    Column("activity", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("conversation", "activity"),
    Index(None, "at"),
)
