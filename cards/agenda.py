"""The agenda: what everybody in a conversation sees, and what each role sees instead. Never a case text."""

from microsoft_teams.cards import (
    ActionSet,
    AdaptiveCard,
    CardElement,
    Container,
    ExecuteAction,
    RefreshDefinition,
    TextRun,
    ToggleVisibilityAction,
)

from bot.domain.agenda import Outcome
from bot.domain.facts import AgendaView, ItemLine
from bot.domain.grants import Permission
from bot.domain.meeting import MeetingStatus
from cards.actions import Payload, Verb, button, tap
from cards.heading import head, join_button
from cards.page import page
from cards.parts import banner, buttons, hint, joined, line, marked, more, plain, quiet, row, said, strong
from cards.people import guests_line, tally_line
from cards.sheet import Sheet

FEW = 5
"""With up to so many items each has its own button. With more, the whole row is the button, which a thumb
hits better than many small ones; and because clients on phones may ignore that, a button for the item that
waits for this reader and a menu of all the others stand below: six at most are in sight, as Teams advises.
"""

_OVER = (MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED)


def agenda_card(view: AgendaView, sheet: Sheet) -> AdaptiveCard:
    card = page(
        head("agenda", sheet.words.say("Agenda"), heading=view.heading, sheet=sheet),
        banner(view.banner, sheet),
        _status(view, sheet),
        _items(view, sheet),
        [] if view.status in _OVER else _actions(view, sheet),
    )
    if view.role is None:
        card.refresh = _refresh(view)
    return card


def _refresh(view: AgendaView) -> RefreshDefinition:
    """Only the meeting's key: after an edit Teams was seen to send the data of the card before."""
    user_ids = None if view.refresh_for is None else list(view.refresh_for)
    return RefreshDefinition(action=tap(Verb.CARD_REFRESH, Payload(meeting=view.meeting)), user_ids=user_ids)


