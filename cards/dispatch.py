"""From a fact to its card, in the most generous form that Teams accepts. Never how a card looks."""

from collections.abc import Callable, Mapping
from typing import Any

from microsoft_teams.cards import AdaptiveCard

from bot.domain import facts
from bot.texts import Words
from cards.agenda import agenda_card
from cards.answer import (
    agenda_answer_card,
    decisions_card,
    follow_ups_found_card,
    guests_card,
    home_card,
)
from cards.approval import approval_card
from cards.as_guest import slot_preview_card
from cards.call import guest_card
from cards.decision import decision_card
from cards.deliveries import deliveries_card
from cards.digest import digest_card
from cards.follow_up import follow_up_card
from cards.follow_ups import follow_ups_card
from cards.form import form_card
from cards.goals import goals_card
from cards.help import help_card
from cards.item import item_card
from cards.minutes import minutes_card
from cards.move import confirm_card, meeting_notice_card
from cards.participation import participation_card, recusal_form_card, recusal_notice_card
from cards.preview import preview_card
from cards.refusal import refusal_card
from cards.responded import response_card
from cards.run import run_card
from cards.sheet import MAX_BYTES, ROOMS, CardTooLarge, Sheet, size
from cards.welcome import welcome_card
from cards.written import written_answer_card, written_notice_card

# Each builder takes the very type that it stands beside; a mapping can't say that to the type checker.
BUILDERS: Mapping[type, Callable[[Any, Sheet], AdaptiveCard]] = {
    facts.AgendaView: agenda_card,
    facts.ItemView: item_card,
    facts.ApprovalForm: approval_card,
    facts.DecisionForm: decision_card,
    facts.SlotNotice: guest_card,
    facts.Digest: digest_card,
    facts.MeetingNotice: meeting_notice_card,
    facts.Preview: preview_card,
    facts.ItemForm: form_card,
    facts.SlotPreview: slot_preview_card,
    facts.AgendaAnswer: agenda_answer_card,
    facts.GuestsAnswer: guests_card,
    facts.DecisionsAnswer: decisions_card,
    facts.FollowUpsAnswer: follow_ups_card,
    facts.FollowUpsFound: follow_ups_found_card,
    facts.GoalsAnswer: goals_card,
    facts.FollowUpNotice: follow_up_card,
    facts.DeliveriesAnswer: deliveries_card,
    facts.MinutesView: minutes_card,
    facts.Welcome: welcome_card,
    facts.Help: help_card,
    facts.HomeBound: home_card,
    facts.Confirm: confirm_card,
    facts.RunView: run_card,
    facts.ResponseNotice: response_card,
    facts.Participation: participation_card,
    facts.RecusalForm: recusal_form_card,
    facts.RecusalNotice: recusal_notice_card,
    facts.WrittenNotice: written_notice_card,
    facts.WrittenAnswer: written_answer_card,
    facts.Refusal: refusal_card,
}


def card(fact: facts.Fact, words: Words) -> dict[str, Any]:
    """Raises CardTooLarge where even the tersest form is over Teams' limit."""
    build = BUILDERS[type(fact)]
    for room in ROOMS:
        built = build(fact, Sheet(words, room)).model_dump(by_alias=True, exclude_none=True)
        if size(built) <= MAX_BYTES:
            return built
    raise CardTooLarge(type(fact).__name__)
