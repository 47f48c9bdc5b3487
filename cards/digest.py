"""Several of a guest's own slots in one message. Never anything of another guest."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import Contact, Digest, SlotNotice
from cards.heading import join_button
from cards.page import page
from cards.parts import box, buttons, capital, plain, said, strong, title
from cards.people import contact_line
from cards.sheet import Sheet
from cards.slot import body_line, changed, slot_lines, top_words


def digest_card(digest: Digest, sheet: Sheet) -> AdaptiveCard:
    return page(
        [title("slot", sheet.words.say("News about your slots"))],
        [box(*_part(one, sheet), spacing="Medium") for one in digest.notices],
        *(contact_line(contact, sheet) for contact in _contacts(digest.notices)),
    )


def _part(one: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """Of a slot that is off nothing is left but the body and the day."""
    words = sheet.words
    if one.off:
        day = capital(words.day(one.slot.held_on))
        return [
            said(strong(words.name(one.off))),
            said(plain(body_line(one, sheet)), spacing="None"),
            said(plain(day), spacing="None"),
        ]
    return [
        said(strong(words.say(top_words(one.kind)))),
        *changed(one, sheet),
        *slot_lines(one, sheet),
        *buttons(join_button(one.slot.join_url, sheet)),
    ]


def _contacts(notices: Sequence[SlotNotice]) -> list[Contact]:
    """Each once, in the order of the slots."""
    return list(dict.fromkeys(one.contact for one in notices if one.contact))
