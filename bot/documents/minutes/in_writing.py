"""What the minutes say of what was decided in writing since the meeting before. Never of an item of it."""

from bot.documents.minutes.rulings import Ruling, ruling
from bot.domain.facts import MinutedWritten, Minutes
from bot.domain.plain import in_one_line
from bot.texts import Words


def written_rulings(minutes: Minutes, words: Words) -> tuple[Ruling, ...]:
    return tuple(_ruling(one, words) for one in minutes.written)


def written_heading(minutes: Minutes, words: Words) -> str:
    """Empty where nothing was."""
    return words.say("Decided in writing since the last meeting") if minutes.written else ""


def _ruling(one: MinutedWritten, words: Words) -> Ruling:
    """Of a hidden one its number, and that it is closed."""
    item = one.item
    number = f"{in_one_line(item.number)}. "
    if item.is_hidden:
        return Ruling(number + words.say("Closed"), ())
    title = in_one_line(item.title or "") or words.say("No title")
    mark = "" if item.is_open is True else f" ({words.say('closed')})"
    told = ruling(item, heading=f"{number}{title}{mark}", words=words, is_draft=False)
    return Ruling(told.heading, (_course(one, words), *told.paragraphs), told.notes)


def _course(one: MinutedWritten, words: Words) -> str:
    carried = words.say("{n} of {all} have approved", n=one.approved, all=one.asked)
    day = words.plain_day(one.decided_on)
    return words.say("Decided in writing on {day}: {carried}.", day=day, carried=carried)
