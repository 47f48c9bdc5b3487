"""One item of the preview opened for editing: guests, time, openness, papers. Never what is published."""

from microsoft_teams.cards import AdaptiveCard, CardElement, Container, ExecuteAction, TextInput, TimeInput

from bot.domain.facts import Choice, GuestDoubt, ItemForm, ItemLine, Paper
from cards.actions import Payload, Verb, button
from cards.fields import wrong_field
from cards.form_ruling import rule_rows
from cards.form_running import running_rows
from cards.goals import goal_rows
from cards.page import page
from cards.papers import openness, paper_line
from cards.parts import (
    banner,
    buttons,
    capital,
    hint,
    joined,
    label,
    large,
    line,
    more,
    plain,
    quiet,
    row_with_buttons,
    said,
    title,
)
from cards.preview import guest_words
from cards.preview_items import about_meeting
from cards.sheet import Sheet

MAX_NAME = 200
MOST_CHOICES = 6


def form_card(form: ItemForm, sheet: Sheet) -> AdaptiveCard:
    item = next(item for item in form.preview.view.items if item.item == form.item)
    return page(
        _head(item, sheet),
        banner(form.banner, sheet),
        wrong_field(form.field, sheet),
        _guests(form, sheet),
        [] if item.is_break or item.written else _add(form, sheet),
        [] if item.written else _time(form, item, sheet=sheet),
        [] if item.is_break else _openness(form, item, sheet=sheet),
        [] if item.is_break else goal_rows(form, sheet),
        [] if item.written else running_rows(form, item, sheet=sheet),
        [] if item.is_break else rule_rows(form, item, sheet=sheet),
        _papers(form, sheet),
        buttons(
            button(Verb.ITEM_EDIT, sheet.words.say("Back to the overview"), about=about_meeting(form.preview))
        ),
    )


def _about(form: ItemForm, choice: str | None = None) -> Payload:
    return about_meeting(form.preview, item=form.item, choice=choice)


def _head(item: ItemLine, sheet: Sheet) -> list[CardElement]:
    when = capital(sheet.words.span(item.starts, item.ends))
    no_title = sheet.words.say("Break") if item.is_break else sheet.words.say("No title")
    name = line(item.title, sheet) if item.title else no_title
    return [
        title("preview", sheet.words.say("Edit the item")),
        said(large(name), spacing="None"),
        *([] if item.written else [said(quiet(when), spacing="None")]),
    ]


def _guests(form: ItemForm, sheet: Sheet) -> list[CardElement]:
    mine = [guest for guest in form.preview.guests if guest.line.item == form.item]
    if not mine:
        return []
    kept, left_out = sheet.first(mine)
    blocks = joined([_guest(form, guest, sheet=sheet) for guest in kept])
    return [label(sheet.words.say("Guests")), *blocks, *more(left_out, sheet)]


def _guest(form: ItemForm, guest: GuestDoubt, *, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    about = _about(form, guest.line.guest)
    shown = button(Verb.SLOT_PREVIEW, says("Show as guest"), about=about) if guest.line.is_resolved else None
    remove = button(Verb.GUEST_REMOVE, says("Remove the guest"), about=about)
    return [*guest_words(guest, sheet), *_choices(form, guest, sheet=sheet), *buttons(shown, remove)]


def _choices(form: ItemForm, guest: GuestDoubt, *, sheet: Sheet) -> list[CardElement]:
    """A button each and not one list, since a card can hold the input `person` only once, and a guest who
    is to be chosen should cost one press. Who is none of the best few is added by name.
    """
    if not guest.choices:
        return []
    rows = [_choice(form, guest, choice=choice, sheet=sheet) for choice in guest.choices[:MOST_CHOICES]]
    none = hint(sheet.words.say("Is it none of them? Remove the guest and add the right one by name."))
    return [Container(style="emphasis", items=[*rows, none], spacing="Small")]


def _choice(form: ItemForm, guest: GuestDoubt, *, choice: Choice, sheet: Sheet) -> CardElement:
    about = _about(form, guest.line.guest).also(person=choice.person)
    press = button(Verb.GUEST_CHOOSE, sheet.words.say("Choose"), about=about)
    return row_with_buttons(said(plain(line(choice.label, sheet))), press)


def _add(form: ItemForm, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    return [
        label(says("Another guest")),
        TextInput(id="person", label=says("Name, as in the people file"), max_length=MAX_NAME),
        *buttons(button(Verb.GUEST_ADD, says("Add the guest"), about=_about(form), takes_inputs=True)),
    ]


def _time(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    return [
        label(says("Time and openness")),
        TimeInput(
            id="time",
            label=says("The item starts at"),
            value=item.starts.strftime("%H:%M") if item.starts else None,
        ),
        *buttons(
            button(Verb.ITEM_EDIT, says("Save the time"), about=_about(form, "time"), takes_inputs=True)
        ),
    ]


def _openness(form: ItemForm, item: ItemLine, *, sheet: Sheet) -> list[CardElement]:
    says = sheet.words.say
    to_open = button(Verb.ITEM_EDIT, says("Make it open"), about=_about(form, "open"))
    to_closed = button(Verb.ITEM_EDIT, says("Make it closed"), about=_about(form, "closed"))
    return [
        said(plain(says("The item is:") + " "), plain(openness(item.is_open, sheet))),
        *buttons(
            to_open if item.is_open is not True else None, to_closed if item.is_open is not False else None
        ),
    ]


def _papers(form: ItemForm, sheet: Sheet) -> list[CardElement]:
    papers = form.preview.papers
    if not papers:
        return []
    kept, left_out = sheet.first(papers)
    rows = [row_with_buttons(paper_line(paper, sheet), _paper(form, paper, sheet=sheet)) for paper in kept]
    return [
        label(sheet.words.say("Attachments")),
        hint(sheet.words.say("Choose which attachments belong to this item.")),
        *rows,
        *more(left_out, sheet),
    ]


def _paper(form: ItemForm, paper: Paper, *, sheet: Sheet) -> ExecuteAction:
    """Taken off an item, a paper lies on the whole meeting again: the button then names no item."""
    which = f"attachment:{paper.id}"
    if paper.item == form.item:
        return button(
            Verb.ITEM_EDIT, sheet.words.say("Take off"), about=about_meeting(form.preview, choice=which)
        )
    return button(Verb.ITEM_EDIT, sheet.words.say("Belongs here"), about=_about(form, which))
