"""One item with its case text, for those who may read it. Never a guest's view: that is slot.py."""

from microsoft_teams.cards import AdaptiveCard, CardElement, ExecuteAction

from bot.domain.facts import DirectorAnswer, GuestLine, ItemView
from bot.domain.grants import Permission
from bot.domain.meeting import Attendance
from bot.domain.written import Written
from cards.actions import Payload, Verb, button
from cards.agenda_rows import item_title
from cards.deadline import deadline_words, history, standing_runs, written_rule
from cards.decided import decision_lines
from cards.goals import goals_line
from cards.page import page
from cards.papers import openness, paper_lines
from cards.parts import (
    banner,
    buttons,
    capital,
    hint,
    joined,
    label,
    large,
    line,
    lines,
    marked,
    more,
    plain,
    quiet,
    said,
    strong,
    title,
)
from cards.people import apart_lines
from cards.ruling import rule_line, tally_line
from cards.sheet import Sheet


def item_card(view: ItemView, sheet: Sheet) -> AdaptiveCard:
    return page(
        item_head("item", sheet.words.say("Item"), view=view, sheet=sheet),
        banner(view.banner, sheet),
        _decision(view, sheet),
        _case(view, sheet),
        _recommendations(view, sheet),
        goals_line(view.goals, sheet),
        _papers(view, sheet),
        _guests(view, sheet),
        _answers(view, sheet),
        _actions(view, sheet),
    )


def item_head(kind: str, words: str, *, view: ItemView, sheet: Sheet) -> list[CardElement]:
    item = view.line
    slot = deadline_words(view.heading, sheet) or capital(sheet.words.span(item.starts, item.ends))
    opened = [quiet(" · " + openness(item.is_open, sheet))] if item.is_open is not None else []
    body = line(view.heading.body, sheet)
    where = body if view.heading.closes else f"{body}, {sheet.words.day(view.heading.held_on)}"
    return [
        title(kind, words),
        said(large(item_title(item, sheet)), spacing="None"),
        said(plain(slot), *opened, spacing="None"),
        said(quiet(where), spacing="None"),
        *history(item, sheet),
    ]


def about_item(view: ItemView) -> Payload:
    """For what is bound to the meeting; answers and decisions are bound to the text: `about_text`."""
    return Payload(meeting=view.meeting, item=view.line.item, version=view.version)


def about_text(view: ItemView, *, choice: str | None = None) -> Payload:
    return Payload(
        meeting=view.meeting, item=view.line.item, version=view.text_version, seq=view.seq, choice=choice
    )


def back_to_agenda(view: ItemView, sheet: Sheet) -> ExecuteAction:
    whole = Payload(meeting=view.meeting, version=view.version)
    return button(Verb.AGENDA_OPEN, sheet.words.say("Back to the agenda"), about=whole)


def _decision(view: ItemView, sheet: Sheet) -> list[CardElement]:
    decision = view.line.decision
    return [label(sheet.words.say("Decision")), *decision_lines(decision, sheet)] if decision else []


def _case(view: ItemView, sheet: Sheet) -> list[CardElement]:
    if not view.text:
        return []
    blocks, is_cut = lines(view.text, sheet)
    rest = [hint(sheet.words.say("The rest is in the agenda document."))] if is_cut else []
    return [label(sheet.words.say("Case")), *blocks, *rest]


def _recommendations(view: ItemView, sheet: Sheet) -> list[CardElement]:
    if not view.recommendations:
        return []
    kept, left_out = sheet.first(view.recommendations)
    listed = [said(plain("• " + line(one, sheet)), spacing="Small") for one in kept]
    return [label(sheet.words.say("Recommendation")), *listed, *more(left_out, sheet)]


def _papers(view: ItemView, sheet: Sheet) -> list[CardElement]:
    return [label(sheet.words.say("Attachments")), *paper_lines(view.papers, sheet)] if view.papers else []


def _guests(view: ItemView, sheet: Sheet) -> list[CardElement]:
    if not view.line.guests:
        return []
    kept, left_out = sheet.first(view.line.guests)
    blocks = joined([_guest(view, guest, sheet=sheet) for guest in kept])
    return [label(sheet.words.say("Guests")), *blocks, *more(left_out, sheet)]


def _guest(view: ItemView, guest: GuestLine, *, sheet: Sheet) -> list[CardElement]:
    who = [plain(line(guest.label, sheet))]
    if guest.attendance:
        who.append(quiet(" · " + sheet.words.name(guest.attendance)))
    presses = [_came(view, guest, which=which, sheet=sheet) for which in Attendance]
    return [said(*who), *(buttons(*presses) if Permission.DECIDE in view.may else [])]


