"""A guest's slot as the secretary sees it before it is sent. Never anything but what that guest gets.

Only the buttons to answer with are left out: they are the guest's alone.
"""

from dataclasses import replace

from microsoft_teams.cards import AdaptiveCard, Container

from bot.domain.facts import SlotPreview
from cards.actions import Payload, Verb, button
from cards.page import page
from cards.parts import buttons, line, quiet, said, title
from cards.sheet import Sheet
from cards.slot import slot_body


def slot_preview_card(shown: SlotPreview, sheet: Sheet) -> AdaptiveCard:
    whole = Payload(meeting=shown.notice.slot.meeting)
    return page(
        [title("preview", sheet.words.say("This is what the guest gets"))],
        [said(quiet(line(shown.guest, sheet)), spacing="None")],
        [Container(style="emphasis", items=slot_body(replace(shown.notice, asks=()), sheet))],
        buttons(button(Verb.ITEM_EDIT, sheet.words.say("Back"), about=whole)),
    )
