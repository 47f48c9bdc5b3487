"""What everybody approved beforehand, and the press that takes it together. Never what else is to come."""

from microsoft_teams.cards import CardElement

from bot.domain.facts import RunView
from bot.domain.grants import Permission
from cards.actions import Verb, button
from cards.parts import box, buttons, more, plain, said, strong
from cards.run_now import run_title
from cards.run_steps import about_step
from cards.sheet import Sheet


def consent(view: RunView, sheet: Sheet) -> list[CardElement]:
    if view.consent is None or Permission.DECIDE not in view.may:
        return []
    words, n = sheet.words, len(view.consent.items)
    kept, left_out = sheet.first([one for one in view.items if one.line.item in view.consent.items])
    lead = words.plural(
        "Everybody has approved {n} item beforehand:", "Everybody has approved {n} items beforehand:", n=n
    )
    take = words.say("Take as approved ({n})", n=n)
    about = about_step(view, choice=view.consent.mark)
    names = (said(strong(run_title(item, sheet)), spacing="None") for item in kept)
    press = button(Verb.CONSENT_TAKE, take, about=about)
    return [box(said(plain(lead)), *names, *more(left_out, sheet), *buttons(press), style="accent")]
