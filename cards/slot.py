"""A guest's own slot: told, changed, reminded of or taken back. Never anything of another item or guest."""

from collections.abc import Mapping

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import SlotNotice
from bot.domain.notice import NoticeKind
from bot.domain.slot import Change, Off
from bot.texts.marked import N_
from cards.guest_asks import answered, asked
from cards.heading import calendar_button, join_button
from cards.page import page
from cards.parts import banner, box, buttons, capital, hint, large, line, plain, said, strong, title
from cards.people import contact_line
from cards.sheet import Sheet

# The contract's kind of the card, and what stands at its top.
_TOPS: Mapping[NoticeKind, tuple[str, str]] = {
    NoticeKind.SLOT: ("slot", N_("You are invited to a meeting")),
    NoticeKind.REMINDER: ("reminder", N_("Reminder of your slot")),
    NoticeKind.MOVE: ("move", N_("Your slot has changed")),
    NoticeKind.CANCEL: ("move", N_("Your slot is off")),
}

_WHAT_NOW: Mapping[Off | None, str] = {
    Off.SKIPPED: N_("You need not come. The secretary gets back to you."),
    Off.SUBSTITUTED: N_("You need not come."),
    Off.RELEASED: N_("You need not come."),
    Off.NOT_REACHED: N_("You need not come or wait. The secretary gets back to you."),
}


def slot_card(notice: SlotNotice, sheet: Sheet) -> AdaptiveCard:
    if notice.off:
        return _off_card(notice, sheet)
    return page(slot_body(notice, sheet))


def slot_body(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """All that the guest's card holds; the secretary is shown the very same."""
    return [
        _top(notice, sheet),
        *banner(notice.banner, sheet),
        *changed(notice, sheet),
        *slot_lines(notice, sheet),
        *answered(notice, sheet),
        *asked(notice, sheet),
        *contact_line(notice.contact, sheet),
        *buttons(join_button(notice.slot.join_url, sheet), calendar_button(notice.calendar_file, sheet)),
        *_no_calendar(notice, sheet),
    ]


def slot_lines(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """What, when and where."""
    slot = notice.slot
    return [
        said(
            large(line(slot.title, sheet) if slot.title else sheet.words.say("A closed item")),
            spacing="Small",
        ),
        said(plain(body_line(notice, sheet)), spacing="None"),
        said(strong(when(notice, sheet)), spacing="Small"),
        *([said(plain(line(slot.place, sheet)), spacing="None")] if slot.place else []),
    ]


def when(notice: SlotNotice, sheet: Sheet) -> str:
    slot = notice.slot
    if notice.is_projected and slot.starts:
        about = sheet.words.say("about {time}", time=sheet.words.clock(slot.starts))
        return f"{capital(sheet.words.day(slot.held_on))}, {about}"
    return f"{capital(sheet.words.day(slot.held_on))}, {sheet.words.span(slot.starts, slot.ends)}"


def body_line(notice: SlotNotice, sheet: Sheet) -> str:
    heading = notice.heading
    return line(", ".join(part for part in (heading.body, heading.organisation) if part), sheet)


def _off_card(notice: SlotNotice, sheet: Sheet) -> AdaptiveCard:
    """Emptied: a card in a chat can't be called back, so that nothing may be left in it but body and date."""
    words = sheet.words
    is_told = notice.kind in (NoticeKind.MOVE, NoticeKind.CANCEL)
    day = capital(words.day(notice.slot.held_on))
    return page(
        [title("move" if is_told else "slot", words.say("Your slot is off"))],
        banner(notice.banner, sheet),
        [said(strong(words.name(notice.off)), spacing="Small")] if notice.off else [],
        [hint(words.say(_WHAT_NOW[notice.off]))] if notice.off in _WHAT_NOW else [],
        [said(plain(body_line(notice, sheet)), spacing="Small"), said(plain(day), spacing="None")],
        contact_line(notice.contact, sheet) if is_told else [],
        buttons(calendar_button(notice.calendar_file, sheet, is_off=True)),
    )


def _no_calendar(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    if notice.calendar is None or notice.calendar_file:
        return []
    return [hint(sheet.words.say("There is no time yet, so it can't be added to a calendar."))]


def _top(notice: SlotNotice, sheet: Sheet) -> CardElement:
    kind, words = _TOPS.get(notice.kind, _TOPS[NoticeKind.SLOT])
    return title(kind, sheet.words.say(words))


def top_words(kind: NoticeKind) -> str:
    """A posted card that is renewed without telling anybody is a slot card still."""
    return _TOPS.get(kind, _TOPS[NoticeKind.SLOT])[1]


def changed(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    if not notice.changes:
        return []
    names = " · ".join(_change(notice, change, sheet=sheet) for change in notice.changes)
    return [box(said(strong(names)), style="accent")]


def _change(notice: SlotNotice, change: Change, *, sheet: Sheet) -> str:
    """On another day the old time would only confuse."""
    words, starts = sheet.words, notice.slot.starts
    if change is not Change.TIME or starts is None:
        return words.name(change)
    if notice.was is None or Change.DATE in notice.changes:
        return words.say("New time: {time}", time=words.clock(starts))
    return words.say(
        "New time: {time} instead of {was}", time=words.clock(starts), was=words.clock(notice.was)
    )
