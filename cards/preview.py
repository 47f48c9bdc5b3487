"""Everything that will be sent, before it is sent: items, guests, papers, doubts. Never one item's form."""

from dataclasses import replace

from microsoft_teams.cards import AdaptiveCard, CardElement, Container, TextInput, ToggleVisibilityAction

from bot.domain.agenda import Problem
from bot.domain.facts import GuestDoubt, Paper, Preview
from bot.domain.meeting import MeetingStatus
from cards.actions import Verb, button
from cards.agenda_rows import item_title
from cards.fields import wrong_field
from cards.follow_ups import late_lines
from cards.heading import head, join_button
from cards.page import page
from cards.papers import paper_line
from cards.parts import (
    banner,
    buttons,
    hint,
    joined,
    label,
    line,
    marked,
    more,
    plain,
    quiet,
    row_with_buttons,
    said,
    strong,
)
from cards.preview_items import about_meeting, item_rows
from cards.preview_written import is_written, written_section, written_state, written_toggle
from cards.sheet import Sheet

MAX_PLACE = 500


def preview_card(preview: Preview, sheet: Sheet) -> AdaptiveCard:
    if preview.view.status is MeetingStatus.CANCELLED:
        return _cancelled(preview, sheet)
    return page(
        head(
            "preview",
            _name(preview, sheet),
            heading=preview.view.heading,
            sheet=sheet,
        ),
        banner(preview.banner, sheet),
        wrong_field(preview.field, sheet),
        written_state(preview, sheet),
        _other(preview, sheet),
        [] if is_written(preview) else _missing(preview, sheet),
        _home(preview, sheet),
        late_lines(preview.view.late, sheet),
        item_rows(preview, sheet),
        [] if is_written(preview) else _guests(preview, sheet),
        _papers(preview, sheet),
        _problems(preview, sheet),
        [] if is_written(preview) else _publish(preview, sheet),
        [] if is_written(preview) else _where(preview, sheet),
        written_section(preview, sheet),
    )


def _name(preview: Preview, sheet: Sheet) -> str:
    says = sheet.words.say
    return says("Written procedure") if is_written(preview) else says("Look it through before you publish")


def _cancelled(preview: Preview, sheet: Sheet) -> AdaptiveCard:
    """That is final, so nothing is left to press."""
    to_read = replace(sheet, room=replace(sheet.room, buttons=0))
    return page(
        head("preview", sheet.words.name(MeetingStatus.CANCELLED), heading=preview.view.heading, sheet=sheet),
        banner(preview.banner, sheet),
        item_rows(preview, to_read),
        _papers(preview, sheet),
    )


def unresolved(preview: Preview) -> int:
    return sum(1 for guest in preview.guests if guest.line.is_invited and not guest.line.is_resolved)


def guest_words(guest: GuestDoubt, sheet: Sheet) -> list[CardElement]:
    """Who it is, and each doubt as a sentence."""
    name = guest.line.label or guest.words
    runs = [strong(line(name, sheet))]
    if guest.words and guest.words != name:
        runs.append(
            quiet(" · " + sheet.words.say("in the document: {words}", words=line(guest.words, sheet)))
        )
    if not guest.line.is_invited:
        runs.append(quiet(" · " + sheet.words.say("not invited")))
    doubts = [
        said(marked("! ", "Warning"), plain(sheet.words.name(doubt)), spacing="None")
        for doubt in guest.doubts
    ]
    return [said(*runs), *doubts]


def _other(preview: Preview, sheet: Sheet) -> list[CardElement]:
    if not preview.has_other:
        return []
    sentence = sheet.words.say("There is another agenda for the body on that day already.")
    return [said(marked("! ", "Warning"), plain(sentence))]


def _missing(preview: Preview, sheet: Sheet) -> list[CardElement]:
    """A meeting may do without either, so these are notes and no doubts."""
    heading = preview.view.heading
    notes = [
        None if heading.place else sheet.words.say("No place is given."),
        None if heading.join_url else sheet.words.say("No link to an online meeting is given."),
    ]
    return [hint(note) for note in notes if note]


def _home(preview: Preview, sheet: Sheet) -> list[CardElement]:
    if preview.home_is_known:
        return []
    return [
        said(
            marked("! ", "Warning"),
            plain(
                sheet.words.say(
                    "I don't know yet where to post the agenda. Write in the body's channel or chat:"
                )
            ),
        ),
        said(strong(sheet.words.say("home") + " " + line(preview.view.heading.body, sheet)), spacing="None"),
    ]


