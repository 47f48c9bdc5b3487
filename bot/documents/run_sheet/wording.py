"""What stands on a run sheet, in lines of plain text for every format. Never how it looks."""

from bot.domain.facts import RunSheet, SheetGuest, SheetItem
from bot.domain.meeting import MeetingStatus
from bot.domain.plain import in_one_line, web_address
from bot.texts import Words

FEW = 6
_UNBROKEN = str.maketrans({" ": "\u00a0"})


def top_line(sheet: RunSheet) -> str:
    return ", ".join(in_one_line(part) for part in (sheet.heading.body, sheet.heading.organisation) if part)


def when_and_where(sheet: RunSheet, words: Words) -> str:
    top = sheet.heading
    day = words.day(top.held_on)
    when = f"{day}, {words.span(top.starts, top.ends)}" if top.starts else day
    place = in_one_line(top.place) if top.place else ""
    return " · ".join(part for part in (when[:1].upper() + when[1:], place) if part)


def people_lines(sheet: RunSheet, words: Words) -> list[str]:
    """Who runs it and whom to ask."""
    lines = [words.say("Chair: {name}", name=in_one_line(sheet.chair))] if sheet.chair else []
    if sheet.contact:
        who = sheet.contact
        reach = ", ".join(in_one_line(part) for part in (who.name, who.title, who.phone, who.upn) if part)
        lines.append(f"{words.say('Questions? Contact')} {reach}")
    return lines


def link(sheet: RunSheet) -> str | None:
    """For those who are not in the room."""
    return web_address(sheet.heading.join_url)


def hours(item: SheetItem, words: Words) -> str:
    if item.starts is None:
        return "–"
    return "–".join(words.clock(at) for at in (item.starts, item.ends) if at)


def title(item: SheetItem, words: Words) -> str:
    name = in_one_line(item.title) if item.title else words.say("No title")
    return f"{in_one_line(item.number)} {name}" if item.number else name


def openness(item: SheetItem, words: Words) -> str:
    """Empty for what is known to be open."""
    names = {True: "", False: words.say("closed"), None: words.say("open or closed?")}
    return names[item.is_open]


def about(item: SheetItem, words: Words) -> str:
    """Guests with their phones, and how many papers there are; empty for an item without either."""
    names = [_reached(guest) for guest in item.guests]
    lines = []
    if names:
        listed = words.listed(names)
        lines.append(words.plural("Guest: {names}", "Guests: {names}", n=len(names), names=listed))
    if item.papers:
        papers = words.plural("{n} attachment", "{n} attachments", n=item.papers)
        lines.append(papers.translate(_UNBROKEN))
    return " · ".join(lines)


def _reached(guest: SheetGuest) -> str:
    phone = f" ({in_one_line(guest.phone).translate(_UNBROKEN)})" if guest.phone else ""
    return in_one_line(guest.label) + phone


def lines_to_write(sheet: RunSheet) -> int:
    """For each decision: with more items a second line would fill a second page."""
    return 2 if len(sheet.items) <= FEW else 1


def state(sheet: RunSheet, words: Words) -> str:
    """Which version it is, and what it is as long as it is not the agenda that holds."""
    version = words.say("version {n}", n=sheet.version)
    return version if sheet.status is MeetingStatus.PUBLISHED else f"{words.name(sheet.status)} · {version}"


def notes(sheet: RunSheet, words: Words) -> list[str]:
    lines = [
        words.say(
            "Write begin, end and decision by hand. What was decided can be entered in Teams afterwards, "
            "with the time at which it was decided."
        )
    ]
    if sheet.shows_closed:
        lines.append(words.say("This sheet shows closed items: don't leave it lying about."))
    return lines