def _status(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    if view.status is MeetingStatus.PUBLISHED:
        return []
    return [said(marked(sheet.words.name(view.status), "Attention" if view.status in _OVER else "Warning"))]


def _items(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    if view.is_stub:
        return []
    kept, left_out = sheet.first(view.items)
    rows = [_row(view, item, sheet=sheet) for item in kept]
    return [*rows, *more(left_out, sheet)]


def _row(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> CardElement:
    if len(view.items) <= FEW:
        opener = _opener(view, item, words=sheet.words.say("Open")) if _may_open(view) else None
        return row(_time(item, sheet), *_about(view, item, sheet=sheet), right=opener)
    if sheet.is_terse:
        return _terse(view, item, sheet=sheet)
    there = row(_time(item, sheet), *_about(view, item, sheet=sheet))
    if not _may_open(view):
        return there
    return Container(items=[there], select_action=tap(Verb.ITEM_OPEN, _item(view, item)))


def _terse(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> CardElement:
    """One line, for the meeting with a hundred items."""
    runs = [_clock(item, sheet), plain(" " + _title(item, sheet)), *_state(view, item, sheet=sheet)]
    return said(*runs, spacing="Small")


def _about(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    state = _state(view, item, sheet=sheet)
    facts = [part for part in (_papers(item, sheet), _openness(item, sheet)) if part]
    return [
        said(strong(_title(item, sheet))),
        *guests_line(item.guests, sheet),
        *([said(quiet(" · ".join(facts)), spacing="None")] if facts else []),
        *([said(*state, spacing="None")] if state else []),
        *([] if item.decision else tally_line(item.tally, sheet)),
    ]


def _title(item: ItemLine, sheet: Sheet) -> str:
    if item.title is None:
        return sheet.words.say("Closed item")
    number = f"{item.number}. " if item.number else ""
    return line(number + item.title, sheet)


def _time(item: ItemLine, sheet: Sheet) -> CardElement:
    return said(_clock(item, sheet))


def _clock(item: ItemLine, sheet: Sheet) -> TextRun:
    return strong(sheet.words.clock(item.starts)) if item.starts else quiet("–")


def _papers(item: ItemLine, sheet: Sheet) -> str:
    return sheet.words.plural("{n} attachment", "{n} attachments", n=item.papers) if item.papers else ""


def _openness(item: ItemLine, sheet: Sheet) -> str:
    return sheet.words.say("closed") if item.is_open is False and item.title is not None else ""


def _state(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> list[TextRun]:
    """A word first; its colour only repeats it."""
    if item.decision:
        good = item.decision.outcome is not Outcome.REJECTED
        return [marked(" ✓ " + sheet.words.name(item.decision.outcome), "Good" if good else "Attention")]
    if item.my_answer:
        return [
            plain(" ● " + sheet.words.say("Your answer: {answer}", answer=sheet.words.name(item.my_answer)))
        ]
    if Permission.ANSWER_ITEM in view.may:
        return [marked(" ○ " + sheet.words.say("Waits for your answer"), "Accent")]
    return []


def _actions(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    join = join_button(view.heading.join_url, sheet)
    if view.role is None:
        whole = Payload(meeting=view.meeting)
        mine = button(Verb.AGENDA_OPEN, sheet.words.say("Show my agenda"), about=whole, is_primary=True)
        return buttons(mine, join)
    minutes = view.has_minutes or Permission.SEE_DRAFT_MINUTES in view.may
    return joined(
        [
            _menu(view, sheet) if len(view.items) > FEW else [],
            buttons(
                join,
                button(Verb.MINUTES_OPEN, sheet.words.say("Minutes"), about=_whole(view))
                if minutes
                else None,
                _toggle(sheet) if Permission.PREPARE in view.may else None,
            ),
            _second_level(view, sheet) if Permission.PREPARE in view.may else [],
        ]
    )


def _toggle(sheet: Sheet) -> ToggleVisibilityAction:
    return ToggleVisibilityAction(title=sheet.words.say("More ..."), target_elements=["second"])


def _second_level(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """What changes the meeting for everybody is one press further away."""
    whole = _whole(view)
    says = sheet.words.say
    deliveries = button(Verb.DELIVERIES_OPEN, says("Deliveries"), about=whole)
    actions = [
        button(Verb.ITEM_EDIT, says("Edit"), about=whole),
        deliveries if Permission.SEE_DELIVERIES in view.may else None,
        button(Verb.MEETING_MOVE, says("Move the meeting"), about=whole),
        button(Verb.AGENDA_WITHDRAW, says("Withdraw the agenda"), about=whole),
        button(Verb.MEETING_CANCEL, says("Cancel the meeting"), about=whole),
    ]
    return [Container(id="second", is_visible=False, items=buttons(*actions))]


def _menu(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """All items as buttons, where rows are many: the one that waits in sight, the others behind "..."."""
    kept = view.items[: sheet.room.buttons]
    if not kept or not _may_open(view):
        return []
    waiting = next((item for item in view.items if _waits(view, item)), None)
    first = [_opener(view, waiting, words=sheet.words.say("Open the next item"))] if waiting else []
    rest = [_secondary(view, item, position=position, sheet=sheet) for position, item in enumerate(kept, 1)]
    left_out = len(view.items) - len(kept)
    note = [hint(sheet.words.say("The last items can't be opened here."))] if left_out else []
    return [ActionSet(actions=[*first, *rest]), *note]


def _secondary(view: AgendaView, item: ItemLine, *, position: int, sheet: Sheet) -> ExecuteAction:
    words = sheet.words
    at = (
        words.say("Open item {n}, {time}", n=position, time=words.clock(item.starts)) if item.starts else None
    )
    action = _opener(view, item, words=at or words.say("Open item {n}", n=position))
    action.mode = "secondary"
    return action


def _waits(view: AgendaView, item: ItemLine) -> bool:
    if item.decision:
        return False
    return item.my_answer is None if Permission.ANSWER_ITEM in view.may else True


def _opener(view: AgendaView, item: ItemLine, *, words: str) -> ExecuteAction:
    return button(Verb.ITEM_OPEN, words, about=_item(view, item))


def _may_open(view: AgendaView) -> bool:
    return view.role is not None and view.status not in _OVER


def _item(view: AgendaView, item: ItemLine) -> Payload:
    return Payload(meeting=view.meeting, item=item.item, version=view.version)


def _whole(view: AgendaView) -> Payload:
    return Payload(meeting=view.meeting, version=view.version)
