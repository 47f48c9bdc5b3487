"""The table of words by which items and their decisions are found. It can be made anew from the others."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from bot.store.tables.columns import Day, Listed, schema

item_words = Table(
    "item_words",
    schema,
    Column("item", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("held_on", Day, nullable=False),  # these and the next four as it was published last
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("goals", Listed(int), nullable=False),
    Column("is_decided", Boolean, nullable=False, default=False),
    Column("decided", Text, nullable=False, default=""),
    Index(None, "meeting"),
    Index(None, "body", "held_on"),
)
