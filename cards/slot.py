"""A guest's own slot: told, changed, reminded of or taken back. Never anything of another item or guest."""

from collections.abc import Mapping

from microsoft_teams.cards import AdaptiveCard, CardElement

from bot.domain.facts import SlotNotice
from bot.domain.notice import NoticeKind
from bot.texts.marked import N_
from cards.heading import join_button
from cards.page import page
from cards.parts import box, buttons, capital, large, line, plain, said, strong, title
from cards.people import contact_line
from cards.sheet import Sheet

# The contract's kind of the card, and what stands at its top.
_TOPS: Mapping[NoticeKind, tuple[str, str]] = {
    NoticeKind.SLOT: ("slot", N_("You are invited to a meeting")),
    NoticeKind.REMINDER: ("reminder", N_("Reminder of your slot")),
    NoticeKind.MOVE: ("move", N_("Your slot has changed")),
    NoticeKind.CANCEL: ("move", N_("Your slot is off")),
}


def slot_card(notice: SlotNotice, sheet: Sheet) -> AdaptiveCard:
    if notice.off:
        return _off_card(notice, sheet)
    return page(slot_body(notice, sheet))


def slot_body(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    """All that the guest's card holds; the secretary is shown the very same."""
    return [
        _top(notice, sheet),
        *changed(notice, sheet),
        *slot_lines(notice, sheet),
        *contact_line(notice.contact, sheet),
        *buttons(join_button(notice.slot.join_url, sheet)),
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
        [said(strong(words.name(notice.off)), spacing="Small")] if notice.off else [],
        [said(plain(body_line(notice, sheet)), spacing="Small"), said(plain(day), spacing="None")],
        contact_line(notice.contact, sheet) if is_told else [],
    )


def _top(notice: SlotNotice, sheet: Sheet) -> CardElement:
    kind, words = _TOPS.get(notice.kind, _TOPS[NoticeKind.SLOT])
    return title(kind, sheet.words.say(words))


def top_words(kind: NoticeKind) -> str:
    """A posted card that is renewed without telling anybody is a slot card still."""
    return _TOPS.get(kind, _TOPS[NoticeKind.SLOT])[1]


def changed(notice: SlotNotice, sheet: Sheet) -> list[CardElement]:
    if not notice.changes:
        return []
    names = " · ".join(sheet.words.name(change) for change in notice.changes)
    return [box(said(strong(names)), style="accent")]
