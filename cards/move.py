"""A whole meeting that is moved, withdrawn or cancelled: asked before, told after. Never a single slot."""

from collections.abc import Mapping

from microsoft_teams.cards import AdaptiveCard, CardElement, DateInput, TimeInput

from bot.domain.facts import Confirm, MeetingNotice
from bot.domain.slot import Off
from bot.texts.marked import N_
from cards.actions import Payload, Verb, button
from cards.fields import wrong_field
from cards.heading import head
from cards.page import page
from cards.parts import buttons, hint, label, said, strong
from cards.sheet import Sheet

_QUESTIONS: Mapping[Verb, str] = {
    Verb.AGENDA_WITHDRAW: N_("Withdraw the agenda?"),
    Verb.MEETING_CANCEL: N_("Cancel the meeting?"),
    Verb.MEETING_MOVE: N_("Move the meeting?"),
}
_YES: Mapping[Verb, str] = {
    Verb.AGENDA_WITHDRAW: N_("Yes, withdraw it"),
    Verb.MEETING_CANCEL: N_("Yes, cancel it"),
    Verb.MEETING_MOVE: N_("Yes, move it"),
}
_WRITTEN: Mapping[Verb, str] = {
    Verb.AGENDA_WITHDRAW: N_("Withdraw the written procedure?"),
    Verb.MEETING_CANCEL: N_("Cancel the written procedure?"),
    Verb.MEETING_MOVE: N_("Move the deadline?"),
}
_MOVED = N_("The meeting is moved. This is the new time.")
_OFF = N_("The meeting is off.")
_TOLD: Mapping[Off, str] = {
    Off.CANCELLED: N_("The meeting is cancelled."),
    Off.WITHDRAWN: N_("The agenda is withdrawn. The secretary will publish a new one."),
}


def meeting_notice_card(notice: MeetingNotice, sheet: Sheet) -> AdaptiveCard:
    if notice.heading.closes:
        return _written(notice, sheet)
    sentence = _TOLD.get(notice.off, _OFF) if notice.off else _MOVED
    return page(
        head("move", sheet.words.say("News about the meeting"), heading=notice.heading, sheet=sheet),
        [said(strong(sheet.words.say(sentence)))],
    )


def _written(notice: MeetingNotice, sheet: Sheet) -> AdaptiveCard:
    says = sheet.words.say
    off = {
        Off.CANCELLED: says("The written procedure is cancelled. It is not answered any more."),
        Off.WITHDRAWN: says("The written procedure is withdrawn. The secretary will send a new one."),
    }
    sentence = off[notice.off] if notice.off in off else says("The deadline is moved. This is the new one.")
    return page(
        head("move", says("Written procedure"), heading=notice.heading, sheet=sheet),
        [said(strong(sentence))],
    )


def confirm_card(confirm: Confirm, sheet: Sheet) -> AdaptiveCard:
    verb = Verb(confirm.act)
    words = sheet.words
    is_written = confirm.heading.closes is not None
    question = (_WRITTEN if is_written else _QUESTIONS)[verb]
    heard = words.plural("{n} guest will be told.", "{n} guests will be told.", n=confirm.guests)
    return page(
        head("agenda", words.say("Please confirm"), heading=confirm.heading, sheet=sheet),
        wrong_field(confirm.field, sheet),
        [label(words.say(question)), *([] if is_written else [hint(heard)])],
        _new_time(confirm, sheet) if verb is Verb.MEETING_MOVE else [],
        _actions(confirm, verb, sheet=sheet),
    )


def _new_time(confirm: Confirm, sheet: Sheet) -> list[CardElement]:
    heading = confirm.heading
    at = heading.closes or heading.starts
    return [
        DateInput(id="due", label=sheet.words.say("New date"), value=heading.held_on.isoformat()),
        TimeInput(
            id="time",
            label=sheet.words.say("New time"),
            value=at.strftime("%H:%M") if at else None,
        ),
    ]


def _actions(confirm: Confirm, verb: Verb, *, sheet: Sheet) -> list[CardElement]:
    about = Payload(meeting=confirm.meeting, version=confirm.version)
    yes = about.also(choice="yes")
    return buttons(
        button(verb, sheet.words.say(_YES[verb]), about=yes, takes_inputs=verb is Verb.MEETING_MOVE),
        button(Verb.AGENDA_OPEN, sheet.words.say("No, go back"), about=about),
    )
