"""Names of guests, of who takes no part, and of contacts, as they stand on a card. Never a button."""

from collections.abc import Sequence

from microsoft_teams.cards import CardElement

from bot.domain.facts import Contact, GuestLine, ItemLine
from bot.texts.marked import N_
from cards.parts import line, plain, quiet, said
from cards.sheet import Sheet


def guests_line(guests: Sequence[GuestLine], sheet: Sheet) -> list[CardElement]:
    if not guests:
        return []
    kept, left_out = sheet.first(guests)
    names = [line(guest.label, sheet) for guest in kept]
    if left_out:
        names.append(sheet.words.plural("{n} more", "{n} more", n=left_out))
    lead = sheet.words.plural(
        "Guest: {names}", "Guests: {names}", n=len(guests), names=sheet.words.listed(names)
    )
    return [said(quiet(lead), spacing="None")]


def recused_line(names: Sequence[str], sheet: Sheet, *, is_over: bool) -> list[CardElement]:
    """`is_over`: the item has been decided, or the minutes say it."""
    if not names:
        return []
    kept, left_out = sheet.first([line(name, sheet) for name in names])
    all_of_them = [*kept, *([sheet.words.plural("{n} more", "{n} more", n=left_out)] if left_out else [])]
    n, who = len(names), sheet.words.listed(all_of_them)
    words = sheet.words
    if is_over:
        sentence = words.plural(
            "{names} took no part in the item (recused)",
            "{names} took no part in the item (recused)",
            n=n,
            names=who,
        )
    else:
        sentence = words.plural(
            "{names} takes no part in the item (recused)",
            "{names} take no part in the item (recused)",
            n=n,
            names=who,
        )
    return [said(quiet(sentence), spacing="None")]


def apart_lines(item: ItemLine, sheet: Sheet) -> list[CardElement]:
    """Who takes no part in it, and why."""
    recused = recused_line(item.recused, sheet, is_over=item.decision is not None)
    return [*recused, *names_line(N_("Absent: {names}"), item.absent, sheet=sheet)]


def names_line(sentence: str, names: Sequence[str], *, sheet: Sheet) -> list[CardElement]:
    if not names:
        return []
    kept, left_out = sheet.first([line(name, sheet) for name in names])
    all_of_them = [*kept, *([sheet.words.plural("{n} more", "{n} more", n=left_out)] if left_out else [])]
    return [said(quiet(sheet.words.say(sentence, names=sheet.words.listed(all_of_them))), spacing="None")]


def contact_line(contact: Contact | None, sheet: Sheet) -> list[CardElement]:
    if contact is None:
        return []
    who = line(", ".join(part for part in (contact.name, contact.title) if part), sheet)
    ways = [line(way, sheet) for way in (contact.phone, contact.upn) if way]
    return [
        said(quiet(sheet.words.say("Questions? Contact") + " "), plain(who), spacing="Medium"),
        *(said(plain(way), spacing="None") for way in ways),
    ]
