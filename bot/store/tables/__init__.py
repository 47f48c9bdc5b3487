"""The schema as this code expects it. Never how an older one becomes it: that is in the migrations."""

from bot.store.tables.columns import schema
from bot.store.tables.delivery import notices, paces
from bot.store.tables.records import (
    approvals,
    attachments,
    decisions,
    follow_ups,
    guests,
    items,
    ledger_heads,
    meeting_versions,
    meetings,
    pseudonyms,
)
from bot.store.tables.registers import bodies, conversations, inbox, people, posted_cards, roles, tellings

__all__ = [
    "approvals",
    "attachments",
    "bodies",
    "conversations",
    "decisions",
    "follow_ups",
    "guests",
    "inbox",
    "items",
    "ledger_heads",
    "meeting_versions",
    "meetings",
    "notices",
    "paces",
    "people",
    "posted_cards",
    "pseudonyms",
    "roles",
    "schema",
    "tellings",
]
