"""The text of a case: its sections and recommendations. No items, no decisions."""

import re
from collections.abc import Sequence

from bot.documents.lines import Line
from bot.documents.prose.passage import joined, sentences
from bot.documents.words.headings import LEAD_IN, RECOMMENDATION

_PROPOSES = re.compile(
    r"\b(?:indstilles|indstiller|foreslås|foreslår|anbefales)\b[^,:]{0,200}[,:]?\s*(?=at\b|\d+[.)]|[-–•]|$)",
    re.IGNORECASE,
)
_NUMBERED_AT = re.compile(r"(?:^|[\s,;])(?:\d+[.)]|[-–•])\s*(?=at\b)", re.IGNORECASE)
_NEXT_AT = re.compile(r"[,;]?\s+(?:og|samt)\s+(?=at\b)|[,;]\s+(?=at\b)", re.IGNORECASE)


def section(lines: Sequence[Line], *, before_table: bool) -> str | None:
    """Joined text; the "... følgende punkter til behandling:" that leads to a table is no part of it."""
    text = joined(lines).text
    if before_table and (lead_in := _lead_in(lines)):
        text = text.removesuffix(lead_in).rstrip()
    return text or None


def _lead_in(lines: Sequence[Line]) -> str:
    """The shortest run of last lines that opens with a capital, of which only the last sentence counts."""
    for start in range(len(lines) - 1, -1, -1):
        said = sentences(joined(lines[start:]).text)
        if said and not lines[start].text[0].islower():
            return said[-1].text if LEAD_IN.search(said[-1].text) else ""
    return ""


def recommendations(sections: dict[str, str]) -> tuple[str, ...]:
    text = next((body for heading, body in sections.items() if heading.casefold() in _HEADINGS), None)
    found = _PROPOSES.search(text) if text else None
    if not text or not found:
        return ()
    proposal = text[found.end() :].strip()
    if _NUMBERED_AT.search(proposal):
        parts = _NUMBERED_AT.split(proposal)
    elif re.search(r"\s(?:og|samt)\s+at\b", proposal):
        parts = _NEXT_AT.split(proposal)
    else:
        parts = [proposal]
    return tuple(clean for part in parts if (clean := _clean(part)))


_HEADINGS = {heading.casefold() for heading in RECOMMENDATION}


def _clean(part: str) -> str:
    part = re.sub(r"^at\s+", "", part.strip(" ,;"), flags=re.IGNORECASE)
    return re.sub(r"[,;]?\s+(?:og|samt)$", "", part).rstrip(".,; ")
