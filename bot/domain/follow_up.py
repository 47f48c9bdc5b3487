"""What can be said of a follow-up, as steps that are only appended. Never how it stands after them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.ids import FollowUpId, FollowUpStepId, ItemId, MeetingId, Oid


class FollowUpAct(StrEnum):
    """`TELL` and `CALL_OFF` are the bot's own: somebody was shown it as theirs, or told that it is theirs no
    more. `AGREE` and `DECLINE` answer a proposed date.
    """

    TELL = "tell"
    CALL_OFF = "call_off"
    ACCEPT = "accept"
    PROPOSE = "propose"
    AGREE = "agree"
    DECLINE = "decline"
    DONE = "done"
    BLOCK = "block"
    REOPEN = "reopen"
    HAND_OVER = "hand_over"


class FollowUpState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    BLOCKED = "blocked"
    DONE = "done"


_OWNERS: dict[FollowUpState, tuple[FollowUpAct, ...]] = {
    FollowUpState.OPEN: (FollowUpAct.ACCEPT, FollowUpAct.PROPOSE, FollowUpAct.DONE, FollowUpAct.BLOCK),
    FollowUpState.ACCEPTED: (FollowUpAct.DONE, FollowUpAct.PROPOSE, FollowUpAct.BLOCK),
    FollowUpState.PROPOSED: (
        FollowUpAct.ACCEPT,
        FollowUpAct.PROPOSE,
        FollowUpAct.DONE,
        FollowUpAct.BLOCK,
    ),
    FollowUpState.BLOCKED: (FollowUpAct.REOPEN, FollowUpAct.DONE),
    FollowUpState.DONE: (FollowUpAct.REOPEN,),
}
_SECRETARYS: dict[FollowUpState, tuple[FollowUpAct, ...]] = {
    FollowUpState.OPEN: (FollowUpAct.DONE, FollowUpAct.HAND_OVER),
    FollowUpState.ACCEPTED: (FollowUpAct.DONE, FollowUpAct.HAND_OVER),
    FollowUpState.PROPOSED: (
        FollowUpAct.AGREE,
        FollowUpAct.DECLINE,
        FollowUpAct.DONE,
        FollowUpAct.HAND_OVER,
    ),
    FollowUpState.BLOCKED: (FollowUpAct.REOPEN, FollowUpAct.DONE, FollowUpAct.HAND_OVER),
    FollowUpState.DONE: (FollowUpAct.REOPEN,),
}


OWN = (FollowUpAct.TELL, FollowUpAct.CALL_OFF)
"""What the bot writes down of itself; nobody said it."""


def asked(state: FollowUpState, *, of_owner: bool, of_secretary: bool) -> tuple[FollowUpAct, ...]:
    """What can be done with one that stands so, by the owner and by who keeps the body's list."""
    own = _OWNERS[state] if of_owner else ()
    kept = _SECRETARYS[state] if of_secretary else ()
    return tuple(dict.fromkeys((*own, *kept)))


@dataclass(frozen=True)
class FollowUpStep:
    """`follow_up` is the very row that was shown, `seq` counts over all rows of the same follow-up, from 1.

    `by` None: the bot itself, or a person who was erased. `person`: who was told, or who it was handed to,
    `owner` in the house's words. `due_on`: the date that was told, proposed or agreed on.
    """

    id: FollowUpStepId
    meeting: MeetingId
    item: ItemId
    follow_up: FollowUpId
    seq: int
    act: FollowUpAct
    by: Oid | None
    at: datetime
    person: Oid | None = None
    due_on: date | None = None
    reason: str | None = None
    owner: str | None = None