def _guests(preview: Preview, sheet: Sheet) -> list[CardElement]:
    if not preview.guests:
        return [
            label(sheet.words.say("Guests")),
            hint(sheet.words.say("No guests were found in the document.")),
        ]
    kept, left_out = sheet.first(preview.guests)
    rows = joined(
        [_guest(preview, guest, position=position, sheet=sheet) for position, guest in enumerate(kept)]
    )
    return [label(sheet.words.say("Guests")), *rows, *more(left_out, sheet)]


def _guest(preview: Preview, guest: GuestDoubt, *, position: int, sheet: Sheet) -> list[CardElement]:
    name, *doubts = guest_words(guest, sheet)
    about = about_meeting(preview, item=guest.line.item, choice=guest.line.guest)
    if position >= sheet.room.buttons:
        return [name, *doubts]
    if guest.line.is_resolved:
        press = button(Verb.SLOT_PREVIEW, sheet.words.say("Show as guest"), about=about)
    else:
        to_item = about_meeting(preview, item=guest.line.item)
        press = button(Verb.ITEM_EDIT, sheet.words.say("Choose a person"), about=to_item)
    return [row_with_buttons(name, press), *doubts]


def _papers(preview: Preview, sheet: Sheet) -> list[CardElement]:
    if not preview.papers:
        return []
    kept, left_out = sheet.first(preview.papers)
    blocks = joined([_paper(preview, paper, sheet=sheet) for paper in kept])
    return [label(sheet.words.say("Attachments")), *blocks, *more(left_out, sheet)]


def _paper(preview: Preview, paper: Paper, *, sheet: Sheet) -> list[CardElement]:
    item = next((item for item in preview.view.items if item.item == paper.item), None)
    whole = sheet.words.say("Belongs to the whole meeting")
    to = sheet.words.say("Belongs to: {item}", item=item_title(item, sheet)) if item else whole
    return [paper_line(paper, sheet), said(quiet(to), spacing="None")]


def _problems(preview: Preview, sheet: Sheet) -> list[CardElement]:
    if not preview.problems:
        return []
    kept, left_out = sheet.first(preview.problems)
    listed = [_problem(problem, sheet) for problem in kept]
    return [label(sheet.words.say("Where the document is unclear")), *listed, *more(left_out, sheet)]


def _problem(problem: Problem, sheet: Sheet) -> CardElement:
    runs = [marked("! ", "Warning"), plain(sheet.words.name(problem.doubt))]
    if problem.about:
        runs.append(plain(" " + line(problem.about, sheet)))
    if problem.line:
        runs.append(quiet(" · " + sheet.words.say("line {n}", n=problem.line)))
    return said(*runs, spacing="Small")


def _where(preview: Preview, sheet: Sheet) -> list[CardElement]:
    """Place and link are the meeting's; one field with two buttons, since a card has each input once."""
    says = sheet.words.say
    field = TextInput(id="text", label=says("Place, or link to the meeting"), max_length=MAX_PLACE)
    place = button(
        Verb.ITEM_EDIT, says("Save as place"), about=about_meeting(preview, choice="place"), takes_inputs=True
    )
    link = button(
        Verb.ITEM_EDIT, says("Save as link"), about=about_meeting(preview, choice="link"), takes_inputs=True
    )
    return [Container(id="where", is_visible=False, items=[field, *buttons(place, link)])]


def _publish(preview: Preview, sheet: Sheet) -> list[CardElement]:
    missing = unresolved(preview)
    words = sheet.words
    join = join_button(preview.view.heading.join_url, sheet)
    written = written_toggle(preview, sheet)
    where = ToggleVisibilityAction(title=words.say("Place and link ..."), target_elements=["where"])
    if missing:
        sentence = words.plural(
            "{n} guest has no person yet and is told nothing if you publish now.",
            "{n} guests have no person yet and are told nothing if you publish now.",
            n=missing,
        )
        without = about_meeting(preview, choice="without")
        publish = button(Verb.AGENDA_PUBLISH, words.say("Publish without them"), about=without)
        return [said(plain(sentence), spacing="Medium"), *buttons(publish, where, written, join)]
    again = preview.view.status is not MeetingStatus.DRAFT
    verb = words.say("Publish the changes") if again else words.say("Publish")
    whole = about_meeting(preview)
    return buttons(button(Verb.AGENDA_PUBLISH, verb, about=whole, is_primary=True), where, written, join)
