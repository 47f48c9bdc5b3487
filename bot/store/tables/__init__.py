"""The schema as this code expects it. Never how an older one becomes it: that is in the migrations."""

from bot.store.tables.columns import schema
from bot.store.tables.delivery import notices, paces
from bot.store.tables.following import follow_up_steps
from bot.store.tables.records import (
    absences,
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
    recusals,
)
from bot.store.tables.registers import (
    bodies,
    calendars,
    conversations,
    inbox,
    people,
    posted_cards,
    roles,
    tellings,
)
from bot.store.tables.running import responses, starts, steps
from bot.store.tables.search import item_words

__all__ = [
    "absences",
    "approvals",
    "attachments",
    "bodies",
    "calendars",
    "conversations",
    "decisions",
    "follow_up_steps",
    "follow_ups",
    "guests",
    "inbox",
    "item_words",
    "items",
    "ledger_heads",
    "meeting_versions",
    "meetings",
    "notices",
    "paces",
    "people",
    "posted_cards",
    "pseudonyms",
    "recusals",
    "responses",
    "roles",
    "schema",
    "starts",
    "steps",
    "tellings",
]
