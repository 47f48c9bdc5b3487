"""For the secretary: a guest can't come, sends somebody else, or comes after all. Never what a guest sees."""

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import ResponseNotice
from bot.domain.response import Reply
from cards.actions import Payload, Verb, button
from cards.heading import head
from cards.page import page
from cards.parts import buttons, hint, line, plain, said, strong
from cards.run_asks import substitute_box
from cards.sheet import Sheet


def response_card(notice: ResponseNotice, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    title = line(notice.title, sheet) if notice.title else words.say("A closed item")
    return page(
        head("answer", words.say("A guest has answered"), heading=notice.heading, sheet=sheet),
        [said(strong(title))],
        _answer(notice, sheet),
    )


def _answer(notice: ResponseNotice, sheet: Sheet) -> list[CardElement]:
    about = Payload(meeting=notice.meeting, item=notice.item)
    guest = notice.guest
    if guest.response and guest.response.reply is Reply.SUBSTITUTE:
        return [substitute_box(guest, about, edit=about, sheet=sheet)]
    words = sheet.words
    if guest.response and guest.response.reply is not Reply.CANNOT:
        return [said(plain(words.say("{guest} comes after all.", guest=line(guest.label, sheet))))]
    return [
        said(plain(words.say("{guest} can't come.", guest=line(guest.label, sheet)))),
        hint(words.say("Change the item, or go on without the guest. Nothing is changed by itself.")),
        *buttons(button(Verb.ITEM_EDIT, words.say("Edit the item"), about=about)),
    ]
