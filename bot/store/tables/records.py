"""Tables of meetings and of what was answered and decided. What stands in the ledger is only appended."""

from typing import Any

from sqlalchemy import (
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

from bot.domain.agenda import Doubt, Outcome, Problem
from bot.domain.approval import Answer
from bot.domain.ballot import DecisionRule
from bot.domain.meeting import Attendance, MeetingStatus
from bot.store.tables.columns import Day, Instant, Listed, Span, WallTime, Word, schema


def _problem(fields: dict[str, Any]) -> Problem:
    return Problem(**{**fields, "doubt": Doubt(fields["doubt"])})


meetings = Table(
    "meetings",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("held_on", Day, nullable=False),
    Column("status", Word(MeetingStatus), nullable=False),
    Column("version", Integer, nullable=False),
    Column("starts", WallTime),
    Column("ends", WallTime),
    Column("first_start", WallTime),  # of the meeting or its items, to sort a day's meetings by
    Column("place", Text),
    Column("join_url", Text),
    Column("case_text", Text),
    Column("problems", Listed(_problem), nullable=False),
    Column("source_digest", Text, nullable=False),
    Column("minutes_published_at", Instant),
    Column("number", Text),
    Column("closes", WallTime),  # null: no written procedure
    Column("closed_at", Instant),
    Index(None, "body", "held_on"),
    Index(None, "body", "source_digest"),
)

meeting_versions = Table(
    "meeting_versions",
    schema,
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False),  # the whole meeting as JSON
    Column("kept_by", Text),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("meeting", "version"),
)

items = Table(
    "items",
    schema,
    Column("id", Text, primary_key=True),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("position", Integer),  # null: taken off the agenda, kept for the answers that point to it
    Column("title", Text),
    Column("number", Text),
    Column("starts", WallTime),
    Column("ends", WallTime),
    Column("is_open", Boolean),
    Column("text", Text),
    Column("recommendations", Listed(str), nullable=False),
    Column("text_version", Integer, nullable=False),
    Column("duration", Span),
    Column("is_fixed", Boolean, nullable=False),
    Column("is_break", Boolean, nullable=False),
    Column("presentation", Span),
    Column("rule", Word(DecisionRule)),  # null: the body's
    Column("goals", Listed(int), nullable=False, server_default=text("'[]'")),
    Column("came_from", Text),  # no foreign key: SQLite can't add one to a table that is there
    Column("came_on", Day),
    Index(None, "meeting"),
    Index(None, "came_from"),
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
    Column("attendance", Word(Attendance)),
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
    Column("actor", Text, nullable=False),  # pseudonym of the director
    Column("seq", Integer, nullable=False),
    Column("answer", Word(Answer), nullable=False),
    Column("remark", Text),
    Column("at", Instant, nullable=False),
    Column("text_digest", Text, nullable=False),
    Column("position", Integer, nullable=False),  # in the ledger of the body, over all its tables
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
    Column("actor", Text, nullable=False),  # pseudonym of who recorded it
    Column("outcome", Word(Outcome), nullable=False),
    Column("text", Text, nullable=False),
    Column("corrects", Text, ForeignKey("decisions.id"), unique=True),  # one correction of a decision
    Column("at", Instant, nullable=False),
    Column("decided_at", Instant),  # null: when it was recorded
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
    Column("due_on", Day),
    Column("person", Text),
    UniqueConstraint("decision", "position"),
)

recusals = Table(
    "recusals",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id"), nullable=False),
    Column("person", Text, nullable=False),  # pseudonym of who takes no part
    Column("seq", Integer, nullable=False),
    Column("is_lifted", Boolean, nullable=False),
    Column("actor", Text, nullable=False),  # pseudonym of who said so
    Column("at", Instant, nullable=False),
    Column("position", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    UniqueConstraint("item", "person", "seq"),
    UniqueConstraint("body", "position"),
    Index(None, "meeting"),
)

absences = Table(
    "absences",
    schema,
    Column("id", Text, primary_key=True),
    Column("body", Text, ForeignKey("bodies.key"), nullable=False),
    Column("meeting", Text, ForeignKey("meetings.id"), nullable=False),
    Column("item", Text, ForeignKey("items.id")),  # null: of the whole meeting
    Column("person", Text, nullable=False),  # pseudonym of who is not there
    Column("seq", Integer, nullable=False),
    Column("is_lifted", Boolean, nullable=False),
    Column("actor", Text, nullable=False),  # pseudonym of who said so
    Column("at", Instant, nullable=False),
    Column("position", Integer, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
    UniqueConstraint("meeting", "person", "seq"),
    UniqueConstraint("body", "position"),
    Index(None, "meeting"),
)

pseudonyms = Table(
    "pseudonyms",
    schema,
    Column("pseudonym", Text, primary_key=True),
    Column("oid", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),  # hex; deleting the row erases the person from the ledger
)

ledger_heads = Table(
    "ledger_heads",
    schema,
    Column("body", Text, ForeignKey("bodies.key"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("row_hash", Text, nullable=False),
)
