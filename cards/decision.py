"""The form in which the chair or the secretary records what was decided. Never a director's answer."""

from microsoft_teams.cards import (
    AdaptiveCard,
    CardElement,
    Choice,
    ChoiceSetInput,
    DateInput,
    TextInput,
    TimeInput,
)

from bot.domain.agenda import Outcome
from bot.domain.decision import FollowUp
from bot.domain.facts import DecisionForm, DecisionLine
from cards.actions import Verb, button
from cards.fields import prefilled, too_long, wrong_field
from cards.item import about_item, about_text, item_head
from cards.page import page
from cards.parts import banner, buttons
from cards.people import apart_lines
from cards.ruling import rule_line, tally_line
from cards.sheet import Sheet
from cards.untrusted import one_line

MAX_TEXT = 8_000
MAX_OWNERS = 1_000


def decision_card(form: DecisionForm, sheet: Sheet) -> AdaptiveCard:
    view = form.view
    return page(
        item_head("decision", sheet.words.say("Decision"), view=view, sheet=sheet),
        banner(view.banner, sheet),
        wrong_field(form.field, sheet),
        tally_line(view.line.tally, sheet),
        apart_lines(view.line, sheet),
        [] if view.line.written else rule_line(view.line.tally, sheet),
        _inputs(view.line.decision, sheet),
        [] if view.line.written else [_time(view.line.decision, sheet)],
        _actions(form, sheet),
    )


def _inputs(stands: DecisionLine | None, sheet: Sheet) -> list[CardElement]:
    return [
        _outcome(stands, sheet),
        *too_long(stands.text if stands else None, sheet),
        _text(stands, sheet),
        _owner(stands, sheet),
        _due(stands, sheet),
    ]


def _outcome(stands: DecisionLine | None, sheet: Sheet) -> ChoiceSetInput:
    return ChoiceSetInput(
        id="outcome",
        label=sheet.words.say("Outcome"),
        style="compact",
        wrap=True,
        is_required=True,
        error_message=sheet.words.say("Choose an outcome."),
        placeholder=sheet.words.say("Choose ..."),
        choices=[Choice(title=sheet.words.name(outcome), value=outcome.value) for outcome in Outcome],
        value=stands.outcome.value if stands else None,
    )


def _text(stands: DecisionLine | None, sheet: Sheet) -> TextInput:
    return TextInput(
        id="text",
        label=sheet.words.say("What was decided, in words"),
        is_multiline=True,
        max_length=MAX_TEXT,
        value=prefilled(stands.text, sheet) if stands else None,
    )


def _owner(stands: DecisionLine | None, sheet: Sheet) -> TextInput:
    owners = "; ".join(_owned(follow_up) for follow_up in stands.follow_ups) if stands else ""
    return TextInput(
        id="owner",
        label=sheet.words.say("Who follows up (several: separate with a semicolon)"),
        placeholder=sheet.words.say("Name or unit: what they do"),
        is_multiline=True,
        max_length=MAX_OWNERS,
        value=prefilled(owners, sheet),
    )


def _owned(follow_up: FollowUp) -> str:
    """As the form reads it."""
    owner = one_line(follow_up.owner)
    return f"{owner}: {one_line(follow_up.task)}" if follow_up.task else owner


def _due(stands: DecisionLine | None, sheet: Sheet) -> DateInput:
    dates = [follow_up.due_on for follow_up in stands.follow_ups if follow_up.due_on] if stands else []
    return DateInput(
        id="due", label=sheet.words.say("To be done by"), value=dates[0].isoformat() if dates else None
    )


def _time(stands: DecisionLine | None, sheet: Sheet) -> TimeInput:
    decided_at = stands.decided_at if stands else None
    return TimeInput(
        id="time",
        label=sheet.words.say("Decided at (only if it was earlier than now)"),
        value=decided_at.strftime("%H:%M") if decided_at else None,
    )


def _actions(form: DecisionForm, sheet: Sheet) -> list[CardElement]:
    stands = form.view.line.decision
    verb = Verb.DECISION_CORRECT if stands else Verb.DECISION_RECORD
    words = sheet.words.say("Save the correction") if stands else sheet.words.say("Save the decision")
    about = about_text(form.view, choice=stands.id if stands else None)
    return buttons(
        button(verb, words, about=about, is_primary=True, takes_inputs=True),
        button(Verb.ITEM_OPEN, sheet.words.say("Back"), about=about_item(form.view)),
    )
