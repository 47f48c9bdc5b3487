"""The second card of an answer: a remark, postpone and reject. Never a decision."""

from microsoft_teams.cards import AdaptiveCard, CardElement, ExecuteAction, TextInput

from bot.domain.facts import ApprovalForm
from cards.actions import Verb, button
from cards.fields import prefilled, too_long
from cards.item import about_item, about_text, discuss_words, item_head
from cards.page import page
from cards.parts import banner, buttons, said, strong
from cards.sheet import Sheet

MAX_REMARK = 2_000


def approval_card(form: ApprovalForm, sheet: Sheet) -> AdaptiveCard:
    view = form.view
    return page(
        item_head("approval", sheet.words.say("Your answer"), view=view, sheet=sheet),
        banner(view.banner, sheet),
        _state(form, sheet),
        [*too_long(form.view.remark, sheet), _remark(form, sheet)],
        _actions(form, sheet),
    )


def _state(form: ApprovalForm, sheet: Sheet) -> list[CardElement]:
    mine = form.view.line.my_answer
    if mine is None:
        return []
    return [said(strong("● " + sheet.words.say("Your answer: {answer}", answer=sheet.words.name(mine))))]


def _remark(form: ApprovalForm, sheet: Sheet) -> TextInput:
    return TextInput(
        id="remark",
        label=sheet.words.say("Remark (the secretary and the chair can read it)"),
        is_multiline=True,
        max_length=MAX_REMARK,
        value=prefilled(form.view.remark, sheet),
    )


def _actions(form: ApprovalForm, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say

    def press(verb: Verb, words: str) -> ExecuteAction:
        return button(verb, words, about=about_text(form.view), takes_inputs=True)

    only_remark = press(Verb.APPROVAL_REMARK, says("Save only the remark"))
    return [
        *buttons(
            press(Verb.APPROVAL_GIVE, says("Approve")),
            press(Verb.APPROVAL_DISCUSS, discuss_words(form.view, sheet)),
            None if form.view.line.written else press(Verb.APPROVAL_POSTPONE, says("Postpone")),
            press(Verb.APPROVAL_REJECT, says("Reject")),
        ),
        *buttons(
            only_remark if form.view.line.my_answer else None,
            button(Verb.RECUSAL_DECLARE, says("I am recused"), about=about_item(form.view)),
            button(Verb.ITEM_OPEN, says("Back"), about=about_item(form.view)),
        ),
    ]
