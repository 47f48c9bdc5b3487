"""Every item of a running meeting that is not on: what comes and what can be done with it, and what is over.

Never the present item.
"""

from zoneinfo import ZoneInfo

from microsoft_teams.cards import ActionSet, CardElement, Container, ExecuteAction, TextRun

from bot.domain.facts import RunItem, RunStage, RunView
from bot.domain.meeting import Attendance
from bot.domain.progress import Act, Stage
from cards.actions import Verb, button
from cards.parts import capital, hint, label, line, marked, more, plain, quiet, said, strong
from cards.replies import reply_run
from cards.run_now import run_title
from cards.run_steps import about_step, may_with
from cards.sheet import Sheet
from cards.untrusted import clean

_DAY = 24 * 60
NOTABLE = 5
"""Minutes from which a move is marked and not only said."""


def coming_rows(view: RunView, sheet: Sheet) -> list[CardElement]:
    coming = [one for one in view.items if one.stage is Stage.WAITING]
    if not coming:
        return []
    kept, left_out = sheet.first(coming)
    rows = [_coming(view, item, position=position, sheet=sheet) for position, item in enumerate(kept)]
    is_cut = len(coming) > sheet.room.buttons and any(item.can for item in coming[sheet.room.buttons :])
    note = sheet.words.say("The last items get their buttons as the meeting comes closer to them.")
    return [
        label(sheet.words.say("Still to come")),
        *rows,
        *([hint(note)] if is_cut else []),
        *more(left_out, sheet),
    ]


def over_rows(view: RunView, sheet: Sheet) -> list[CardElement]:
    """One quiet line each; what was left out can still be taken up, and all of a closed meeting is over."""
    over = [one for one in view.items if not one.stage.is_open]
    if view.stage is RunStage.CLOSED:
        over = list(view.items)
    if not over:
        return []
    kept, left_out = sheet.first(over)
    rows = [_over(view, item, position=position, sheet=sheet) for position, item in enumerate(kept)]
    return [label(sheet.words.say("Over")), *rows, *more(left_out, sheet)]


def _coming(view: RunView, item: RunItem, *, position: int, sheet: Sheet) -> CardElement:
    """Time and title in one line and no column of times: a long Danish word needs the whole side panel."""
    steps = _presses(view, item, position=position, sheet=sheet)
    if sheet.is_terse:
        terse = _terse(view, item, sheet=sheet)
        return Container(items=[terse, *steps], spacing="Small") if steps else terse
    name = said(_planned(item, sheet), strong("  " + run_title(item, sheet)))
    about = _about(view, item, sheet=sheet)
    return Container(items=[name, *about, *steps], separator=True, spacing="Medium")


def _presses(view: RunView, item: RunItem, *, position: int, sheet: Sheet) -> list[CardElement]:
    actions = _steps(view, item, sheet=sheet) if position < sheet.room.buttons else []
    return [ActionSet(actions=list(actions), spacing="Small")] if actions else []


def _terse(view: RunView, item: RunItem, *, sheet: Sheet) -> CardElement:
    """One line, for the meeting with a hundred items: runs are what costs room."""
    parts = [run_title(item, sheet)]
    if item.starts and _late(view, item):
        now = sheet.words.hour(item.starts, view.heading.zone)
        parts.append(sheet.words.say("now about {time}", time=now))
    return said(_planned(item, sheet), plain(" " + " · ".join(parts)), spacing="Small")


def _planned(item: RunItem, sheet: Sheet) -> TextRun:
    return strong(sheet.words.clock(item.line.starts)) if item.line.starts else quiet("–")


def _about(view: RunView, item: RunItem, *, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    moved = _moved(view, item, sheet=sheet)
    kept, left_out = sheet.first(item.guests)
    notes = [
        says("not before its time") if item.is_fixed and not item.is_break else "",
        says("length is a guess") if item.is_assumed else "",
        says("everybody has approved") if item.all_approve else "",
    ]
    said_of = " · ".join(note for note in notes if note)
    came = {guest.guest for guest in item.line.guests if guest.attendance is Attendance.CAME}
    return [
        *([said(moved, spacing="None")] if moved else []),
        *([said(quiet(capital(said_of)), spacing="None")] if said_of else []),
        *(
            said(
                quiet(line(guest.label, sheet) + ": "),
                marked("● " + sheet.words.name(Attendance.CAME), "Good")
                if guest.guest in came
                else reply_run(guest.response, view.heading.zone, sheet=sheet),
                spacing="None",
            )
            for guest in kept
        ),
        *more(left_out, sheet),
    ]


def _moved(view: RunView, item: RunItem, *, sheet: Sheet) -> TextRun | None:
    """The projected time where it differs from the planned one, by a word and not by colour alone."""
    late = _late(view, item)
    if item.starts is None or late == 0:
        return None
    words = sheet.words
    there = words.hour(item.starts, view.heading.zone)
    if late is None:
        return quiet(capital(words.say("about {time}", time=there)))
    if late > 0:
        sentence = words.say("now about {time}, {n} min. later", time=there, n=late)
    else:
        sentence = words.say("now about {time}, {n} min. earlier", time=there, n=-late)
    return marked(capital(sentence), "Warning") if abs(late) >= NOTABLE else quiet(capital(sentence))


def _late(view: RunView, item: RunItem) -> int | None:
    """Minutes on the clock after the planned time, the shorter way round midnight; negative if earlier."""
    if item.starts is None or item.line.starts is None:
        return None
    there, planned = item.starts.astimezone(ZoneInfo(view.heading.zone)), item.line.starts
    minutes = (there.hour - planned.hour) * 60 + there.minute - planned.minute
    return (minutes + _DAY // 2) % _DAY - _DAY // 2


def _steps(view: RunView, item: RunItem, *, sheet: Sheet) -> list[ExecuteAction]:
    says = sheet.words.say
    about = about_step(view, item)
    is_before = view.stage is RunStage.BEFORE
    possible = (
        (Act.SWAP, Verb.MEETING_SWAP, says("Take first") if is_before else says("Take now")),
        (Act.SKIP, Verb.MEETING_SKIP, says("Skip")),
        (Act.RELEASE, Verb.MEETING_RELEASE, says("Release")),
    )
    return [
        button(verb, words, about=about) for act, verb, words in possible if may_with(view, item, act=act)
    ]


def _over(view: RunView, item: RunItem, *, position: int, sheet: Sheet) -> CardElement:
    is_struck = (
        view.stage is not RunStage.CLOSED
    )  # on a list of what happened, a line through all says nothing
    name = TextRun(text=clean(run_title(item, sheet)), is_subtle=is_struck, strikethrough=is_struck or None)
    there = said(name, quiet(" · " + _became(view, item, sheet=sheet)), spacing="Small")
    steps = _presses(view, item, position=position, sheet=sheet)
    return Container(items=[there, *steps], spacing="Small") if steps else there


def _became(view: RunView, item: RunItem, *, sheet: Sheet) -> str:
    words, zone = sheet.words, view.heading.zone
    if item.stage is Stage.TAKEN and item.starts and item.ends:
        return words.say(
            "at {starts}-{ends}", starts=words.hour(item.starts, zone), ends=words.hour(item.ends, zone)
        )
    if item.stage.is_open:
        return words.say("not reached")
    return words.name(item.stage)
