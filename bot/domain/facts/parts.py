"""What several facts are made of: headings, lines, papers and reasons. Never a whole answer."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.agenda import Outcome
from bot.domain.approval import Answer
from bot.domain.ballot import DecisionRule
from bot.domain.decision import FollowUp
from bot.domain.ids import AttachmentId, DecisionId, GuestId, ItemId
from bot.domain.meeting import Attendance
from bot.domain.written import Written


class Banner(StrEnum):
    """The one sentence above a card that says what the last press did, or why it did nothing."""

    ANSWER_RECORDED = "answer_recorded"
    ANSWER_STANDS = "answer_stands"
    TEXT_CHANGED = "text_changed"
    NEWER_ANSWER = "newer_answer"
    ALREADY_DECIDED = "already_decided"
    RECUSED = "recused"
    RECUSAL_RECORDED = "recusal_recorded"
    RECUSAL_LIFTED = "recusal_lifted"
    ABSENCE_RECORDED = "absence_recorded"
    ABSENT = "absent"
    DECISION_RECORDED = "decision_recorded"
    DECISION_STANDS = "decision_stands"
    DECISION_CORRECTED = "decision_corrected"
    AGENDA_CHANGED = "agenda_changed"
    SAVED = "saved"
    PUBLISHED = "published"
    PUBLISHED_AGAIN = "published_again"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    MOVED = "moved"
    UNRESOLVED = "unresolved"
    MINUTES_INCOMPLETE = "minutes_incomplete"
    MINUTES_PUBLISHED = "minutes_published"
    ATTENDANCE_RECORDED = "attendance_recorded"
    BODY_AT_HOME = "body_at_home"
    IMPORTED = "imported"
    IMPORTED_BEFORE = "imported_before"
    CANNOT_USE = "cannot_use"
    CONSENT_TAKEN = "consent_taken"
    CONSENT_CHANGED = "consent_changed"
    STEP_TAKEN = "step_taken"
    STEP_UNDONE = "step_undone"
    OVERTAKEN = "overtaken"
    CANNOT_UNDO = "cannot_undo"
    NOT_POSSIBLE = "not_possible"
    NOT_TODAY = "not_today"
    RESPONSE_SAVED = "response_saved"
    RESPONSE_STANDS = "response_stands"
    RESPONSE_CLOSED = "response_closed"
    SLOT_CHANGED = "slot_changed"
    SUBSTITUTE_CONFIRMED = "substitute_confirmed"
    SUBSTITUTE_UNKNOWN = "substitute_unknown"
    SENDING_AGAIN = "sending_again"
    SENT_IN_WRITING = "sent_in_writing"
    DEADLINE_MOVED = "deadline_moved"
    WRITING_CLOSED = "writing_closed"
    NOT_CARRIED = "not_carried"


class RefusalReason(StrEnum):
    NOT_YOURS = "not_yours"
    UNKNOWN_CARD = "unknown_card"
    NOT_PUBLISHED = "not_published"
    RECUSED = "recused"
    ONLY_IN_PRIVATE = "only_in_private"
    UNREADABLE_FILE = "unreadable_file"
    FILE_NOT_FETCHED = "file_not_fetched"
    WHICH_BODY = "which_body"
    NO_SUCH_BODY = "no_such_body"
    NO_MINUTES = "no_minutes"
    NO_DATE = "no_date"
    NOT_IN_PRIVATE = "not_in_private"
    NOTHING_TO_RUN = "nothing_to_run"
    WRITING_CLOSED = "writing_closed"


class Doubt(StrEnum):
    """What the secretary should look at before publishing."""

    NOBODY_FOUND = "nobody_found"
    SEVERAL_FOUND = "several_found"
    ONLY_FUNCTION = "only_function"
    LEFT = "left"
    OTHER_TITLE = "other_title"
    NO_CHAT = "no_chat"
    NO_TIME = "no_time"
    OPENNESS_UNKNOWN = "openness_unknown"


@dataclass(frozen=True)
class Heading:
    """What stands at the top of every card about a meeting. `zone` is an IANA name. `closes`: it is a written
    procedure, to be answered until then; `is_closed`: nobody can answer any more.
    """

    body: str
    organisation: str
    held_on: date
    starts: time | None
    ends: time | None
    place: str | None
    join_url: str | None
    zone: str
    closes: time | None = None
    is_closed: bool = False


@dataclass(frozen=True)
class Paper:
    id: AttachmentId
    title: str
    is_open: bool | None
    number: str | None = None
    item: ItemId | None = None


@dataclass(frozen=True)
class Tally:
    """How the directors who take part have answered the present text; `missing` are the names of those who
    have not. `asked`: how many take part. `is_met`: by `rule` it is carried, which needs the `quorum`, too.
    """

    approve: int = 0
    discuss: int = 0
    postpone: int = 0
    reject: int = 0
    missing: tuple[str, ...] = ()
    asked: int = 0
    rule: DecisionRule = DecisionRule.CHAIR
    quorum: int | None = None
    is_met: bool = False

    @property
    def is_quorate(self) -> bool:
        return self.asked >= (self.quorum or 0)


@dataclass(frozen=True)
class GuestLine:
    """`label` is "Title Name" of the confirmed person, or the document's words."""

    guest: GuestId
    item: ItemId
    label: str
    is_resolved: bool
    is_invited: bool
    attendance: Attendance | None = None
    contact: str | None = None


@dataclass(frozen=True)
class DecisionLine:
    """`decided_at` is the time on the wall of the meeting's place, where whoever recorded it gave one;
    `is_entered_later`: so long before it was recorded that this is said.
    """

    id: DecisionId
    item: ItemId
    item_title: str | None
    outcome: Outcome
    text: str
    follow_ups: tuple[FollowUp, ...]
    at: datetime
    by: str | None
    held_on: date | None = None
    decided_at: time | None = None
    is_entered_later: bool = False


@dataclass(frozen=True)
class ItemLine:
    """`title` None: closed, and this reader sees only that something stands here at that time.

    `is_break`: the meeting rests. `is_fixed`: never before its time. `speaks`: minutes that a
    guest may speak. `recused` are the names of those who take no part in it, being partial; `is_recused`:
    this reader is one of them. `rule`: its own one, None for the body's.
    `absent` and `is_absent`: as of who is not there, for the item or the whole meeting. `written`: how it
    stands in a written procedure, None at a meeting; `placed_on`: the day of the meeting that takes it up.
    `came_on`: the last day of the written procedure that it comes from.
    """

    item: ItemId
    position: int
    number: str | None
    title: str | None
    starts: time | None
    ends: time | None
    is_open: bool | None
    guests: tuple[GuestLine, ...] = ()
    papers: int = 0
    my_answer: Answer | None = None
    tally: Tally | None = None
    decision: DecisionLine | None = None
    is_break: bool = False
    is_fixed: bool = False
    speaks: int | None = None
    recused: tuple[str, ...] = ()
    rule: DecisionRule | None = None
    is_recused: bool = False
    absent: tuple[str, ...] = ()
    is_absent: bool = False
    written: Written | None = None
    placed_on: date | None = None
    came_on: date | None = None
    text_version: int = 1


@dataclass(frozen=True)
class Contact:
    name: str
    title: str | None
    phone: str | None
    upn: str | None
