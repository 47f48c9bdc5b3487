"""The lines that hold decisions, and what they say of the whole meeting. Nothing of single items."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from bot.documents.head import absences
from bot.documents.lines import Line
from bot.documents.prose.dates import span
from bot.documents.words.headings import LABELS
from bot.documents.words.outcomes import CLOSED
from bot.domain.agenda import AgendaAbsence


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    lines: tuple[Line, ...] = ()
    absent: tuple[AgendaAbsence, ...] = ()
    end: time | None = None


def decided(lines: Sequence[Line]) -> Decided:
    """Take "Afbud: ..." and "Mødet blev hævet kl. ..." out: they tell of the meeting, not of an item."""
    part = Decided()
    for line in lines:
        label = LABELS["absent"].match(line.text)
        if label:
            part = replace(part, absent=(*part.absent, *absences(label["value"])))
        elif CLOSED.match(line.text) and (end := _end(line.text)):
            part = replace(part, end=end)
        else:
            part = replace(part, lines=(*part.lines, line))
    return part


def _end(text: str) -> time | None:
    return span(text).start
