"""What stands in the minutes, in lines of plain text for every format that people read. Never how it looks.

The form is that of the municipalities' own: one case, the agenda as a timed table with its text carried over,
then the decisions under a heading with body and day, then the attachments.
"""

from dataclasses import dataclass

from bot.documents.minutes.carried_over import carried_over
from bot.documents.minutes.in_writing import written_heading, written_rulings
from bot.documents.minutes.rulings import Ruling, ruling
from bot.domain.facts import MinutedHours, MinutedItem, MinutedPaper, Minutes
from bot.domain.plain import in_one_line, printable
from bot.texts import Words
from bot.texts.marked import N_

_OPENNESS = {True: N_("Open case"), False: N_("Closed case")}


@dataclass(frozen=True)
class Entry:
    """An item in the table of the agenda."""

    clock: str
    heading: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    office: str
    name: str


@dataclass(frozen=True)
class Content:
    """`title` and `running` name body and day, `running` for the head of each page. `marks` say that it is a
    draft, or the edition that is open to the public. `page` has the places {page} and {pages}.
    """

    language: str
    body: str
    organisation: str
    kind: str
    title: str
    running: str
    page: str
    logo: str
    marks: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    items_heading: str
    openness: str
    case: Section | None
    lead_in: str
    columns: tuple[str, str]
    entries: tuple[Entry, ...]
    decided_heading: str
    decided_lead_in: str
    rulings: tuple[Ruling, ...]
    written_heading: str
    written: tuple[Ruling, ...]
    papers: Section | None
    signatures_heading: str
    signed_on: str
    signatures: tuple[Signature, ...]


def content(minutes: Minutes, words: Words) -> Content:
    body, day = in_one_line(minutes.body), words.short_day(minutes.held_on)
    say = words.say
    return Content(
        language=words.language,
        body=body,
        organisation=in_one_line(minutes.organisation),
        kind=say("Minutes"),
        title=f"{body} {day}",
        running=_running(minutes, words),
        page=say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        logo=say("Place for the logo"),
        marks=_marks(minutes, words),
        particulars=_particulars(minutes, words),
        items_heading=say("Items for consideration"),
        openness=_openness(minutes, words),
        case=_case(minutes, words),
        lead_in=say("{body} has these items to consider:", body=body),
        columns=(say("Time"), say("Item")),
        entries=tuple(_entry(item, minutes, words=words) for item in minutes.items),
        decided_heading=say("Decision in {body} on {day}", body=body, day=day),
        decided_lead_in=say("{body} had these items to consider:", body=body),
        rulings=tuple(
            ruling(item, heading=_heading(item, minutes, words=words), words=words, is_draft=minutes.is_draft)
            for item in minutes.items
        ),
        written_heading=written_heading(minutes, words),
        written=written_rulings(minutes, words),
        papers=_papers(minutes, words),
        signatures_heading=say("Signatures"),
        signed_on=say("Date"),
        signatures=_signatures(minutes, words),
    )


def _running(minutes: Minutes, words: Words) -> str:
    number = in_one_line(minutes.number or "")
    told = (
        in_one_line(minutes.body),
        words.say("Meeting no. {number}", number=number) if number else "",
        words.plain_day(minutes.held_on),
        words.say("Minutes"),
    )
    return " · ".join(part for part in told if part)


def _marks(minutes: Minutes, words: Words) -> tuple[str, ...]:
    draft = [words.say("Draft, not published yet")] if minutes.is_draft else []
    public = N_("Open to the public: closed items stand with their number only")
    return (*draft, *([words.say(public)] if minutes.is_public else []))


def _particulars(minutes: Minutes, words: Words) -> tuple[tuple[str, str], ...]:
    hours, say = minutes.hours, words.say
    day = words.day(minutes.held_on)
    told = (
        (say("Meeting no."), in_one_line(minutes.number or "")),
        (say("Date"), day[:1].upper() + day[1:]),
        (say("Time"), _span(hours, words)),
        (say("Held"), _held(hours, words)),
        (say("Place"), in_one_line(minutes.place or "")),
        (say("Chair"), in_one_line(minutes.signers[0] or "")),
        (say("Apologies"), words.listed([in_one_line(name) for name in minutes.apologies])),
        (say("Published"), words.plain_day(minutes.published_on) if minutes.published_on else ""),
    )
    return tuple((label, value) for label, value in told if value)


def _span(hours: MinutedHours, words: Words) -> str:
    return words.span(hours.starts, hours.ends) if hours.starts else ""


def _held(hours: MinutedHours, words: Words) -> str:
    return words.span(hours.began, hours.ended) if hours.began else ""


def _openness(minutes: Minutes, words: Words) -> str:
    """Of all items; where it differs it stands behind each title that it does not hold for."""
    is_open = _common(minutes)
    return "" if is_open is None else words.say(_OPENNESS[is_open])


def _common(minutes: Minutes) -> bool | None:
    known = {item.is_open for item in minutes.items if not item.is_hidden}
    if None in known or not known:
        return None
    return True in known


def _case(minutes: Minutes, words: Words) -> Section | None:
    paragraphs = _lines(minutes.case_text or "")
    return Section(words.say("Case"), paragraphs) if paragraphs else None


def _entry(item: MinutedItem, minutes: Minutes, *, words: Words) -> Entry:
    clock = "–".join(words.clock(at) for at in (item.hours.starts, item.hours.ends) if at)
    advised = [
        words.say("It is recommended that {what}.", what=in_one_line(what)) for what in item.recommendations
    ]
    text = carried_over(printable(item.text or ""), item.guests)
    return Entry(clock, _heading(item, minutes, words=words), (*_history(item, words), *text, *advised))


def _history(item: MinutedItem, words: Words) -> tuple[str, ...]:
    if item.came_on is None:
        return ()
    return (words.say("From a written procedure of {day}", day=words.plain_day(item.came_on)) + ".",)


def _heading(item: MinutedItem, minutes: Minutes, *, words: Words) -> str:
    number = f"{in_one_line(item.number)}. "
    if item.is_hidden:
        return number + words.say("Closed")
    title = in_one_line(item.title or "") or words.say("No title")
    common = _common(minutes)
    if item.is_open is None or item.is_open is common:
        return number + title
    return f"{number}{title} ({words.say('open') if item.is_open else words.say('closed')})"


def _papers(minutes: Minutes, words: Words) -> Section | None:
    papers = tuple(_paper(paper, words) for paper in minutes.all_papers)
    return Section(words.say("Attachments"), papers) if papers else None


def _paper(paper: MinutedPaper, words: Words) -> str:
    """`1 - 4410027 Åben Strategi for digitalisering (20117/24)`, as the houses list them."""
    number = f"{in_one_line(paper.number)} -" if paper.number else ""
    openness = {True: words.say("Open to all"), False: words.say("Closed"), None: ""}[paper.is_open]
    reference = f"({in_one_line(paper.reference)})" if paper.reference else ""
    parts = (number, in_one_line(paper.document_id or ""), openness, in_one_line(paper.title), reference)
    return " ".join(part for part in parts if part)


def _signatures(minutes: Minutes, words: Words) -> tuple[Signature, ...]:
    offices = (words.say("Chair"), words.say("Secretary"))
    return tuple(
        Signature(office, in_one_line(name or ""))
        for office, name in zip(offices, minutes.signers, strict=True)
    )


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in printable(text).splitlines())
    return tuple(line for line in lines if line)
