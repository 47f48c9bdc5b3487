"""A calendar entry as an iCalendar file (RFC 5545, published as RFC 5546 says). Never who may fetch it."""

from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress

from bot.documents.zone_rules import zone_rules
from bot.domain.facts import CalendarEvent, Contact, TimedTitle
from bot.domain.plain import in_one_line, web_address
from bot.texts import Words

PRODID = "-//Ordstyrer//Ordstyrer//DA"


def calendar_file(event: CalendarEvent, words: Words) -> bytes:
    """The same event gives the same bytes. `words` are in the language of the body."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.is_off else "PUBLISH")
    if event.hours:
        calendar.add_component(zone_rules(event.heading.zone, event.hours.begins.year))
    calendar.add_component(_entry(event, words))
    return bytes(calendar.to_ical())


def _entry(event: CalendarEvent, words: Words) -> Event:
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    if event.hours:
        entry.add("dtstart", _written(event.hours.begins))
        entry.add("dtend", _written(event.hours.ends))
    entry.add("summary", _summary(event, words))
    entry.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    _add_whom_to_ask(entry, event.contact)
    if not event.is_off:
        _add_what_and_where(entry, event, words=words)
    return entry


def _written(at: datetime) -> datetime:
    """Local time with its zone; but in UTC in the hour that autumn has twice: a local time means the first of
    them (RFC 5545, 3.3.5), and not every client has it so.
    """
    is_twice = at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()
    return at.astimezone(UTC) if is_twice else at


def _summary(event: CalendarEvent, words: Words) -> str:
    body = in_one_line(event.heading.body)
    if event.is_off:
        return words.say("{body}: off", body=body)
    if event.is_whole:
        return words.say("Meeting of {body}", body=body)
    return in_one_line(event.title) if event.title else words.say("{body}: a closed item", body=body)


def _add_what_and_where(entry: Event, event: CalendarEvent, *, words: Words) -> None:
    """A guest's own entry is private: calendars are open to colleagues, who may not know of the item."""
    if not event.is_whole:
        entry.add("class", "PRIVATE")
    if event.heading.place:
        entry.add("location", in_one_line(event.heading.place))
    link = web_address(event.heading.join_url)
    if link:
        entry.add("url", link)
    entry.add("description", "\n".join(_description(event, link, words=words)))


def _description(event: CalendarEvent, link: str | None, *, words: Words) -> list[str]:
    top = event.heading
    lines = [", ".join(in_one_line(part) for part in (top.body, top.organisation) if part)]
    if link:
        lines.append(f"{words.say('Join the meeting')}: {link}")
    if event.hours and not event.hours.is_end_known:
        until = words.clock(event.hours.ends.time())
        lines.append(words.say("When it ends is not known; the calendar counts on {time}.", time=until))
    if event.contact:
        lines.append(f"{words.say('Questions? Contact')} {_reach(event.contact)}")
    if event.items:
        lines += ["", words.say("Open items:"), *(_item(item, words) for item in event.items)]
    return lines


def _item(item: TimedTitle, words: Words) -> str:
    title = in_one_line(item.title)
    return f"{words.clock(item.starts)} {title}" if item.starts else title


def _add_whom_to_ask(entry: Event, contact: Contact | None) -> None:
    """RFC 5546 wants an organizer, who is an address: without one there is none."""
    if contact is None:
        return
    entry.add("contact", _reach(contact))
    address = in_one_line(contact.upn or "")
    if address.count("@") == 1 and " " not in address:
        organizer = vCalAddress(f"mailto:{address}")
        organizer.params["CN"] = in_one_line(contact.name).replace('"', "'")
        entry.add("organizer", organizer)


def _reach(contact: Contact) -> str:
    parts = (contact.name, contact.title, contact.phone, contact.upn)
    return ", ".join(in_one_line(part) for part in parts if part)
