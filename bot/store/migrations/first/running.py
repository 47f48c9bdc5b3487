"""The tables of a running meeting as of revision 0001. Never changed once released."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, PrimaryKeyConstraint, Table, Text

from bot.store.migrations.first.columns import schema

steps = Table(
    "steps",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("item", Text),
    Column("by", Text),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("meeting", "seq"),
)

responses = Table(
    "responses",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("guest", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("reply", Text, nullable=False),
    Column("minutes", Integer),
    Column("substitute", Text),
    Column("at", BigInteger, nullable=False),
    PrimaryKeyConstraint("meeting", "guest", "person", "seq"),
)

starts = Table(
    "starts",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), primary_key=True),
    Column("at", BigInteger, nullable=False),
)
