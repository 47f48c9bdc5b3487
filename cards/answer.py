"""Answers to what was asked in a chat: agenda, guests, decisions. Never a form."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import (
    AgendaAnswer,
    DecisionLine,
    DecisionsAnswer,
    GuestLine,
    GuestsAnswer,
    HomeBound,
    ItemLine,
    SlotNotice,
)
from cards.agenda import agenda_card
from cards.agenda_rows import clock_run, item_title
from cards.decided import decision_lines
from cards.heading import calendar_button, head, join_button
from cards.page import page
from cards.parts import (
    buttons,
    hint,
    joined,
    large,
    line,
    more,
    plain,
    quiet,
    row,
    said,
    strong,
    title,
)
from cards.people import contact_line
from cards.sheet import Sheet
from cards.slot import slot_lines


def agenda_answer_card(answer: AgendaAnswer, sheet: Sheet) -> AdaptiveCard:
    if answer.view:
        return agenda_card(answer.view, sheet)
    if answer.slots:
        return _own_slots_card(answer.slots, sheet)
    words = sheet.words
    none = words.say("I have no coming meeting to show you.")
    if answer.asked_for:
        none = words.say("I have no meeting to show you for {day}.", day=words.day(answer.asked_for))
    return page([title("answer", words.say("Agenda")), hint(none)])


def guests_card(answer: GuestsAnswer, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    if answer.heading is None:
        return page(
            [title("answer", words.say("Guests")), hint(words.say("I have no coming meeting to show you."))]
        )
    kept, left_out = sheet.first(answer.lines)
    rows = joined([_guest(item, guest, sheet=sheet) for item, guest in kept])
    return page(
        head("answer", words.say("Guests"), heading=answer.heading, sheet=sheet),
        rows or [hint(words.say("The meeting has no guests."))],
        more(left_out, sheet),
    )


def decisions_card(answer: DecisionsAnswer, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    kept, left_out = sheet.first(answer.decisions)
    blocks = joined([_decision(decision, sheet) for decision in kept])
    return page(
        [title("answer", words.say("Decisions"))],
        blocks or [hint(words.say("There are no decisions yet that I may show you."))],
        more(left_out, sheet),
    )


def home_card(bound: HomeBound, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    return page(
        [title("answer", words.say("At home")), said(large(line(bound.body, sheet)), spacing="None")],
        [said(plain(words.say("Agendas are posted here from now on.")), spacing="None")],
    )


def _own_slots_card(slots: Sequence[SlotNotice], sheet: Sheet) -> AdaptiveCard:
    kept, left_out = sheet.first(slots)
    words = sheet.words.plural("Your slot", "Your slots", n=len(slots))
    last = slots[-1]
    return page(
        [title("answer", words)],
        *(_own_slot(slot, sheet) for slot in kept),
        more(left_out, sheet),
        contact_line(last.contact, sheet),
        buttons(join_button(last.slot.join_url, sheet)),
    )


def _own_slot(slot: SlotNotice, sheet: Sheet) -> list[CardElement]:
    return [*slot_lines(slot, sheet), *buttons(calendar_button(slot.calendar_file, sheet))]


def _guest(item: ItemLine, guest: GuestLine, *, sheet: Sheet) -> list[CardElement]:
    words = sheet.words
    who = [strong(line(guest.label, sheet))]
    if guest.attendance:
        who.append(quiet(" · " + words.name(guest.attendance)))
    if not guest.is_invited:
        who.append(quiet(" · " + words.say("not invited")))
    contact = [said(plain(line(guest.contact, sheet)), spacing="None")] if guest.contact else []
    return [
        row(
            said(clock_run(item, sheet)),
            said(*who),
            said(quiet(item_title(item, sheet)), spacing="None"),
            *contact,
        )
    ]


def _decision(decision: DecisionLine, sheet: Sheet) -> list[CardElement]:
    words = sheet.words
    name = line(decision.item_title, sheet) if decision.item_title else words.say("Closed item")
    on = [quiet(" · " + words.plain_day(decision.held_on))] if decision.held_on else []
    first = said(strong(name), *on, spacing="Medium")
    first.separator = True
    return [first, *decision_lines(decision, sheet)]
