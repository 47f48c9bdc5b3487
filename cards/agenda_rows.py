"""The items of an agenda, one row each, and how a reader opens one. Never a case text."""

from microsoft_teams.cards import ActionSet, CardElement, Container, ExecuteAction, TextRun

from bot.domain.facts import AgendaView, ItemLine
from bot.domain.grants import Permission
from bot.domain.meeting import MeetingStatus
from cards.actions import Payload, Verb, button, tap
from cards.deadline import history, standing_runs
from cards.decided import outcome_run
from cards.papers import papers_word
from cards.parts import capital, hint, line, marked, more, plain, quiet, row, said, stacked, strong
from cards.people import apart_lines, guests_line
from cards.ruling import tally_line
from cards.sheet import Sheet

FEW = 5
"""With up to so many items each has its own button. With more, the whole row is the button, which a thumb
hits better than many small ones; and because clients on phones may ignore that, a button for the item that
waits for this reader and a menu of all the others stand below: six at most are in sight, as Teams advises.
"""


def is_over(view: AgendaView) -> bool:
    return view.status in (MeetingStatus.WITHDRAWN, MeetingStatus.CANCELLED)


def item_rows(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    kept, left_out = sheet.first(view.items)
    return [*(_row(view, item, sheet=sheet) for item in kept), *more(left_out, sheet)]


def item_menu(view: AgendaView, sheet: Sheet) -> list[CardElement]:
    """All items as buttons, where rows are many: the one that waits in sight, the others behind "..."."""
    there = [item for item in view.items if _opens(item)]
    kept = there[: sheet.room.buttons]
    if len(view.items) <= FEW or not _may_open(view):
        return []
    waiting = next((item for item in there if _waits(view, item)), None)
    first = [_opener(view, waiting, words=sheet.words.say("Open the next item"))] if waiting else []
    rest = [_secondary(view, item, position=position, sheet=sheet) for position, item in enumerate(kept, 1)]
    is_cut = len(kept) < len(there)
    note = [hint(sheet.words.say("The last items can't be opened here."))] if is_cut else []
    return [ActionSet(actions=[*first, *rest]), *note]


def item_title(item: ItemLine, sheet: Sheet) -> str:
    """With the document's number; a closed item that the reader may not know says only that."""
    if item.title is None and item.is_break:
        return sheet.words.say("Break")
    if item.title is None:
        return sheet.words.say("Closed item")
    return line(f"{item.number}. {item.title}" if item.number else item.title, sheet)


def placed_title(item: ItemLine, sheet: Sheet) -> str:
    """In writing nothing has a time, so that its place stands before the title instead."""
    name = item_title(item, sheet)
    return f"{item.position}. {name}" if item.written and not (item.number and item.title) else name


def clock_run(item: ItemLine, sheet: Sheet) -> TextRun:
    return strong(sheet.words.clock(item.starts)) if item.starts else quiet("–")


def break_row(item: ItemLine, sheet: Sheet) -> CardElement:
    """There is nothing to open, to answer or to decide."""
    name = said(quiet(item_title(item, sheet)))
    return row(said(quiet(sheet.words.clock(item.starts) if item.starts else "–")), name)


def _row(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> CardElement:
    if item.is_break:
        return break_row(item, sheet)
    if len(view.items) <= FEW:
        opener = _opener(view, item, words=sheet.words.say("Open")) if _may_open(view, item) else None
        about = _about(view, item, sheet=sheet)
        if item.written:
            return stacked(*about, below=opener)
        return row(said(clock_run(item, sheet)), *about, right=opener)
    if sheet.is_terse:
        return _terse(view, item, sheet=sheet)
    about = _about(view, item, sheet=sheet)
    there = stacked(*about) if item.written else row(said(clock_run(item, sheet)), *about)
    if not _may_open(view, item):
        return there
    there.separator = None
    return Container(items=[there], select_action=tap(Verb.ITEM_OPEN, _item(view, item)), separator=True)


def _terse(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> CardElement:
    """One line, for the meeting with a hundred items."""
    state = _state(view, item, sheet=sheet)
    name = placed_title(item, sheet)
    runs = [plain(name)] if item.written else [clock_run(item, sheet), plain(" " + name)]
    return said(*runs, *([plain(" "), *state] if state else []), spacing="Small")


def _about(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    state = _state(view, item, sheet=sheet)
    closed = sheet.words.say("closed") if item.is_open is False and item.title is not None else ""
    facts = " · ".join(part for part in (closed, papers_word(item.papers, sheet)) if part)
    return [
        said(strong(placed_title(item, sheet))),
        *history(item, sheet),
        *guests_line(item.guests, sheet),
        *([said(quiet(capital(facts)), spacing="None")] if facts else []),
        *([said(*state, spacing="None")] if state else []),
        *([] if item.decision else tally_line(item.tally, sheet)),
        *apart_lines(item, sheet),
    ]


def _state(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> list[TextRun]:
    """A word first; its colour only repeats it."""
    if item.is_recused:
        return [quiet(sheet.words.say("You are recused from this item."))]
    if item.is_absent and not item.decision:
        return [quiet(sheet.words.say("You are recorded as absent."))]
    if item.decision:
        return [outcome_run(item.decision.outcome, sheet)]
    return standing_runs(item, sheet) or _own(view, item, sheet=sheet)


def _own(view: AgendaView, item: ItemLine, *, sheet: Sheet) -> list[TextRun]:
    if item.my_answer:
        answer = sheet.words.name(item.my_answer)
        return [strong("● " + sheet.words.say("Your answer: {answer}", answer=answer))]
    if Permission.ANSWER_ITEM in view.may and not is_over(view):
        return [marked("○ " + sheet.words.say("Waits for your answer"), "Accent")]
    return []


def _secondary(view: AgendaView, item: ItemLine, *, position: int, sheet: Sheet) -> ExecuteAction:
    words = sheet.words
    at = (
        words.say("Open item {n}, {time}", n=position, time=words.clock(item.starts)) if item.starts else None
    )
    action = _opener(view, item, words=at or words.say("Open item {n}", n=position))
    action.mode = "secondary"
    return action


def _waits(view: AgendaView, item: ItemLine) -> bool:
    return not item.decision and not (Permission.ANSWER_ITEM in view.may and item.my_answer)


def _opener(view: AgendaView, item: ItemLine, *, words: str) -> ExecuteAction:
    return button(Verb.ITEM_OPEN, words, about=_item(view, item))


def _opens(item: ItemLine) -> bool:
    return not item.is_break and not item.is_recused


def _may_open(view: AgendaView, item: ItemLine | None = None) -> bool:
    return view.role is not None and not is_over(view) and (item is None or _opens(item))


def _item(view: AgendaView, item: ItemLine) -> Payload:
    return Payload(meeting=view.meeting, item=item.item, version=view.version)
