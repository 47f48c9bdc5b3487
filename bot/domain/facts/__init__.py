"""What a use case answers, ready to be shown: no card, no words, only what this reader may know.

A guest's facts hold only the guest's own slot, so that a card built from them cannot leak what it never had.
"""

from bot.domain.facts.answers import (
    AgendaAnswer,
    DecisionHit,
    DecisionsAnswer,
    DeliveriesAnswer,
    DeliveryLine,
    FollowUpHit,
    FollowUpsFound,
    Gap,
    GapKind,
    GoalLine,
    GoalsAnswer,
    GuestsAnswer,
    Help,
    HomeBound,
    MinutesItem,
    MinutesView,
    Refusal,
    Welcome,
)
from bot.domain.facts.calendar import CalendarEvent, Hours, TimedTitle
from bot.domain.facts.follow_ups import FollowUpLine, FollowUpNotice, FollowUpsAnswer
from bot.domain.facts.meetings import (
    AgendaView,
    ApprovalForm,
    Choice,
    Confirm,
    DecisionForm,
    Digest,
    DirectorAnswer,
    GuestDoubt,
    ItemForm,
    ItemView,
    MeetingNotice,
    Preview,
    SlotNotice,
    SlotPreview,
)
from bot.domain.facts.minutes import (
    MinutedDecision,
    MinutedFollowUp,
    MinutedGuest,
    MinutedHours,
    MinutedItem,
    MinutedPaper,
    MinutedWritten,
    Minutes,
    Presence,
)
from bot.domain.facts.participation import Participant, Participation, RecusalForm, RecusalNotice
from bot.domain.facts.parts import (
    Banner,
    Contact,
    DecisionLine,
    Doubt,
    GuestLine,
    Heading,
    ItemLine,
    Paper,
    RefusalReason,
    Tally,
)
from bot.domain.facts.run_sheet import RunSheet, SheetGuest, SheetItem
from bot.domain.facts.running import (
    Consent,
    LastStep,
    Proposal,
    ResponseNotice,
    RunGuest,
    RunItem,
    RunStage,
    RunView,
)
from bot.domain.facts.written import WrittenAnswer, WrittenNews, WrittenNotice

Fact = (
    AgendaView
    | ItemView
    | ApprovalForm
    | DecisionForm
    | SlotNotice
    | Digest
    | MeetingNotice
    | Preview
    | ItemForm
    | SlotPreview
    | AgendaAnswer
    | GuestsAnswer
    | DecisionsAnswer
    | FollowUpsAnswer
    | FollowUpsFound
    | GoalsAnswer
    | FollowUpNotice
    | DeliveriesAnswer
    | MinutesView
    | Welcome
    | Help
    | HomeBound
    | Confirm
    | RunView
    | ResponseNotice
    | Participation
    | RecusalForm
    | RecusalNotice
    | WrittenNotice
    | WrittenAnswer
    | Refusal
)

__all__ = [
    "AgendaAnswer",
    "AgendaView",
    "ApprovalForm",
    "Banner",
    "CalendarEvent",
    "Choice",
    "Confirm",
    "Consent",
    "Contact",
    "DecisionForm",
    "DecisionHit",
    "DecisionLine",
    "DecisionsAnswer",
    "DeliveriesAnswer",
    "DeliveryLine",
    "Digest",
    "DirectorAnswer",
    "Doubt",
    "Fact",
    "FollowUpHit",
    "FollowUpLine",
    "FollowUpNotice",
    "FollowUpsAnswer",
    "FollowUpsFound",
    "Gap",
    "GapKind",
    "GoalLine",
    "GoalsAnswer",
    "GuestDoubt",
    "GuestLine",
    "GuestsAnswer",
    "Heading",
    "Help",
    "HomeBound",
    "Hours",
    "ItemForm",
    "ItemLine",
    "ItemView",
    "LastStep",
    "MeetingNotice",
    "MinutedDecision",
    "MinutedFollowUp",
    "MinutedGuest",
    "MinutedHours",
    "MinutedItem",
    "MinutedPaper",
    "MinutedWritten",
    "Minutes",
    "MinutesItem",
    "MinutesView",
    "Paper",
    "Participant",
    "Participation",
    "Presence",
    "Preview",
    "Proposal",
    "RecusalForm",
    "RecusalNotice",
    "Refusal",
    "RefusalReason",
    "ResponseNotice",
    "RunGuest",
    "RunItem",
    "RunSheet",
    "RunStage",
    "RunView",
    "SheetGuest",
    "SheetItem",
    "SlotNotice",
    "SlotPreview",
    "Tally",
    "TimedTitle",
    "Welcome",
    "WrittenAnswer",
    "WrittenNews",
    "WrittenNotice",
]
