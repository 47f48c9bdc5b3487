"""What a running meeting asks of whoever runs it: a helpful swap, a substitute to confirm. Never rows."""

from microsoft_teams.cards import CardElement

from bot.domain.facts import Proposal, RunGuest, RunItem, RunView
from bot.domain.grants import Permission
from bot.domain.progress import Act
from bot.domain.response import Reply
from cards.actions import Payload, Verb, button
from cards.parts import box, buttons, hint, line, plain, said, strong
from cards.run_now import number_of, run_title
from cards.run_steps import about_plan, about_step, may_step, may_with
from cards.sheet import Sheet

MOST = 3
"""Boxes about substitutes at a time: the others come up as these are answered."""


def asks(view: RunView, sheet: Sheet) -> list[CardElement]:
    if Permission.RUN not in view.may:
        return []
    pending = [
        (item, guest)
        for item in view.items
        if item.stage.is_open
        for guest in item.guests
        if guest.response and guest.response.reply is Reply.SUBSTITUTE
    ]
    boxes = [_substitute(view, item, guest=guest, sheet=sheet) for item, guest in pending[:MOST]]
    return [*_proposal(view, sheet), *boxes]


def _proposal(view: RunView, sheet: Sheet) -> list[CardElement]:
    proposal = view.proposal
    item = next((one for one in view.items if proposal and one.line.item == proposal.item), None)
    if proposal is None or item is None:
        return []
    words = sheet.words
    n = number_of(view, item)
    about = about_step(view, item)
    if proposal.act is Act.NEXT:
        is_possible = may_step(view, Act.NEXT)
        can_be = words.say("Item {n} can be taken next, and nobody comes too early:", n=n)
        take = button(Verb.MEETING_NEXT, words.say("Go on to item {n}", n=n), about=about)
    else:
        is_possible = may_with(view, item, act=Act.SWAP)
        can_be = words.say("Item {n} can be taken now, and nobody comes too early:", n=n)
        take = button(Verb.MEETING_SWAP, words.say("Take item {n} now", n=n), about=about)
    absent = said(plain(_absent(proposal, view.heading.zone, sheet=sheet)))
    name = said(strong(run_title(item, sheet)), spacing="None")
    found = box(absent, said(plain(can_be), spacing="None"), name, *buttons(take), style="accent")
    return [found] if is_possible else []


def _absent(proposal: Proposal, zone: str, *, sheet: Sheet) -> str:
    words = sheet.words
    name = line(proposal.absent, sheet)
    if proposal.there_at is None:
        return words.say("{name} is missing.", name=name)
    at = words.hour(proposal.there_at, zone)
    return words.say("{name} is late and here about {time}.", name=name, time=at)


def _substitute(view: RunView, item: RunItem, *, guest: RunGuest, sheet: Sheet) -> CardElement:
    edit = about_plan(view, item)
    return substitute_box(guest, Payload(meeting=view.meeting, item=item.line.item), edit=edit, sheet=sheet)


def substitute_box(guest: RunGuest, about: Payload, *, edit: Payload, sheet: Sheet) -> CardElement:
    """Whom a guest wants to send, and the press that makes it so. `about` and `edit` name the item."""
    words = sheet.words
    asked = guest.response.substitute if guest.response and guest.response.substitute else ""
    sentence = words.say(
        "{guest} wants to send {name}.", guest=line(guest.label, sheet), name=line(asked, sheet)
    )
    about_it = said(plain(sentence))
    if guest.substitute is None:
        mend = button(Verb.ITEM_EDIT, words.say("Edit the item"), about=edit)
        note = words.say("I know nobody by that very name. Add the right person to the item by hand.")
        return box(about_it, hint(note), *buttons(mend), style="accent")
    about = about.also(choice=guest.guest, person=guest.substitute)
    confirm = button(Verb.SUBSTITUTE_CONFIRM, words.say("Confirm"), about=about)
    return box(about_it, *buttons(confirm), style="accent")
