"""The smallest document of the layout around one item, for tests of single sentences. No expectations."""

from bot.documents.reading import read_agenda
from bot.domain.agenda import Agenda, AgendaItem


def document(*, text: str = "", decision: str = "", title: str = "Et punkt") -> bytes:
    heading = " Beslutning i Direktionen den 01-02-2024\nDirektionen havde følgende punkter:"
    decided = f"{heading}\n {title}\n{decision}\n"
    lines = f"""Direktionen 01-02-2024
Punkter til behandling
 Åben Sag
Sagsfremstilling
Direktionen har følgende punkter:
 Tid Punkt
10.30 {title}
{text}
{decided if decision else ""}"""
    return "\n\n".join(line for line in lines.split("\n") if line).encode()


def agenda(*, text: str = "", decision: str = "", title: str = "Et punkt") -> Agenda:
    return read_agenda(document(text=text, decision=decision, title=title))


def item(*, text: str = "", decision: str = "") -> AgendaItem:
    return agenda(text=text, decision=decision).items[0]
