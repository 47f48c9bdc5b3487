"""Tables of a meeting that runs: the steps taken and what guests answered. Both are only appended."""

from sqlalchemy import Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from bot.domain.progress import Act
from bot.domain.response import Reply
from bot.store.tables.columns import Instant, Word, schema

steps = Table(
    "steps",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Word(Act), nullable=False),
    Column("item", Text),  # no foreign key: it may leave the agenda later, the step stays
    Column("by", Text),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("meeting", "seq"),
)

responses = Table(
    "responses",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("guest", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("reply", Word(Reply), nullable=False),
    Column("minutes", Integer),
    Column("substitute", Text),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("meeting", "guest", "person", "seq"),
)

starts = Table(
    "starts",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("at", Instant, nullable=False),  # when Teams says that it began; a hint only
)
