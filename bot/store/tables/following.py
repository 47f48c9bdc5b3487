"""The table of what was said of follow-ups, which stands in the ledger: it is only appended."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint

from bot.domain.follow_up import FollowUpAct
from bot.store.tables.columns import Day, Instant, Word, schema

follow_up_steps = Table(
    "follow_up_steps",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id"), nullable=False),
    Column("follow_up", Text, ForeignKey("follow_ups.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Word(FollowUpAct), nullable=False),
    Column("actor", Text),  # pseudonym of who said so; null: the bot itself
    Column("person", Text),  # pseudonym of who was told, or whom it was handed to
    Column("due_on", Day),
    Column("reason", Text),
    Column("owner", Text),
    Column("at", Instant, nullable=False),
    Column("position", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    UniqueConstraint("follow_up", "seq"),
    UniqueConstraint("body", "position"),
    Index(None, "meeting"),
)
