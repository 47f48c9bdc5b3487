"""Which meeting it is, when and where: the top of every card about one. Never an item."""

from microsoft_teams.cards import CardElement, OpenUrlAction

from bot.domain.facts import Heading
from cards.deadline import deadline_words
from cards.parts import capital, large, line, plain, quiet, said, title
from cards.sheet import Sheet
from cards.untrusted import web_address


def head(kind: str, words: str, *, heading: Heading, sheet: Sheet) -> list[CardElement]:
    return [
        title(kind, words),
        said(large(line(heading.body, sheet)), spacing="None"),
        said(plain(_when(heading, sheet)), spacing="None"),
        *([said(quiet(line(heading.place, sheet)), spacing="None")] if heading.place else []),
    ]


def _when(heading: Heading, sheet: Sheet) -> str:
    if heading.closes:
        return deadline_words(heading, sheet)
    day = capital(sheet.words.day(heading.held_on))
    return f"{day}, {sheet.words.span(heading.starts, heading.ends)}" if heading.starts else day


def join_button(address: str | None, sheet: Sheet) -> OpenUrlAction | None:
    """None for anything but a plain web address: what came from a document may hold any scheme."""
    safe = web_address(address)
    return OpenUrlAction(title=sheet.words.say("Join the meeting"), url=safe) if safe else None


def calendar_button(address: str | None, sheet: Sheet, *, is_off: bool = False) -> OpenUrlAction | None:
    """The file says by itself whether it adds or removes."""
    safe = web_address(address)
    words = sheet.words.say("Remove from calendar") if is_off else sheet.words.say("Add to calendar")
    return OpenUrlAction(title=words, url=safe) if safe else None
