"""What the head of a document says of the meeting: body, date, place, times. Nothing of its items."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.documents.lines import Line
from bot.documents.prose.dates import DATE, clock, first_date, span
from bot.documents.words.headings import DOCUMENT_KIND, LABELS, NOT_ORGANISATIONS, ORGANISATION, WEEKDAY
from bot.domain.agenda import AgendaAbsence

_AROUND_DATE = re.compile(r"(?:[\s,–-]|\b(?:den|d\.))+$", re.IGNORECASE)
_BODY = re.compile(r"^[A-ZÆØÅ][\w .,&/-]{2,70}$")
_NAME = re.compile(r"^(?P<name>[^,()]+?)\s*(?:\((?P<party>[A-ZÆØÅ]{1,2})\))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    body: str | None
    date: date | None
    number: str | None = None
    place: str | None = None
    start: time | None = None
    end: time | None = None
    absent: tuple[AgendaAbsence, ...] = ()


def head(lines: Sequence[Line], furniture: Sequence[Line]) -> Head:
    """The body's own lines come first; page headers are asked only for what those leave out."""
    own, page = _read(lines), _read(furniture)
    return Head(
        body=own.body or page.body,
        date=own.date or page.date,
        number=own.number or page.number,
        place=own.place or page.place,
        start=own.start or page.start,
        end=own.end or page.end,
        absent=own.absent,
    )


def _read(lines: Sequence[Line]) -> Head:
    said = {key: value for line in lines for key, value in _labelled(line.text)}
    dated = next((line for line in lines if _is_dated(line.text)), None)
    times = span(f"kl. {said.get('times', '')}")
    return Head(
        body=said.get("body") or (_body(dated, lines) if dated else None),
        date=first_date(said.get("date") or (dated.text if dated else "")),
        number=said.get("number"),
        place=said.get("place"),
        start=clock(said.get("start", "")) or times.start,
        end=clock(said.get("end", "")) or times.end,
        absent=absences(said.get("absent", "")),
    )


def _labelled(text: str) -> list[tuple[str, str]]:
    return [(key, found["value"].strip()) for key, label in LABELS.items() if (found := label.match(text))]


def _is_dated(text: str) -> bool:
    """A short line with a date: "Direktionen 14-03-2024"."""
    return first_date(text) is not None and len(text) < 110 and not text.endswith(".")  # noqa: PLR2004


def _body(dated: Line, lines: Sequence[Line]) -> str | None:
    found = DATE.search(dated.text)
    before = dated.text[: found.start()] if found else ""
    if own := _clean_body(before):
        return own
    at = list(lines).index(dated)
    above = [
        body for line in lines[:at] if (body := _clean_body(line.text)) and not ORGANISATION.search(line.text)
    ]
    return above[-1] if above else None


def _clean_body(text: str) -> str | None:
    text = _AROUND_DATE.sub("", WEEKDAY.sub("", text).strip())
    text = _AROUND_DATE.sub("", DOCUMENT_KIND.sub("", text).strip())
    text = re.sub(r"^(?:mødet?\s+(?:i|for)|møde\s+i)\s+", "", text, flags=re.IGNORECASE)
    text = text[:1].upper() + text[1:] if text else text
    return text if _BODY.match(text) and len(text.split()) < 9 else None  # noqa: PLR2004


def absences(names: str) -> tuple[AgendaAbsence, ...]:
    if re.match(r"^(?:ingen|-|–)?\.?$", names.strip(), re.IGNORECASE):
        return ()
    parts = [part.strip(" .") for part in re.split(r",|;|\s+og\s+|\s+samt\s+", names)]
    found = [match for part in parts if part and (match := _NAME.match(part))]
    return tuple(AgendaAbsence(name=match["name"], party=match["party"]) for match in found)


def organisation(furniture: Sequence[Line], lines: Sequence[Line], *, body: str | None) -> str | None:
    """That of the letterhead, of "Direktionen i X Kommune", or the only municipality named; else none."""
    letterhead = _municipalities(line.text for line in furniture)
    text = [line.text for line in lines]
    whole = " ".join(text)
    at_home = (
        _municipalities(found.group() for found in re.finditer(rf"{re.escape(body)} i .{{0,60}}", whole))
        if body
        else []
    )
    anywhere = _municipalities([whole])
    for names in (letterhead, at_home, anywhere):
        if len(set(names)) == 1:
            return names[0]
    return _clear_favourite(anywhere)


def _clear_favourite(names: Sequence[str]) -> str | None:
    ranked = Counter(names).most_common(2)
    return ranked[0][0] if len(ranked) > 1 and ranked[0][1] >= 3 * ranked[1][1] else None


def _municipalities(texts: Iterable[str]) -> list[str]:
    names = [_without_small_words(found["name"]) for text in texts for found in ORGANISATION.finditer(text)]
    return [f"{name} Kommune" for name in names if name]


def _without_small_words(name: str) -> str:
    """As in "I Egeskær Kommune ..."."""
    words = name.split()
    while words and words[0].casefold() in NOT_ORGANISATIONS:
        words.pop(0)
    return " ".join(words)
