"""The list of attachments: numbers, document ids, openness, titles, references. Nothing outside that list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.lines import Line
from bot.documents.prose.passage import joined
from bot.documents.words.headings import ATTACHMENT_OPEN
from bot.domain.agenda import AgendaAttachment, Doubt, Problem

_OPENNESS = "|".join(sorted(ATTACHMENT_OPEN, key=len, reverse=True))
_DOCUMENT = r"(?:\d{5,}|\d+/\d+|\d+-\d+)"
_NUMBERED = re.compile(r"^(?:bilag\s+)?(?P<number>\d{1,3})\s*(?:[-–—.:)]+\s*(?P<rest>.*)|$)", re.IGNORECASE)
_TYPICAL = re.compile(rf"^(?:{_DOCUMENT}\s*-?\s*)?(?:(?:{_OPENNESS})\b|$)|^{_DOCUMENT}\b", re.IGNORECASE)
_ENTRY = re.compile(
    rf"^(?:(?P<document>{_DOCUMENT})(?=\s|[A-ZÆØÅ]|$))?\s*-?\s*(?:(?P<open>{_OPENNESS})(?=\s|$|:))?\s*[-:]?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_TWO_BRACKETS = re.compile(r"\s*\((?P<reference>[^()]*)\)\s*\((?P<type>[^()]{0,12})\)$")
_ONE_BRACKET = re.compile(r"\s*\((?P<reference>\d+[/-]\d+)?\)$")
_OPEN_AFTER = re.compile(rf"\s*[(-]\s*(?P<open>{_OPENNESS})(?: bilag)?\)?$", re.IGNORECASE)
_NONE = re.compile(r"^(?:ingen(?: bilag)?|der er ingen bilag)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    number: str | None
    lines: tuple[Line, ...]


def attachments(lines: Sequence[Line]) -> tuple[tuple[AgendaAttachment, ...], list[Problem]]:
    entries = [entry for entry in _entries(lines) if entry.lines and not _NONE.match(entry.lines[0].text)]
    read = [_attachment(entry) for entry in entries]
    problems = [
        Problem(line=entry.lines[0].number, doubt=Doubt.ATTACHMENT_UNSURE, about=attachment.title)
        for entry, attachment in zip(entries, read, strict=True)
        if attachment.open is None or not attachment.title
    ]
    return tuple(read), problems


def _entries(lines: Sequence[Line]) -> list[_Entry]:
    entries: list[_Entry] = []
    for line in lines:
        number, rest = _opening(line, entries)
        if number is not None:
            entries.append(_Entry(number, (_with_text(line, rest),)))
        elif not entries or (entries[-1].number is None and _opens_unnumbered(line, entries[-1])):
            entries.append(_Entry(None, (line,)))
        else:
            entries[-1] = _Entry(entries[-1].number, (*entries[-1].lines, line))
    return entries


def _opening(line: Line, entries: Sequence[_Entry]) -> tuple[str | None, str]:
    """A number opens an entry where it continues the run and what follows looks like an entry."""
    found = _NUMBERED.match(line.text)
    if not found:
        return None, ""
    number, rest = int(found["number"]), (found["rest"] or "").strip()
    previous = entries[-1].number if entries else None
    is_typical = bool(_TYPICAL.match(rest))
    continues = number == int(previous) + 1 if previous else not entries
    leaps = previous is not None and number > int(previous) and is_typical  # papers that were left out
    is_entry = (continues and rest[:1].isupper()) or (is_typical and (continues or leaps))
    return (found["number"], rest) if is_entry else (None, "")


def _opens_unnumbered(line: Line, entry: _Entry) -> bool:
    if _TYPICAL.match(line.text) and line.text:
        before = joined(entry.lines).text
        return not re.fullmatch(_DOCUMENT, before)
    return line.marked or bool(_OPEN_AFTER.search(joined(entry.lines).text))


def _with_text(line: Line, text: str) -> Line:
    return Line(number=line.number, text=text)


def _attachment(entry: _Entry) -> AgendaAttachment:
    text = joined(line for line in entry.lines if line.text).text
    found = _ENTRY.match(text.lstrip("-– "))
    if not found:
        return AgendaAttachment(title=text, open=None, number=entry.number)
    title, reference = _without_reference(found["rest"].strip())
    word = found["open"]
    if not word and (after := _OPEN_AFTER.search(title)):
        title, word = title[: after.start()].rstrip(), after["open"]
    return AgendaAttachment(
        title=title,
        open=ATTACHMENT_OPEN[word.casefold()] if word else None,
        number=entry.number,
        document_id=found["document"],
        reference=reference,
    )


def _without_reference(text: str) -> tuple[str, str | None]:
    found = _TWO_BRACKETS.search(text) or _ONE_BRACKET.search(text)
    if not found:
        return text, None
    return text[: found.start()].rstrip(), (found["reference"] or "").strip() or None
