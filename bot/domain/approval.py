"""A director's answer to one item, appended and never updated. Never the decision itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ApprovalId, ItemId, MeetingId, Oid


class Answer(StrEnum):
    """What a director can say about an item before or during the meeting."""

    APPROVE = "approve"
    DISCUSS = "discuss"
    POSTPONE = "postpone"
    REJECT = "reject"


@dataclass(frozen=True)
class Approval:
    """`seq` counts this director's presses on this text version from 1; the highest one counts.

    `director` is None once the person has been erased; the row and its hash stay.
    """

    id: ApprovalId
    meeting: MeetingId
    item: ItemId
    text_version: int
    director: Oid | None
    seq: int
    answer: Answer
    remark: str | None
    at: datetime


@dataclass(frozen=True)
class Press:
    """What a card button carries: the text version and the sequence that the director saw."""

    item: ItemId
    text_version: int
    seen_seq: int
    answer: Answer
    remark: str | None = None


def current(approvals: Iterable[Approval], text_version: int) -> dict[Oid, Approval]:
    """The answer that counts for each director on that text version."""
    latest: dict[Oid, Approval] = {}
    for approval in sorted(approvals, key=lambda a: a.seq):
        if approval.text_version == text_version and approval.director is not None:
            latest[approval.director] = approval
    return latest


def repeats(press: Press, before: Approval | None) -> bool:
    """A double click or a redelivery: the row that stands already says just this."""
    return before is not None and (before.answer, before.remark) == (press.answer, press.remark)
