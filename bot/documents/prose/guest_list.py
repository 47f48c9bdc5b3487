"""One entry per guest: the same person told of twice, or once by name and once by function. No sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.documents.words.people import TITLE
from bot.domain.agenda import AgendaGuest, Attendance

_RANK = {Attendance.PLANNED: 0, Attendance.ATTENDED: 1, Attendance.CANCELLED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    guest: AgendaGuest
    line: int | None
    sure: bool


def merged(guests: Iterable[Invited]) -> list[Invited]:
    """In order of appearance; cancelled outweighs attended, attended outweighs planned."""
    kept: list[Invited] = []
    for one in guests:
        same = next((at for at, other in enumerate(kept) if _is_same(other.guest, one.guest)), None)
        if same is None:
            kept.append(one)
        else:
            guest, sure = _both(kept[same].guest, one.guest), kept[same].sure or one.sure
            kept[same] = replace(kept[same], guest=guest, sure=sure)
    return kept


def _is_same(one: AgendaGuest, other: AgendaGuest) -> bool:
    if one.name and other.name:
        return one.name.casefold() == other.name.casefold()
    return _function(one.title) == _function(other.title) is not None


def _function(title: str | None) -> str | None:
    """The same for "Økonomichefen" and "økonomichef"."""
    if not title:
        return None
    first, _, rest = title.casefold().partition(" ")
    found = TITLE.match(first)
    ending = found["definite"] if found else None
    return f"{first.removesuffix(ending) if ending else first} {rest}".strip()


def _both(one: AgendaGuest, other: AgendaGuest) -> AgendaGuest:
    later = max(one, other, key=lambda guest: _RANK[guest.attendance])
    named = one if one.name or not other.name else other
    return replace(
        one,
        name=named.name,
        title=named.title or one.title or other.title,
        organisation=one.organisation or other.organisation,
        starts=one.starts or other.starts,
        ends=one.ends or other.ends,
        attendance=later.attendance,
    )
