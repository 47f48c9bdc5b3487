"""What the use cases need from outside, as Protocols. Never who provides it."""

from bot.usecases.ports.delivery import (
    Claimed,
    Deferred,
    Needless,
    Notices,
    Refused,
    Retry,
    Sent,
    Settlement,
    TooLate,
)
from bot.usecases.ports.records import (
    Absences,
    Approvals,
    Decisions,
    FollowUps,
    Meetings,
    Recusals,
    Responses,
    Steps,
)
from bot.usecases.ports.registers import (
    Bodies,
    Calendars,
    Conversations,
    Inbox,
    People,
    PostedCards,
    Tellings,
)
from bot.usecases.ports.search import Search
from bot.usecases.ports.transaction import Store, Transaction

__all__ = [
    "Absences",
    "Approvals",
    "Bodies",
    "Calendars",
    "Claimed",
    "Conversations",
    "Decisions",
    "Deferred",
    "FollowUps",
    "Inbox",
    "Meetings",
    "Needless",
    "Notices",
    "People",
    "PostedCards",
    "Recusals",
    "Refused",
    "Responses",
    "Retry",
    "Search",
    "Sent",
    "Settlement",
    "Steps",
    "Store",
    "Tellings",
    "TooLate",
    "Transaction",
]
