"""The words and goals by which items are found, filled for what there is. Never changed once released."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Integer,
    RowMapping,
    Text,
    column,
    select,
    table,
    text,
)

from bot.domain.goals import named_in
from bot.store.stems import forms, stored

revision = "0003"
down_revision = "0002"

_ITEMS = table("items", *(column(name) for name in ("id", "title", "text", "recommendations", "goals")))
_VERSIONS = table("meeting_versions", *(column(name) for name in ("meeting", "version", "document")))
_DECISIONS = table("decisions", *(column(name) for name in ("id", "item", "text", "corrects")))
_FOLLOW_UPS = table("follow_ups", *(column(name) for name in ("decision", "owner", "task")))


def upgrade() -> None:
    op.add_column("items", Column("goals", Text, nullable=False, server_default=text("'[]'")))
    _tag_items(op.get_bind())
    item_words = op.create_table(
        "item_words",
        Column("item", Text, primary_key=True),
        _referring("meeting", "meetings.id"),
        _referring("body", "bodies.key"),
        Column("held_on", Text, nullable=False),
        Column("position", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("goals", Text, nullable=False),
        Column("is_decided", Boolean, nullable=False),
        Column("decided", Text, nullable=False),
    )
    op.create_index("ix_item_words_meeting", "item_words", ["meeting"])
    op.create_index("ix_item_words_body_held_on", "item_words", ["body", "held_on"])
    rows = list(_rows(op.get_bind()))
    if rows:
        op.bulk_insert(item_words, rows)


def _tag_items(connection: Connection) -> None:
    for item in connection.execute(select(_ITEMS)).mappings().all():
        goals = named_in(item["title"], item["text"], *json.loads(item["recommendations"]))
        if goals:
            tagged = _ITEMS.update().where(_ITEMS.c.id == item["id"])
            connection.execute(tagged.values(goals=json.dumps(goals)))


def _referring(name: str, to: str) -> Column[str]:
    return Column(name, Text, ForeignKey(to, name=f"fk_item_words_{name}"), nullable=False)


def _rows(connection: Connection) -> Iterator[dict[str, Any]]:
    decided = _decided(connection)
    for document in _published(connection):
        for position, item in enumerate(document["items"]):
            if not item.get("is_break"):
                yield {
                    "item": item["id"],
                    "meeting": document["id"],
                    "body": document["body"],
                    "held_on": document["held_on"],
                    "position": position,
                    "title": stored(forms(item["title"])),
                    "text": stored(forms(item["text"], *item["recommendations"])),
                    "goals": json.dumps(named_in(item["title"], item["text"], *item["recommendations"])),
                    "is_decided": item["id"] in decided,
                    "decided": decided.get(item["id"], ""),
                }


def _published(connection: Connection) -> list[dict[str, Any]]:
    """The last version of each meeting."""
    rows = connection.execute(select(_VERSIONS).order_by(_VERSIONS.c.version)).mappings()
    return list({row["meeting"]: json.loads(row["document"]) for row in rows}.values())


def _decided(connection: Connection) -> dict[str, str]:
    """Of each item, the words of the decision that no later one corrects."""
    decisions = connection.execute(select(_DECISIONS)).mappings().all()
    tasks = connection.execute(select(_FOLLOW_UPS)).mappings().all()
    corrected = {row["corrects"] for row in decisions}
    return {row["item"]: _words(row, tasks) for row in decisions if row["id"] not in corrected}


def _words(decision: RowMapping, tasks: Sequence[RowMapping]) -> str:
    owed = [words for t in tasks if t["decision"] == decision["id"] for words in (t["owner"], t["task"])]
    return stored(forms(decision["text"], *owed))
