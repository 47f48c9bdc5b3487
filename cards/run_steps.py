"""The buttons of a running meeting: the next step alone, the rest in two levels. Never what they do."""

from microsoft_teams.cards import CardElement, ExecuteAction, ToggleVisibilityAction

from bot.domain.facts import RunItem, RunStage, RunView
from bot.domain.grants import Permission
from bot.domain.progress import Act
from bot.domain.steps import EXTENSION
from cards.actions import Payload, Verb, button
from cards.parts import buttons, capital, line, quiet, said
from cards.sheet import Sheet

_MINUTE = 60


def about_step(view: RunView, item: RunItem | None = None, *, choice: str | None = None) -> Payload:
    """`seq` says which step the presser saw last: who was overtaken does nothing."""
    return Payload(meeting=view.meeting, item=item.line.item if item else None, seq=view.seq, choice=choice)


def about_plan(view: RunView, item: RunItem | None = None) -> Payload:
    """For what is bound to the agenda and not to the step."""
    return Payload(meeting=view.meeting, item=item.line.item if item else None, version=view.version)


def may_step(view: RunView, act: Act) -> bool:
    return Permission.RUN in view.may and act in view.can


def may_with(view: RunView, item: RunItem, *, act: Act) -> bool:
    return Permission.RUN in view.may and act in item.can


def current_of(view: RunView) -> RunItem | None:
    return next((one for one in view.items if one.line.item == view.current), None)


def following_of(view: RunView) -> RunItem | None:
    return next((one for one in view.items if one.line.item == view.following), None)


def primary(view: RunView, sheet: Sheet) -> list[CardElement]:
    """One button alone, so that a thumb finds it while somebody speaks."""
    says = sheet.words.say
    step = about_step(view)
    if may_step(view, Act.START):
        return buttons(button(Verb.MEETING_START, says("Start the meeting"), about=step, is_primary=True))
    if may_step(view, Act.RESUME):
        going = about_step(view, choice="resume")
        return buttons(button(Verb.MEETING_PAUSE, says("Go on"), about=going, is_primary=True))
    if may_step(view, Act.NEXT) and following_of(view):
        return buttons(button(Verb.MEETING_NEXT, says("Next item"), about=step, is_primary=True))
    if may_step(view, Act.CLOSE):
        return buttons(button(Verb.MEETING_CLOSE, says("Close the meeting"), about=step, is_primary=True))
    return []


def first_level(view: RunView, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    step = about_step(view)
    minutes = int(EXTENSION.total_seconds()) // _MINUTE
    extend = button(Verb.MEETING_EXTEND, says("+{n} min.", n=minutes), about=step)
    pause = button(Verb.MEETING_PAUSE, says("Pause"), about=step)
    is_closed = view.stage is RunStage.CLOSED
    rest = None if is_closed else ToggleVisibilityAction(title=says("More ..."), target_elements=["rest"])
    return [
        *_last(view, sheet),
        *buttons(
            extend if may_step(view, Act.EXTEND) else None,
            pause if may_step(view, Act.PAUSE) else None,
            _open(view, sheet),
            _undo(view, sheet),
            _minutes(view, sheet),
            rest,
        ),
    ]


def second_level(view: RunView, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    step = about_step(view)
    moves_on = may_step(view, Act.NEXT) and may_step(view, Act.RESUME)
    is_last = following_of(view) is None
    closes = may_step(view, Act.CLOSE) and (moves_on or not is_last)
    return [
        *buttons(
            button(Verb.MEETING_NEXT, says("Next item"), about=step) if moves_on and not is_last else None,
            button(Verb.MEETING_BACK, says("Back"), about=step) if may_step(view, Act.BACK) else None,
            _skip(view, sheet),
            button(Verb.MEETING_CLOSE, says("Close the meeting"), about=step) if closes else None,
        ),
        *buttons(
            _deliveries(view, sheet),
            button(Verb.AGENDA_OPEN, says("Agenda"), about=about_plan(view)),
            button(Verb.RUN_OPEN, says("Refresh"), about=Payload(meeting=view.meeting)),
        ),
    ]


def _open(view: RunView, sheet: Sheet) -> ExecuteAction | None:
    """From the item's own card it is decided: a decision is bound to the text that was read."""
    current = current_of(view)
    if current is None or current.is_break:
        return None
    return button(Verb.ITEM_OPEN, sheet.words.say("Open the item"), about=about_plan(view, current))


def _skip(view: RunView, sheet: Sheet) -> ExecuteAction | None:
    current = current_of(view)
    if current is None or not may_with(view, current, act=Act.SKIP):
        return None
    return button(Verb.MEETING_SKIP, sheet.words.say("Skip this item"), about=about_step(view, current))


def _undo(view: RunView, sheet: Sheet) -> ExecuteAction | None:
    last = view.last
    if last is None or last.undo_until is None or Permission.RUN not in view.may:
        return None
    words = sheet.words.say('Undo "{step}"', step=sheet.words.name(last.act))
    return button(Verb.MEETING_UNDO, words, about=about_step(view))


def _last(view: RunView, sheet: Sheet) -> list[CardElement]:
    """Whose step the undo button takes back, since two may run the same meeting."""
    last = view.last
    if last is None or last.undo_until is None:
        return []
    words = sheet.words
    zone = view.heading.zone
    named = [line(part, sheet) for part in (last.item, last.by) if part]
    pressed = words.say("pressed at {time}", time=words.hour(last.at, zone))
    until = words.say("can be undone until {time}", time=words.hour(last.undo_until, zone))
    return [said(quiet(capital(" · ".join([*named, pressed, until]))), spacing="Medium")]


def _deliveries(view: RunView, sheet: Sheet) -> ExecuteAction | None:
    if Permission.SEE_DELIVERIES not in view.may:
        return None
    return button(Verb.DELIVERIES_OPEN, sheet.words.say("Deliveries"), about=about_plan(view))


def _minutes(view: RunView, sheet: Sheet) -> ExecuteAction | None:
    if view.stage is not RunStage.CLOSED or Permission.SEE_DRAFT_MINUTES not in view.may:
        return None
    return button(Verb.MINUTES_OPEN, sheet.words.say("Minutes"), about=about_plan(view))
