"""Which layout family a document is in. A further family is a further module and a further row here."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.documents.layouts import timed_case
from bot.documents.lines import Source
from bot.domain.agenda import Agenda, Unreadable


@dataclass(frozen=True, slots=True)
class Layout:
    name: str
    likeness: Callable[[Source], float]  # 0 to 1
    read: Callable[[Source], Agenda]


LAYOUTS = (Layout("L1 timed table inside one case", timed_case.likeness, timed_case.read),)
LEAST_LIKENESS = 0.5


def layout_of(source: Source) -> Layout:
    best = max(LAYOUTS, key=lambda layout: layout.likeness(source))
    if best.likeness(source) < LEAST_LIKENESS:
        raise Unreadable("No meeting was found in this document, or its layout is not known.")
    return best
