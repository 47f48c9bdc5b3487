"""Answers to what was asked in a chat: agenda, guests, decisions. Never a form."""

from collections.abc import Sequence

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import (
    AgendaAnswer,
    DecisionsAnswer,
    FollowUpHit,
    FollowUpsFound,
    GuestLine,
    GuestsAnswer,
    HomeBound,
    ItemLine,
    SlotNotice,
)
from bot.texts.marked import N_
from cards.agenda import agenda_card
from cards.agenda_rows import clock_run, item_title
from cards.decided import follow_up_line
from cards.found import found_decision, near_words, nothing_found
from cards.heading import calendar_button, head, join_button
from cards.page import page
from cards.parts import (
    buttons,
    hint,
    joined,
    label,
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

_NO_DECISIONS = N_("There are no decisions yet that I may show you.")


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
    kept, left_out = sheet.first(answer.hits)
    none = nothing_found(sheet) if answer.is_search else words.say(_NO_DECISIONS)
    return page(
        [title("answer", words.say("Decisions"))],
        near_words(sheet) if answer.is_near else [],
        joined([found_decision(hit, sheet, has_button=n < sheet.room.buttons) for n, hit in enumerate(kept)]),
        [] if answer.hits else [hint(none)],
        more(left_out + answer.left_out, sheet),
    )


def follow_ups_found_card(answer: FollowUpsFound, sheet: Sheet) -> AdaptiveCard:
    words = sheet.words
    own = [one for one in answer.lines if one.is_own]
    others = [one for one in answer.lines if not one.is_own]
    return page(
        [title("answer", words.say("Follow-ups"))],
        near_words(sheet) if answer.is_near else [],
        _follow_ups(words.say("Yours"), own, sheet=sheet),
        _follow_ups(words.say("Others'"), others, sheet=sheet),
        [] if answer.lines else [hint(nothing_found(sheet))],
        [hint(words.say("Only the newest decisions were looked through."))] if answer.has_older else [],
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


def _follow_ups(words: str, found: Sequence[FollowUpHit], *, sheet: Sheet) -> list[CardElement]:
    if not found:
        return []
    kept, left_out = sheet.first(found)
    return [label(words), *joined([_follow_up(one, sheet) for one in kept]), *more(left_out, sheet)]


def _follow_up(one: FollowUpHit, sheet: Sheet) -> list[CardElement]:
    name = line(one.item_title, sheet) if one.item_title else sheet.words.say("Closed item")
    about = said(strong(name), quiet(" · " + sheet.words.plain_day(one.held_on)))
    return [about, follow_up_line(one.follow_up, sheet)]
