"""Facts about what somebody is to follow up. Never the rest of the decision or of the case."""

from dataclasses import dataclass
from datetime import date

from bot.domain.facts.parts import Banner, Contact, Heading
from bot.domain.follow_up import FollowUpAct, FollowUpState
from bot.domain.follow_up_list import FollowUpGroup, Untold
from bot.domain.ids import FollowUpId, ItemId, MeetingId
from bot.domain.reminding import Reminding


@dataclass(frozen=True)
class FollowUpNotice:
    """One follow-up, for its owner or for who keeps the list. `title` None: closed to this reader.

    `owner` None: the reader's own. `asks`: what they can say of it. `is_off`: it is theirs no more, and then
    only the meeting stands on it. `seq`: of the last step that they see. `by`: who said the last thing for
    the owner. `field`: the input that can't be used.
    """

    meeting: MeetingId
    item: ItemId
    follow_up: FollowUpId
    seq: int
    heading: Heading
    number: str | None = None
    title: str | None = None
    task: str | None = None
    owner: str | None = None
    due_on: date | None = None
    state: FollowUpState = FollowUpState.OPEN
    proposed_on: date | None = None
    reason: str | None = None
    asks: tuple[FollowUpAct, ...] = ()
    by: str | None = None
    contact: Contact | None = None
    is_off: bool = False
    reminder: Reminding | None = None
    banner: Banner | None = None
    field: str | None = None


@dataclass(frozen=True)
class FollowUpLine:
    """One of a list. `untold`: why the owner was not told, for who keeps the list; `paste`: what to tell them
    in a mail instead. `can_open`: the reader can answer for it.
    """

    notice: FollowUpNotice
    owner: str
    group: FollowUpGroup
    is_own: bool
    can_open: bool = False
    untold: Untold | None = None
    paste: FollowUpNotice | None = None


@dataclass(frozen=True)
class FollowUpsAnswer:
    """`body`: the week's list of that body, what is open only."""

    lines: tuple[FollowUpLine, ...]
    body: str | None = None
