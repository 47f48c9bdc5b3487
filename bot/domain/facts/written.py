"""Facts about what is decided between meetings, in writing. Never for a guest's eyes."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.facts.meetings import AgendaView
from bot.domain.facts.parts import Banner


class WrittenNews(StrEnum):
    """Why a written procedure is shown to somebody."""

    ASKED = "asked"
    RESULT = "result"


@dataclass(frozen=True)
class WrittenNotice:
    """One procedure: to a director what waits for their answer, to those who run it how it ended."""

    view: AgendaView
    news: WrittenNews
    banner: Banner | None = None


@dataclass(frozen=True)
class WrittenAnswer:
    """`written procedure`: every one that is not over, with who is missing."""

    views: tuple[AgendaView, ...]
