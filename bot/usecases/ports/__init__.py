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
from bot.usecases.ports.records import Approvals, Decisions, Meetings
from bot.usecases.ports.registers import Bodies, Conversations, Inbox, People, PostedCards, Tellings
from bot.usecases.ports.transaction import Store, Transaction

__all__ = [
    "Approvals",
    "Bodies",
    "Claimed",
    "Conversations",
    "Decisions",
    "Deferred",
    "Inbox",
    "Meetings",
    "Needless",
    "Notices",
    "People",
    "PostedCards",
    "Refused",
    "Retry",
    "Sent",
    "Settlement",
    "Store",
    "Tellings",
    "TooLate",
    "Transaction",
]
