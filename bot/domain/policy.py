"""What a press changes, in which state of the meeting, and on what condition, in words. Never who may press,
and never how it is done: that these words are true is held by `tests/simulation/test_policy_table.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a meeting stands. From PUBLISHED to OUT its status is published."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RUNNING = "running"
    CLOSED = "closed"
    OUT = "minutes out"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Change(StrEnum):
    """What is written."""

    NOTHING = "nothing"
    DRAFT = "the agenda as it is prepared"
    AGENDA = "the published agenda"
    STATE = "the state of the meeting"
    DAY = "day and times"
    ANSWER = "the own answer"
    RECUSAL = "who takes no part"
    ABSENCE = "who of the body is absent"
    DECISION = "the decision"
    ATTENDANCE = "whether a guest came"
    STEP = "the course of the meeting"
    TASK = "how a follow-up stands"
    WRITING = "the agenda, to be answered in writing until its deadline"
    CARRIED = "the decision that the answers carry"
    TAKEN = "the decisions, and the course of the meeting"
    REPLY = "what the guest answered"
    GUEST = "who the guest is"
    MINUTES = "that the minutes are out"
    HOLD = "that deliveries go on"


class Given(StrEnum):
    """What must be so besides, else nothing is written."""

    CONFIRMED = "confirmed with yes"
    VERSION = "the card is of the present version"
    TEXT = "the card is of the present text"
    LAST = "nothing was said since"
    UNDECIDED = "the item is not decided"
    TAKING_PART = "not recused from the item"
    SEEING = "not recused from the item, where it is closed"
    PRESENT = "not absent"
    ANOTHER = "of another"
    OWN = "the slot is theirs"
    SENT = "whom the guest sends"
    TODAY = "on its day"
    AGREED = "all directors have approved each of the list that was seen"
    DRAFTED = "a draft, or a written procedure that is open"
    AHEAD = "the deadline is ahead"
    OPEN = "no written procedure that is over"
    GATHERED = "no written procedure"
    CARRIED = "a written procedure that is over, and the answers carry it"
    SETTLED = "in writing, what the answers carry"
    TASK = "the task is theirs"
    GAPS = "what is missing was named on the card"


@dataclass(frozen=True)
class Effect:
    changes: Change
    during: frozenset[Phase]
    given: tuple[Given, ...] = ()


_EVER = frozenset(Phase)
_SAVE_CANCELLED = _EVER - {Phase.CANCELLED}
_LIVE = _EVER - {Phase.DRAFT, Phase.WITHDRAWN, Phase.CANCELLED}
_TO_COME = frozenset({Phase.PUBLISHED, Phase.RUNNING})

READS = Effect(Change.NOTHING, _EVER)
EDITS = Effect(Change.DRAFT, _SAVE_CANCELLED, (Given.VERSION, Given.SEEING, Given.OPEN))
PUBLISHES = Effect(Change.AGENDA, _SAVE_CANCELLED, (Given.VERSION, Given.GATHERED))
ASKS = Effect(
    Change.WRITING,
    frozenset({Phase.DRAFT, Phase.PUBLISHED, Phase.WITHDRAWN}),
    (Given.VERSION, Given.DRAFTED, Given.AHEAD),
)
CALLS_OFF = Effect(Change.STATE, _LIVE | {Phase.DRAFT}, (Given.CONFIRMED, Given.VERSION, Given.OPEN))
MOVES = Effect(Change.DAY, _LIVE | {Phase.DRAFT}, (Given.CONFIRMED, Given.VERSION, Given.OPEN))
ANSWERS = Effect(
    Change.ANSWER,
    _LIVE,
    (Given.TEXT, Given.LAST, Given.UNDECIDED, Given.TAKING_PART, Given.PRESENT, Given.OPEN),
)
STANDS_ASIDE = Effect(
    Change.RECUSAL, _LIVE, (Given.CONFIRMED, Given.LAST, Given.UNDECIDED, Given.TAKING_PART)
)
RECUSES = Effect(Change.RECUSAL, _LIVE, (Given.LAST, Given.TAKING_PART, Given.ANOTHER))
DECIDES = Effect(Change.DECISION, _LIVE, (Given.TEXT, Given.LAST, Given.TAKING_PART, Given.SETTLED))
SETTLES = Effect(
    Change.CARRIED,
    frozenset({Phase.PUBLISHED}),
    (Given.TEXT, Given.UNDECIDED, Given.TAKING_PART, Given.CARRIED),
)
CONSENTS = Effect(
    Change.TAKEN,
    _TO_COME,
    (Given.LAST, Given.TODAY, Given.AGREED, Given.TAKING_PART, Given.GATHERED),
)
ATTENDS = Effect(Change.ATTENDANCE, _LIVE, (Given.TAKING_PART,))
IS_ABSENT = Effect(Change.ABSENCE, _LIVE, (Given.LAST, Given.TAKING_PART))
STARTS = Effect(Change.STEP, frozenset({Phase.PUBLISHED}), (Given.LAST, Given.TODAY, Given.GATHERED))
RUNS = Effect(Change.STEP, frozenset({Phase.RUNNING}), (Given.LAST, Given.GATHERED))
REORDERS = Effect(Change.STEP, _TO_COME, (Given.LAST, Given.GATHERED))
UNDOES = Effect(Change.STEP, _LIVE, (Given.LAST, Given.GATHERED))
CONFIRMS = Effect(Change.REPLY, frozenset({Phase.PUBLISHED}), (Given.LAST, Given.OWN))
REPLIES = Effect(Change.REPLY, _TO_COME, (Given.LAST, Given.OWN))
SENDS = Effect(Change.GUEST, _LIVE, (Given.SENT, Given.SEEING, Given.GATHERED))
PUBLISHES_MINUTES = Effect(Change.MINUTES, _LIVE - {Phase.OUT}, (Given.VERSION, Given.GAPS, Given.GATHERED))
FOLLOWS_UP = Effect(Change.TASK, _LIVE, (Given.LAST, Given.TASK))
ORDERS = Effect(Change.TASK, _LIVE, (Given.LAST,))
RELEASES = Effect(Change.HOLD, _EVER)
