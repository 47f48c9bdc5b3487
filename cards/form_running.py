"""How one item behaves while the meeting runs, on its form in the preview. Never when it is or who comes."""

from microsoft_teams.cards import CardElement

from bot.domain.facts import ItemForm, ItemLine
from cards.actions import Verb, button
from cards.parts import label, plain, row_with_buttons, said
from cards.preview_items import about_meeting
from cards.sheet import Sheet

SPEAKS = (5, 10)
"""Minutes that a guest is offered to speak when the item begins."""


def running_rows(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    return [
        label(sheet.words.say("While the meeting runs")),
        *([] if item.is_break else [_fixed(form, item, sheet=sheet)]),
        *([_speaks(form, item, sheet=sheet)] if item.guests or item.speaks else []),
        _break(form, item, sheet=sheet),
    ]


def _fixed(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> CardElement:
    says = sheet.words.say
    if item.is_fixed:
        change = (("flexible", says("May begin early")),)
        return _row(form, says("Does not begin before its time"), changes=change)
    change = (("fixed", says("Not before its time")),)
    return _row(form, says("May begin early if the meeting is ahead"), changes=change)


def _speaks(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> CardElement:
    says = sheet.words.say
    if item.speaks:
        now = says("The guest may speak for {n} min.", n=item.speaks)
        return _row(form, now, changes=(("speaks:0", says("No time to speak")),))
    offers = tuple((f"speaks:{n}", says("{n} min.", n=n)) for n in SPEAKS)
    return _row(form, says("The guest has no time of their own to speak"), changes=offers)


def _break(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> CardElement:
    says = sheet.words.say
    if item.is_break:
        return _row(form, says("It is a break"), changes=(("item", says("Make it an item")),))
    return _row(form, says("It is an item to be debated"), changes=(("break", says("Make it a break")),))


def _row(form: ItemForm, now: str, *, changes: tuple[tuple[str, str], ...]) -> CardElement:
    presses = [
        button(Verb.ITEM_EDIT, words, about=about_meeting(form.preview, item=form.item, choice=choice))
        for choice, words in changes
    ]
    return row_with_buttons(said(plain(now)), *presses)
