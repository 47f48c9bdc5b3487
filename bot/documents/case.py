"""The text of a case: its sections and recommendations. No items, no decisions."""

import re
from collections.abc import Sequence

from bot.documents.lines import Line
from bot.documents.prose.passage import joined, sentences
from bot.documents.words.headings import LEAD_IN

_PROPOSES = re.compile(
    r"\b(?:indstilles|indstiller|foreslås|foreslår|anbefales)\b[^,:]{0,200}[,:]?\s*(?=at\b|\d+[.)]|[-–•\n]|$)",
    re.IGNORECASE,
)
_ENTRY = "\n"
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


def recommendations(lines: Sequence[Line]) -> tuple[str, ...]:
    """Of the section that recommends: each "at ...", numbered, listed or in one sentence."""
    text = _with_entries(lines)
    found = _PROPOSES.search(text)
    if not found:
        return ()
    proposal = text[found.end() :].strip(" ")
    if _ENTRY in proposal:
        stem, *entries = proposal.split(_ENTRY)
        parts = [f"{stem} {entry}" for entry in entries]
    elif _NUMBERED_AT.search(proposal):
        parts = _NUMBERED_AT.split(proposal)
    elif re.search(r"\s(?:og|samt)\s+at\b", proposal):
        parts = _NEXT_AT.split(proposal)
    else:
        parts = [proposal]
    return tuple(clean for part in parts if (clean := _clean(part)))


def _with_entries(lines: Sequence[Line]) -> str:
    """Joined, with a sign where an entry of a list begins."""
    text = ""
    for line in lines:
        opens = line.marked or line.text.startswith(("- ", "– "))
        said = line.text.removeprefix("- ").removeprefix("– ") if opens else line.text
        text += (_ENTRY if opens and text else " " if text else "") + said
    return text


def _clean(part: str) -> str:
    part = re.sub(r"^(?:\d+[.)]\s*)?at\s+", "", part.strip(" ,;\n"), flags=re.IGNORECASE)
    return re.sub(r"[,;]?\s+(?:og|samt)$", "", part.rstrip(".,; ")).rstrip(".,; ")
