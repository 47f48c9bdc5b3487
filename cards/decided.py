"""A decision with its follow-ups, as it stands on an item, in minutes and in answers. Never a form."""

from microsoft_teams.cards import CardElement

from bot.domain.decision import FollowUp
from bot.domain.facts import DecisionLine
from cards.parts import line, lines, marked, more, plain, quiet, said
from cards.sheet import Sheet


def decision_lines(decision: DecisionLine, sheet: Sheet) -> list[CardElement]:
    text, is_cut = lines(decision.text, sheet)
    kept, left_out = sheet.first(decision.follow_ups)
    return [
        said(marked("✓ " + sheet.words.name(decision.outcome), "Good"), spacing="Small"),
        *text,
        *([said(quiet("…"), spacing="None")] if is_cut else []),
        *(follow_up_line(follow_up, sheet) for follow_up in kept),
        *more(left_out, sheet),
    ]


def follow_up_line(follow_up: FollowUp, sheet: Sheet) -> CardElement:
    runs = [quiet(sheet.words.say("Follows up:") + " "), plain(line(follow_up.owner, sheet))]
    if follow_up.task:
        runs.append(plain(" – " + line(follow_up.task, sheet)))
    if follow_up.due_on:
        runs.append(quiet(" · " + sheet.words.say("by {day}", day=sheet.words.short_day(follow_up.due_on))))
    return said(*runs, spacing="Small")
