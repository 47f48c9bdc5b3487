"""The minutes in the form of the municipalities' own documents, as far as a card has room. Never a file."""

from zoneinfo import ZoneInfo

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import ItemLine, MinutesItem, MinutesView
from bot.domain.grants import Permission
from bot.texts.marked import N_
from cards.actions import Payload, Verb, button
from cards.agenda_rows import item_title
from cards.decided import decision_lines
from cards.gaps import gap_rows
from cards.page import page
from cards.papers import paper_lines
from cards.parts import (
    banner,
    buttons,
    hint,
    joined,
    label,
    line,
    lines,
    marked,
    medium,
    more,
    quiet,
    said,
    strong,
    title,
)
from cards.people import guests_line, names_line, recused_line
from cards.ruling import tally_line
from cards.sheet import Sheet


def minutes_card(view: MinutesView, sheet: Sheet) -> AdaptiveCard:
    kept, left_out = sheet.first(view.items)
    each = max(sheet.room.text // max(len(kept), 1), 200)
    return page(
        _head(view, sheet),
        banner(view.banner, sheet),
        gap_rows(view, sheet),
        _case(view, sheet),
        joined([_item(item, each, sheet=sheet) for item in kept]),
        more(left_out, sheet),
        _written(view, sheet),
        _only_decisions(sheet),
        [label(sheet.words.say("Attachments")), *paper_lines(view.papers, sheet)] if view.papers else [],
        _actions(view, sheet),
    )


def _head(view: MinutesView, sheet: Sheet) -> list[CardElement]:
    words = sheet.words
    day = words.short_day(view.heading.held_on)
    draft = marked(words.say("Draft, only the secretary and the chair see it"), "Warning")
    return [
        title("minutes", words.say("Minutes")),
        said(
            medium(words.say("Decision in {body} on {day}", body=line(view.heading.body, sheet), day=day)),
            spacing="None",
        ),
        *([said(draft, spacing="None")] if view.is_draft else []),
        *names_line(N_("Apologies: {names}"), view.apologies, sheet=sheet),
    ]


def _case(view: MinutesView, sheet: Sheet) -> list[CardElement]:
    return _cut(view.case_text, sheet.room.text // 3, sheet=sheet) if view.case_text else []


def _written(view: MinutesView, sheet: Sheet) -> list[CardElement]:
    if not view.written:
        return []
    kept, left_out = sheet.first(view.written)
    rows = joined(_in_writing(line, view.heading.zone, sheet=sheet) for line in kept)
    return [
        label(sheet.words.say("Decided in writing since the last meeting")),
        *rows,
        *more(left_out, sheet),
    ]


def _in_writing(item: ItemLine, zone: str, *, sheet: Sheet) -> list[CardElement]:
    first = said(strong(item_title(item, sheet)), spacing="Medium")
    if item.decision is None:
        return [first]
    day = sheet.words.plain_day(item.decision.at.astimezone(ZoneInfo(zone)).date())
    on = said(quiet(sheet.words.say("Decided in writing on {day}", day=day)), spacing="None")
    recused = recused_line(item.recused, sheet, is_over=True)
    return [first, on, *tally_line(item.tally, sheet), *decision_lines(item.decision, sheet), *recused]


def _item(item: MinutesItem, room: int, *, sheet: Sheet) -> list[CardElement]:
    first = said(strong(item_title(item.line, sheet)), spacing="Medium")
    first.separator = True
    if sheet.is_tight:
        return [first, *_decision(item, sheet)]
    return [
        first,
        *guests_line(item.line.guests, sheet),
        *(_cut(item.text, room, sheet=sheet) if item.text else []),
        *_decision(item, sheet),
        *paper_lines(item.papers, sheet),
    ]


def _decision(item: MinutesItem, sheet: Sheet) -> list[CardElement]:
    absent = names_line(N_("{names}: absent from the item"), item.absent, sheet=sheet)
    apart = [*recused_line(item.line.recused, sheet, is_over=True), *absent]
    if item.line.decision:
        return [*decision_lines(item.line.decision, sheet), *apart]
    if item.line.is_recused:
        return [*apart, said(quiet(sheet.words.say("You are recused from this item.")), spacing="Small")]
    return [*apart, said(quiet(sheet.words.say("No decision is recorded.")), spacing="Small")]


def _only_decisions(sheet: Sheet) -> list[CardElement]:
    sentence = N_("There is only room for the decisions here. The rest is in the minutes document.")
    return [hint(sheet.words.say(sentence))] if sheet.is_tight else []


def _cut(text: str, room: int, *, sheet: Sheet) -> list[CardElement]:
    blocks, is_cut = lines(text, sheet, room=room)
    rest = [hint(sheet.words.say("The rest is in the minutes document."))] if is_cut else []
    return [*blocks, *rest]


def _actions(view: MinutesView, sheet: Sheet) -> list[CardElement]:
    if view.own_only:
        return []
    about = Payload(meeting=view.meeting, version=view.version)
    says = sheet.words.say
    publishes = view.is_draft and Permission.DECIDE in view.may
    publish = button(Verb.MINUTES_APPROVE, says("Publish the minutes"), about=about, is_primary=True)
    if view.gaps:
        seen = about.also(choice="incomplete")
        publish = button(Verb.MINUTES_APPROVE, says("Publish as it is"), about=seen)
    return buttons(
        publish if publishes else None,
        button(Verb.AGENDA_OPEN, says("Back to the agenda"), about=about),
    )
