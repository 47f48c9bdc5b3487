"""A decision with its follow-ups, as it stands on an item, in minutes and in answers. Never a form."""

from microsoft_teams.cards import CardElement, TextRun

from bot.domain.agenda import Outcome
from bot.domain.decision import FollowUp
from bot.domain.facts import DecisionLine
from cards.parts import capital, line, lines, marked, more, plain, quiet, said, strong
from cards.sheet import Sheet

_CARRIED = (Outcome.APPROVED, Outcome.APPROVED_WITH_REMARKS, Outcome.NOTED, Outcome.RECOMMENDED)


def decision_lines(decision: DecisionLine, sheet: Sheet) -> list[CardElement]:
    text, is_cut = lines(decision.text, sheet)
    kept, left_out = sheet.first(decision.follow_ups)
    return [
        said(outcome_run(decision.outcome, sheet), spacing="Small"),
        *text,
        *([said(quiet("…"), spacing="None")] if is_cut else []),
        *entered_later_line(decision, sheet),
        *(follow_up_line(follow_up, sheet) for follow_up in kept),
        *more(left_out, sheet),
    ]


def entered_later_line(decision: DecisionLine, sheet: Sheet) -> list[CardElement]:
    if decision.decided_at is None or not decision.is_entered_later:
        return []
    words = sheet.words
    sentence = words.say("decided at {time}, entered later", time=words.clock(decision.decided_at))
    return [said(quiet(capital(sentence)), spacing="None")]


def outcome_run(outcome: Outcome, sheet: Sheet) -> TextRun:
    """A mark and a colour that only repeat the word."""
    word = sheet.words.name(outcome)
    if outcome in _CARRIED:
        return marked("✓ " + word, "Good")
    return marked("✗ " + word, "Attention") if outcome is Outcome.REJECTED else strong("■ " + word)


def follow_up_line(follow_up: FollowUp, sheet: Sheet) -> CardElement:
    runs = [quiet(sheet.words.say("Follows up:") + " "), plain(line(follow_up.owner, sheet))]
    if follow_up.task:
        runs.append(plain(" – " + line(follow_up.task, sheet)))
    if follow_up.due_on:
        runs.append(quiet(" · " + sheet.words.say("by {day}", day=sheet.words.plain_day(follow_up.due_on))))
    return said(*runs, spacing="Small")
