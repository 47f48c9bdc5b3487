"""Until when a written procedure is answered, and how an item of it stands: in words. Never a button."""

from collections.abc import Mapping

from microsoft_teams.cards import CardElement, TextRun

from bot.domain.ballot import DecisionRule
from bot.domain.facts import Heading, ItemLine, Tally
from bot.domain.written import Written
from bot.texts.marked import N_
from cards.parts import hint, marked, quiet, said
from cards.sheet import Sheet

_RULES: Mapping[DecisionRule, str] = {
    DecisionRule.CHAIR: N_(
        "All must approve, since nothing is discussed in writing. Then the chair confirms it."
    ),
    DecisionRule.ALL: N_("All directors must approve. Then the chair confirms it."),
    DecisionRule.MAJORITY: N_("All must answer, and a majority must approve. Then the chair confirms it."),
}


def deadline_words(heading: Heading, sheet: Sheet) -> str:
    """`Svar senest onsdag den 4. marts 2026 kl. 12.00`; empty for a meeting."""
    if heading.closes is None:
        return ""
    words = sheet.words
    sentence = N_("Closed for answers; the deadline was {day} at {time}")
    if not heading.is_closed:
        sentence = N_("Answer by {day} at {time}")
    return words.say(sentence, day=words.day(heading.held_on), time=words.clock(heading.closes))


def standing_runs(item: ItemLine, sheet: Sheet) -> list[TextRun]:
    """None while answers are awaited, and for what was decided: its outcome says more."""
    words = sheet.words
    match item.written:
        case Written.TO_CONFIRM:
            return [marked("○ " + words.say("Carried: waits for the chair to confirm it"), "Accent")]
        case Written.TO_MEETING:
            return [marked("→ " + words.say("Goes on the next agenda"), "Warning")]
        case Written.PLACED if item.placed_on:
            on = words.say("Is on the agenda of {day}", day=words.plain_day(item.placed_on))
            return [marked("→ " + on, "Warning")]
    return []


def written_rule(tally: Tally | None, sheet: Sheet) -> list[CardElement]:
    if tally is None:
        return []
    rule = said(quiet(sheet.words.say(_RULES[tally.rule])), spacing="None")
    silence = N_("If anybody is missing at the deadline or asks for the meeting, it goes on the next agenda.")
    return [rule, hint(sheet.words.say(silence))]


def history(item: ItemLine, sheet: Sheet) -> list[CardElement]:
    """Where an item of a meeting comes from."""
    if item.came_on is None:
        return []
    day = sheet.words.plain_day(item.came_on)
    return [said(quiet(sheet.words.say("From a written procedure of {day}", day=day)), spacing="None")]
