"""The agenda: what everybody in a conversation sees, and what each role sees instead. Never a case text."""

from microsoft_teams.cards import (
    AdaptiveCard,
    CardElement,
    Container,
    RefreshDefinition,
    ToggleVisibilityAction,
)

from bot.domain.facts import AgendaView
from bot.domain.grants import Permission
from bot.domain.meeting import MeetingStatus
from cards.actions import Payload, Verb, button, tap
from cards.agenda_rows import is_over, item_menu, item_rows
from cards.follow_ups import late_lines
from cards.heading import calendar_button, head, join_button
from cards.page import page
from cards.parts import banner, buttons, hint, joined, marked, said
from cards.sheet import Sheet


def agenda_card(view: AgendaView, sheet: Sheet) -> AdaptiveCard:
    card = page(
        head("agenda", _name(view, sheet), heading=view.heading, sheet=sheet),
        banner(view.banner, sheet),
        _status(view, sheet),
        late_lines(view.late, sheet),
        [] if view.is_stub else item_rows(view, sheet),
        _when_over(view, sheet) if is_over(view) else _actions(view, sheet),
    )
    if view.role is None:
        card.refresh = _refresh(view)
    return card


def _name(view: AgendaView, sheet: Sheet) -> str:
    return sheet.words.say("Written procedure") if view.heading.closes else sheet.words.say("Agenda")


def _refresh(view: AgendaView) -> RefreshDefinition:
    """Only the meeting's key: after an edit Teams was seen to send the data of the card before
    (https://github.com/MicrosoftDocs/msteams-docs/issues/6441).
    """
    user_ids = None if view.refresh_for is None else list(view.refresh_for)
    return RefreshDefinition(action=tap(Verb.CARD_REFRESH, Payload(meeting=view.meeting)), user_ids=user_ids)


def _status(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    if view.status is MeetingStatus.PUBLISHED:
        return []
    return [said(marked(sheet.words.name(view.status), "Attention" if is_over(view) else "Warning"))]


def _when_over(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """One that is withdrawn for repair is held all the same, as far as anybody knows."""
    is_off = view.status is MeetingStatus.CANCELLED
    return buttons(calendar_button(_calendar(view), sheet, is_off=True)) if is_off else []


def _calendar(view: AgendaView) -> str | None:
    """Without a time there is no file."""
    return view.calendar if view.heading.starts else None


def _actions(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    if view.role is None:
        return _for_everybody(view, sheet)
    prepares = Permission.PREPARE in view.may
    return joined(
        [
            item_menu(view, sheet),
            _run(view, sheet),
            _first_level(view, sheet),
            _second_level(view, sheet) if prepares else [],
        ]
    )


def _for_everybody(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    whole = Payload(meeting=view.meeting)
    mine = button(Verb.AGENDA_OPEN, sheet.words.say("Show my agenda"), about=whole, is_primary=True)
    return buttons(mine, join_button(view.heading.join_url, sheet))


def _run(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    is_held = view.status is MeetingStatus.PUBLISHED and view.heading.closes is None
    if Permission.RUN not in view.may or not is_held:
        return []
    about = Payload(meeting=view.meeting)
    return buttons(button(Verb.RUN_OPEN, sheet.words.say("Run the meeting"), about=about))


def _first_level(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    is_minuted = view.heading.closes is None  # a written procedure is in those of the next meeting
    has_minutes = is_minuted and (view.has_minutes or Permission.SEE_DRAFT_MINUTES in view.may)
    minutes = button(Verb.MINUTES_OPEN, says("Minutes"), about=_whole(view)) if has_minutes else None
    rest = ToggleVisibilityAction(title=says("More ..."), target_elements=["second"])
    there = buttons(
        join_button(view.heading.join_url, sheet),
        calendar_button(_calendar(view), sheet),
        minutes,
        rest if Permission.PREPARE in view.may else None,
    )
    if view.calendar is None or view.heading.starts:
        return there
    return [*there, hint(says("There is no time yet, so it can't be added to a calendar."))]


def _second_level(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """What changes the meeting for everybody is one press further away."""
    whole = _whole(view)
    says = sheet.words.say
    deliveries = button(Verb.DELIVERIES_OPEN, says("Deliveries"), about=whole)
    is_written = view.heading.closes is not None
    move = says("Move the deadline") if is_written else says("Move the meeting")
    withdraw = says("Withdraw it") if is_written else says("Withdraw the agenda")
    cancel = says("Cancel it") if is_written else says("Cancel the meeting")
    shown = deliveries if Permission.SEE_DELIVERIES in view.may else None
    changes = (
        button(Verb.MEETING_MOVE, move, about=whole),
        button(Verb.AGENDA_WITHDRAW, withdraw, about=whole),
        button(Verb.MEETING_CANCEL, cancel, about=whole),
    )
    edit = button(Verb.ITEM_EDIT, says("Edit"), about=whole)
    actions = buttons(shown) if view.heading.is_closed else buttons(edit, shown, *changes)
    return [Container(id="second", is_visible=False, items=actions)]


def _whole(view: AgendaView) -> Payload:
    return Payload(meeting=view.meeting, version=view.version)
