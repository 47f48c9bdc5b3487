"""An item that was found with what was decided about it, and what to try where nothing was. Never a form."""

from microsoft_teams.cards import CardElement, ColumnSet, ExecuteAction

from bot.domain.facts import DecisionHit
from cards.actions import Payload, Verb, button
from cards.decided import decision_lines
from cards.parts import hint, line, quiet, row_with_buttons, said, strong
from cards.sheet import Sheet


def found_decision(hit: DecisionHit, sheet: Sheet, *, has_button: bool) -> list[CardElement]:
    first, below = found_title(hit, sheet, has_button=has_button)
    first.separator, first.spacing = True, "Medium"
    if hit.decision is None:
        return [first, below, hint(sheet.words.say("No decision is recorded."))]
    return [first, below, *decision_lines(hit.decision, sheet)]


def found_title(hit: DecisionHit, sheet: Sheet, *, has_button: bool) -> tuple[ColumnSet, CardElement]:
    words = sheet.words
    name = line(hit.title, sheet) if hit.title else words.say("Closed item")
    where = f"{line(hit.body, sheet)}, {words.plain_day(hit.held_on)}"
    opener = [_open(hit, sheet)] if has_button and hit.can_open else []
    return row_with_buttons(said(strong(name)), *opener), said(quiet(where), spacing="None")


def near_words(sheet: Sheet) -> list[CardElement]:
    return [hint(sheet.words.say("I found nothing with just these words. This is what is most like them:"))]


def nothing_found(sheet: Sheet) -> str:
    return sheet.words.say(
        "I found nothing about that which I may show you. Try fewer words, one word of the title, the name "
        "of who follows up, or a date such as 20-12-2023."
    )


def _open(hit: DecisionHit, sheet: Sheet) -> ExecuteAction:
    about = Payload(meeting=hit.meeting, item=hit.item, version=hit.version)
    return button(Verb.ITEM_OPEN, sheet.words.say("Open"), about=about)