def _came(view: ItemView, guest: GuestLine, *, which: Attendance, sheet: Sheet) -> ExecuteAction | None:
    if guest.attendance is which:
        return None
    words = sheet.words.say("Came") if which is Attendance.CAME else sheet.words.say("Did not come")
    about = about_item(view).also(choice=f"{which}:{guest.guest}")
    return button(Verb.ATTENDANCE_RECORD, words, about=about)


def _answers(view: ItemView, sheet: Sheet) -> list[CardElement]:
    rule = [] if view.line.decision else _rule(view, sheet)
    tally = [*tally_line(view.line.tally, sheet), *apart_lines(view.line, sheet), *rule]
    if not view.answers and not tally:
        return []
    kept, left_out = sheet.first(view.answers)
    given = joined([_answer(answer, view.heading.zone, sheet=sheet) for answer in kept])
    return [label(sheet.words.say("Answers")), *tally, *given, *more(left_out, sheet)]


def _rule(view: ItemView, sheet: Sheet) -> list[CardElement]:
    if view.line.written:
        return written_rule(view.line.tally, sheet)
    return rule_line(view.line.tally, sheet)


def _answer(answer: DirectorAnswer, zone: str, *, sheet: Sheet) -> list[CardElement]:
    at = sheet.words.moment(answer.at, zone)
    who = said(
        strong(line(answer.director, sheet)), plain(": " + sheet.words.name(answer.answer)), quiet(" · " + at)
    )
    return [who, *([said(plain(line(answer.remark, sheet)), spacing="None")] if answer.remark else [])]


def _actions(view: ItemView, sheet: Sheet) -> list[CardElement]:
    rest = buttons(
        _confirm(view, sheet),
        _decide(view, sheet),
        _participation(view, sheet),
        _recuse(view, sheet),
        back_to_agenda(view, sheet),
    )
    return [*_mine(view, sheet), *rest]


def _mine(view: ItemView, sheet: Sheet) -> list[CardElement]:
    """Three plain buttons; what needs words is on the second card."""
    if Permission.ANSWER_ITEM not in view.may or view.line.decision:
        return []
    says = sheet.words.say
    if view.line.is_absent:
        mistake = hint(says("If that is a mistake, tell the chair or the secretary."))
        return [said(strong(says("You are recorded as absent."))), mistake]
    standing = standing_runs(view.line, sheet)
    if standing:
        return [said(*standing)]
    mine = view.line.my_answer
    state = (
        said(strong("● " + says("Your answer: {answer}", answer=sheet.words.name(mine))))
        if mine
        else said(marked("○ " + says("Waits for your answer"), "Accent"))
    )
    text = about_text(view)
    return [
        state,
        *buttons(
            button(Verb.APPROVAL_GIVE, says("Approve"), about=text, is_primary=True),
            button(Verb.APPROVAL_DISCUSS, discuss_words(view, sheet), about=text),
            button(Verb.APPROVAL_MORE, says("More ..."), about=text),
        ),
    ]


def discuss_words(view: ItemView, sheet: Sheet) -> str:
    """In writing there is no meeting until somebody asks for it."""
    says = sheet.words.say
    return says("Take it to the meeting") if view.line.written else says("Discuss at the meeting")


def _participation(view: ItemView, sheet: Sheet) -> ExecuteAction | None:
    if Permission.RECORD_RECUSAL not in view.may:
        return None
    return button(Verb.PARTICIPATION_OPEN, sheet.words.say("Who takes part"), about=about_item(view))


def _recuse(view: ItemView, sheet: Sheet) -> ExecuteAction | None:
    if Permission.STAND_ASIDE not in view.may or view.line.decision:
        return None
    return button(Verb.RECUSAL_DECLARE, sheet.words.say("I am recused"), about=about_item(view))


def _confirm(view: ItemView, sheet: Sheet) -> ExecuteAction | None:
    if Permission.CONFIRM not in view.may or view.line.written is not Written.TO_CONFIRM:
        return None
    words = sheet.words.say("Confirm: approved")
    return button(Verb.DECISION_CONFIRM, words, about=about_text(view), is_primary=True)


def _decide(view: ItemView, sheet: Sheet) -> ExecuteAction | None:
    is_awaited = view.line.written in (Written.OPEN, Written.TO_MEETING, Written.PLACED)
    if Permission.DECIDE not in view.may or is_awaited:
        return None
    words = sheet.words.say("Correct the decision") if view.line.decision else sheet.words.say("Decide")
    return button(Verb.DECISION_OPEN, words, about=about_text(view))
