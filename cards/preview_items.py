"""The items of a preview, one row each, with what is not known of them yet. Never a guest's doubt."""

from microsoft_teams.cards import CardElement

from bot.domain.facts import ItemLine, Preview
from cards.actions import Payload, Verb, button
from cards.agenda_rows import item_title, placed_title
from cards.deadline import history
from cards.papers import openness_run, papers_word
from cards.parts import capital, label, marked, more, quiet, row, said, stacked, strong
from cards.people import guests_line
from cards.sheet import Sheet


def about_meeting(preview: Preview, *, item: str | None = None, choice: str | None = None) -> Payload:
    view = preview.view
    return Payload(meeting=view.meeting, item=item, version=view.version, choice=choice)


def item_rows(preview: Preview, sheet: Sheet) -> list[CardElement]:
    kept, left_out = sheet.first(preview.view.items)
    rows = [_row(preview, item, position=position, sheet=sheet) for position, item in enumerate(kept)]
    return [label(sheet.words.say("Items")), *rows, *more(left_out, sheet)]


def _row(preview: Preview, item: ItemLine, *, position: int, sheet: Sheet) -> CardElement:
    if item.is_break:
        return _break(preview, item, position=position, sheet=sheet)
    name = placed_title(item, sheet) if item.title else sheet.words.say("No title")
    edit = button(Verb.ITEM_EDIT, sheet.words.say("Edit"), about=about_meeting(preview, item=item.item))
    opened = openness_run(item.is_open, sheet)
    papers = [quiet(" · " + papers_word(item.papers, sheet))] if item.papers else []
    press = edit if position < sheet.room.buttons else None
    about = [
        said(strong(name)),
        *history(item, sheet),
        *guests_line(item.guests, sheet),
        said(opened, *papers, spacing="None"),
        *_timing(item, sheet),
    ]
    if item.written:
        return stacked(*about, below=press)
    clock = strong(sheet.words.clock(item.starts)) if item.starts else marked("?", "Warning")
    return row(said(clock), *about, right=press)


def _break(preview: Preview, item: ItemLine, *, position: int, sheet: Sheet) -> CardElement:
    edit = button(Verb.ITEM_EDIT, sheet.words.say("Edit"), about=about_meeting(preview, item=item.item))
    clock = quiet(sheet.words.clock(item.starts)) if item.starts else marked("?", "Warning")
    name = said(quiet(item_title(item, sheet)))
    return row(said(clock), name, right=edit if position < sheet.room.buttons else None)


def _timing(item: ItemLine, sheet: Sheet) -> list[CardElement]:
    parts = [
        sheet.words.say("not before its time") if item.is_fixed else "",
        sheet.words.say("the guest may speak for {n} min.", n=item.speaks) if item.speaks else "",
    ]
    said_of = " · ".join(part for part in parts if part)
    return [said(quiet(capital(said_of)), spacing="None")] if said_of else []
