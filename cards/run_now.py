"""Where a running meeting is: the present item, the next one, their guests and the end. Never a button."""

from datetime import datetime, timedelta

from microsoft_teams.cards import CardElement

from bot.domain.facts import RunGuest, RunItem, RunStage, RunView
from bot.domain.meeting import Attendance
from bot.domain.notice import NoticeState
from bot.domain.response import Reply
from cards.agenda_rows import item_title
from cards.decided import outcome_run
from cards.parts import box, capital, label, large, line, marked, more, plain, quiet, said, strong
from cards.replies import reply_run
from cards.run_steps import current_of, following_of
from cards.sheet import Sheet

WAYS = " · "
"""Between the ways to reach a guest, best first."""
_NOT_REACHED = (NoticeState.REFUSED, NoticeState.TOO_LATE)
_ON_THE_WAY = (NoticeState.WAITING, NoticeState.SENDING)


def present(view: RunView, sheet: Sheet) -> list[CardElement]:
    current = current_of(view)
    if view.stage is RunStage.CLOSED:
        return _closed(view, sheet)
    if view.stage is RunStage.BEFORE:
        return []
    if current is None:
        return [*_pause(view, sheet), said(large(sheet.words.say("All items are done.")), spacing="Small")]
    decision = current.line.decision
    return [
        *_pause(view, sheet),
        said(quiet(place_words(view, current, sheet=sheet)), spacing="Small"),
        said(large(run_title(current, sheet)), spacing="None"),
        *_clock(view, current, sheet=sheet),
        *([said(outcome_run(decision.outcome, sheet), spacing="None")] if decision else []),
        *guest_lines(current, view.heading.zone, sheet=sheet),
    ]


def following(view: RunView, sheet: Sheet) -> list[CardElement]:
    item = following_of(view)
    if item is None or view.stage is RunStage.CLOSED:
        return []
    words = sheet.words
    is_first = view.stage is RunStage.BEFORE
    lead = words.say("First") if is_first else words.say("Next")
    if item.starts:
        at = words.hour(item.starts, view.heading.zone)
        lead = (
            words.say("First, at {time}", time=at) if is_first else words.say("Next, about {time}", time=at)
        )
    return [
        label(lead),
        said(strong(run_title(item, sheet)), spacing="None"),
        *guest_lines(item, view.heading.zone, sheet=sheet),
    ]


def ending(view: RunView, sheet: Sheet) -> list[CardElement]:
    """When it will be over as it goes, beside the plan."""
    if view.ends is None or view.stage is RunStage.CLOSED:
        return []
    words = sheet.words
    at = words.hour(view.ends, view.heading.zone)
    if view.planned_end is None:
        return [said(quiet(words.say("Ends about {time}", time=at)), spacing="Medium")]
    late = minutes_between(view.planned_end, view.ends)
    if late > 0:
        over = words.say("Ends about {time}, {n} min. over the plan", time=at, n=late)
        return [said(marked(over, "Warning"), spacing="Medium")]
    early = words.say("Ends about {time}, {n} min. before the plan", time=at, n=-late)
    sentence = early if late else words.say("Ends about {time}, as planned", time=at)
    return [said(quiet(sentence), spacing="Medium")]


def guest_lines(item: RunItem, zone: str, *, sheet: Sheet) -> list[CardElement]:
    """Each guest with what they answered, whether the call arrived, and how to reach who is missing."""
    kept, left_out = sheet.first(item.guests)
    came = {guest.guest for guest in item.line.guests if guest.attendance is Attendance.CAME}
    lines: list[CardElement] = []
    for guest in kept:
        lines += _guest(guest, zone, has_come=guest.guest in came, sheet=sheet)
    return [*lines, *more(left_out, sheet)]


def run_title(item: RunItem, sheet: Sheet) -> str:
    if item.line.title is None and item.is_break:
        return sheet.words.say("Break")
    return item_title(item.line, sheet)


def number_of(view: RunView, item: RunItem) -> int:
    """As people count the agenda: from one, in its printed order, breaks left out."""
    before = [one for one in view.items if not one.is_break and one.line.position < item.line.position]
    return len(before) + 1


def place_words(view: RunView, item: RunItem, *, sheet: Sheet) -> str:
    if item.is_break:
        return sheet.words.say("Break")
    count = sum(1 for one in view.items if not one.is_break)
    return sheet.words.say("Item {n} of {m}", n=number_of(view, item), m=count)


def minutes_between(earlier: datetime, later: datetime) -> int:
    """Whole minutes, negative if `later` comes before."""
    return round((later - earlier) / timedelta(minutes=1))


def _pause(view: RunView, sheet: Sheet) -> list[CardElement]:
    if view.stage is not RunStage.PAUSED or view.paused_at is None:
        return []
    at = sheet.words.hour(view.paused_at, view.heading.zone)
    return [box(said(strong(sheet.words.say("Paused since {time}", time=at))), style="accent")]


def _clock(view: RunView, item: RunItem, *, sheet: Sheet) -> list[CardElement]:
    if item.starts is None:
        return []
    words, zone = sheet.words, view.heading.zone
    so_far = max(minutes_between(item.starts, view.paused_at or view.at), 0)
    since = words.say("since {time}", time=words.hour(item.starts, zone))
    used = words.say("{n} min. used", n=so_far)
    if view.overrun:
        over = marked(words.say("{n} min. over time", n=view.overrun), "Attention")
        return [said(over, quiet(" · " + used + " · " + since), spacing="None")]
    runs = [strong(used), quiet(" · " + since)]
    if item.ends:
        runs.append(plain(" · " + words.say("until about {time}", time=words.hour(item.ends, zone))))
    return [said(*runs, spacing="None")]


def _closed(view: RunView, sheet: Sheet) -> list[CardElement]:
    if view.started_at is None or view.ends is None:
        return []
    words, zone = sheet.words, view.heading.zone
    starts, ends = words.hour(view.started_at, zone), words.hour(view.ends, zone)
    return [said(large(capital(words.say("at {starts}-{ends}", starts=starts, ends=ends))), spacing="Small")]


def _guest(guest: RunGuest, zone: str, *, has_come: bool, sheet: Sheet) -> list[CardElement]:
    name = said(plain(line(guest.label, sheet)), spacing="Small")
    if has_come:
        word = marked("● " + sheet.words.name(Attendance.CAME), "Good")
        return [name, said(word, spacing="None")]
    runs = [reply_run(guest.response, zone, sheet=sheet)]
    if guest.call in _NOT_REACHED:
        runs.append(marked(" · " + sheet.words.say("the call did not arrive"), "Attention"))
    elif guest.call is NoticeState.SENT:
        runs.append(quiet(" · " + sheet.words.say("called in")))
    elif guest.call in _ON_THE_WAY:
        runs.append(quiet(" · " + sheet.words.say("is being called in")))
    is_missing = guest.call in _NOT_REACHED or guest.response is None or _is_away(guest)
    contact = [said(quiet(_phone(guest.contact, sheet)), spacing="None")] if guest.contact else []
    return [name, said(*runs, spacing="None"), *(contact if is_missing else [])]


def _phone(contact: str, sheet: Sheet) -> str:
    """The first of several ways: who is missing is rung up, and an address would not fit the side panel."""
    return line(contact.partition(WAYS)[0], sheet)


def _is_away(guest: RunGuest) -> bool:
    return guest.response is not None and guest.response.reply not in (Reply.READY, Reply.CONFIRM)
