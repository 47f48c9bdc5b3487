"""What a guest has answered about their slot, in words and with a mark. Never how it is asked."""

from microsoft_teams.cards import TextRun

from bot.domain.response import Reply, Response
from cards.parts import line, marked, plain
from cards.sheet import Sheet

_THERE = (Reply.CONFIRM, Reply.READY)


def reply_words(response: Response, zone: str, *, sheet: Sheet) -> str:
    """`kommer`, `forsinket 10 min., ca. kl. 10.40`, `vil sende Bo Juhl`. A person's text may be in it."""
    words = sheet.words
    if response.reply is Reply.LATE and response.minutes and response.there_at:
        there = words.hour(response.there_at, zone)
        return words.say("{n} min. late, about {time}", n=response.minutes, time=there)
    if response.reply is Reply.SUBSTITUTE and response.substitute:
        return words.say("wants to send {name}", name=line(response.substitute, sheet))
    return words.name(response.reply)


def reply_run(response: Response | None, zone: str, *, sheet: Sheet) -> TextRun:
    """A mark and a colour that only repeat the word."""
    if response is None or response.reply is Reply.OPEN:
        return plain("○ " + sheet.words.say("no answer"))
    word = reply_words(response, zone, sheet=sheet)
    if response.reply in _THERE:
        return marked("● " + word, "Good")
    if response.reply is Reply.CANNOT:
        return marked("✗ " + word, "Attention")
    return marked("! " + word, "Warning")
