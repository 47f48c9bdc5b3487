"""What a use case answers, ready to be shown: no card, no words, only what this reader may know.

A guest's facts hold only the guest's own slot, so that a card built from them cannot leak what it never had.
"""

from bot.domain.facts.answers import (
    AgendaAnswer,
    DecisionsAnswer,
    DeliveriesAnswer,
    DeliveryLine,
    FollowUpLine,
    FollowUpsAnswer,
    GuestsAnswer,
    Help,
    HomeBound,
    MinutesItem,
    MinutesView,
    Refusal,
    Welcome,
)
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
    | DeliveriesAnswer
    | MinutesView
    | Welcome
    | Help
    | HomeBound
    | Confirm
    | Refusal
)

__all__ = [
    "AgendaAnswer",
    "AgendaView",
    "ApprovalForm",
    "Banner",
    "Choice",
    "Confirm",
    "Contact",
    "DecisionForm",
    "DecisionLine",
    "DecisionsAnswer",
    "DeliveriesAnswer",
    "DeliveryLine",
    "Digest",
    "DirectorAnswer",
    "Doubt",
    "Fact",
    "FollowUpLine",
    "FollowUpsAnswer",
    "GuestDoubt",
    "GuestLine",
    "GuestsAnswer",
    "Heading",
    "Help",
    "HomeBound",
    "ItemForm",
    "ItemLine",
    "ItemView",
    "MeetingNotice",
    "MinutesItem",
    "MinutesView",
    "Paper",
    "Preview",
    "Refusal",
    "RefusalReason",
    "SlotNotice",
    "SlotPreview",
    "Tally",
    "Welcome",
]
