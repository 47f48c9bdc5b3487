"""Which meeting it is, when and where: the top of every card about one. Never an item."""

from microsoft_teams.cards import CardElement, OpenUrlAction, TextRun

from bot.domain.facts import Heading
from cards.parts import large, line, plain, quiet, said, title
from cards.sheet import Sheet
from cards.untrusted import web_address


def head(kind: str, words: str, *, heading: Heading, sheet: Sheet) -> list[CardElement]:
    return [
        title(kind, words),
        said(large(line(heading.body, sheet)), spacing="None"),
        said(*when_and_where(heading, sheet), spacing="None"),
    ]


def when_and_where(heading: Heading, sheet: Sheet) -> list[TextRun]:
    runs = [plain(capital(sheet.words.day(heading.held_on)))]
    if heading.starts:
        runs.append(plain(", " + sheet.words.span(heading.starts, heading.ends)))
    if heading.place:
        runs.append(quiet(" · " + line(heading.place, sheet)))
    return runs


def join_button(address: str | None, sheet: Sheet) -> OpenUrlAction | None:
    """None for anything but a plain web address: what came from a document may hold any scheme."""
    safe = web_address(address)
    return OpenUrlAction(title=sheet.words.say("Join the meeting"), url=safe) if safe else None


def capital(sentence: str) -> str:
    """A weekday is small in Danish, but not at the start of a line."""
    return sentence[:1].upper() + sentence[1:]
