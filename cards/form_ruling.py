"""By which rule one item is decided, on its form in the preview. Never how it stands."""

from collections.abc import Mapping

from microsoft_teams.cards import CardElement

from bot.domain.ballot import DecisionRule
from bot.domain.facts import ItemForm, ItemLine
from bot.texts.marked import N_
from cards.actions import Verb, button
from cards.parts import buttons, capital, label, plain, said
from cards.preview_items import about_meeting
from cards.sheet import Sheet

_SHORT: Mapping[DecisionRule, str] = {
    DecisionRule.CHAIR: N_("The chair decides"),
    DecisionRule.ALL: N_("All must approve"),
    DecisionRule.MAJORITY: N_("A majority must approve"),
}
"""For a button, which a phone cuts off; the whole rule stands above them once it is chosen."""


def rule_rows(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    """What holds, and the others to choose."""
    says, name = sheet.words.say, sheet.words.name
    now = name(item.rule) if item.rule else says("by the body's usual rule")
    offers = [(rule, says(_SHORT[rule])) for rule in DecisionRule if rule is not item.rule]
    presses = [
        button(
            Verb.ITEM_EDIT,
            capital(words),
            about=about_meeting(form.preview, item=form.item, choice=f"rule:{rule}"),
        )
        for rule, words in [*offers, *([("", says("by the body's usual rule"))] if item.rule else [])]
    ]
    return [label(says("How it is decided")), said(plain(capital(now))), *buttons(*presses)]
