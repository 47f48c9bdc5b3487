"""Where an item's title ends and its text begins, and which title in minutes is which item. No times."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.documents.lines import Line
from bot.documents.prose.passage import joined, plain
from bot.documents.words.joining import DANGLING

_LONGEST = 5  # lines of a title
_ALIKE = 0.82
_FULL = 0.75  # of the widest line
_SHORT_UPPER = 20  # characters of a line that may have been full
_SHORT_TAIL = 12  # characters of a last line such as "2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A title that stands at the front of two texts, counted in lines of each."""

    here: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A title in the minutes."""

    at: int  # position among the lines of the minutes
    lines: int
    item: int | None  # position among the items of the agenda
    title_lines: int | None = None  # lines of the same title in the agenda
    sure: bool = True


def length(lines: Sequence[Line]) -> int:
    """How many lines the title at the front takes, judged by itself."""
    if lines[0].strong:
        weak = next((at for at, line in enumerate(lines) if not line.strong), len(lines))
        return min(weak, _LONGEST)
    count = 1
    while count < min(len(lines), _LONGEST) and _runs_on(lines, count):
        count += 1
    return count


def shared(here: Sequence[Line], there: Sequence[Line]) -> Shared | None:
    """The shortest title at whose end both texts break a line: breaks by width differ between the two."""
    first, other = plain(here[0].text), plain(there[0].text)
    if not (first.startswith(other) or other.startswith(first)):
        return None
    pairs = _common_ends(here, there)
    settled = [pair for pair in pairs if not _runs_on(here, pair.here) and not _runs_on(there, pair.there)]
    return next(iter([*settled, *pairs]), None)


def _common_ends(here: Sequence[Line], there: Sequence[Line]) -> list[Shared]:
    ends_here, ends_there = _ends(here), _ends(there)
    return [
        Shared(here=count, there=ends_there[end]) for end, count in ends_here.items() if end in ends_there
    ]


def _ends(lines: Sequence[Line]) -> dict[str, int]:
    text = ""
    ends: dict[str, int] = {}
    for count, line in enumerate(lines[:_LONGEST], start=1):
        text += plain(line.text)
        ends.setdefault(text, count)
    return ends


def _runs_on(lines: Sequence[Line], count: int) -> bool:
    if count >= len(lines):
        return False
    upper, lower = lines[count - 1].text, lines[count]
    if lower.paragraph or lower.broken_off or lower.marked or lower.row or not upper:
        return False
    if lower.text[0].islower() or upper[-1] in ",-–/&" or upper.count("(") > upper.count(")"):
        return True
    return upper.split()[-1].casefold() in DANGLING or _is_short_tail(lines, count)


def _is_short_tail(lines: Sequence[Line], count: int) -> bool:
    """As in "... anlægsbudget" / "2025" / "Økonomichef ..."."""
    upper, lower = lines[count - 1].text, lines[count].text
    follows = count + 1 >= len(lines) or lines[count + 1].text[0].isupper()
    is_wrapped = len(upper) + len(lower) > max(len(line.text) for line in lines)
    return (
        follows
        and is_wrapped
        and len(upper) >= _SHORT_UPPER
        and len(lower) <= _SHORT_TAIL
        and upper[-1] not in ".?!"
        and lower[-1] not in ".?!:"
    )


def openings(items: Sequence[Sequence[Line]], minutes: Sequence[Line]) -> list[Opening]:
    """The titles in the minutes, in order: those of the agenda's items, and marked ones that no item has."""
    exact = _exact(items, minutes)
    taken = {opening.item for opening in exact}
    covered = {at for opening in exact for at in range(opening.at, opening.at + opening.lines)}
    found = list(exact)
    for at, line in enumerate(minutes):
        if (
            at in covered
            or not _looks_like_title(minutes, at, strict=bool(exact))
            or not (line.marked or line.strong)
        ):
            continue
        lines = length(minutes[at : at + _LONGEST + 1])
        item = _alike(items, joined(minutes[at : at + lines]).text, taken=taken)
        taken.add(item)
        found.append(Opening(at=at, lines=lines, item=item, sure=False if items else not exact))
    return sorted(found, key=lambda opening: opening.at) or _unmarked(minutes)


def _exact(items: Sequence[Sequence[Line]], minutes: Sequence[Line]) -> list[Opening]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(minutes):
        places[_beginning(line)].append(at)
    candidates = [
        Opening(at=at, lines=pair.there, item=number, title_lines=pair.here)
        for number, lines in enumerate(items)
        for at in places[_beginning(lines[0])]
        if (pair := shared(lines, minutes[at : at + _LONGEST + 1]))
    ]
    best: dict[int | None, Opening] = {}
    used: set[int] = set()
    for candidate in sorted(candidates, key=lambda one: (not _stands_out(minutes[one.at]), one.at)):
        if candidate.item not in best and candidate.at not in used:
            best[candidate.item] = candidate
            used.add(candidate.at)
    return sorted(best.values(), key=lambda opening: opening.at)


def _beginning(line: Line) -> str:
    return plain(line.text)[:4]


def _stands_out(line: Line) -> bool:
    return line.marked or line.strong


def _looks_like_title(minutes: Sequence[Line], at: int, *, strict: bool) -> bool:
    """Not the second entry of a list within a decision, and not a sentence."""
    text = minutes[at].text
    if not text or text[0].islower():
        return False
    if not strict:
        return at == 0 or minutes[at - 1].text[-1] in ".!?:)" or minutes[at - 1].marked
    follows = at + 1 < len(minutes) and not minutes[at + 1].marked
    return follows and at > 0 and minutes[at - 1].text[-1] in ".!?"


def _alike(items: Sequence[Sequence[Line]], title: str, *, taken: set[int | None]) -> int | None:
    ratios = {
        number: _likeness(joined(lines[: length(lines)]).text, title)
        for number, lines in enumerate(items)
        if number not in taken
    }
    best = max(ratios, key=lambda number: ratios[number], default=None)
    return best if best is not None and ratios[best] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, plain(one), plain(other))
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _unmarked(minutes: Sequence[Line]) -> list[Opening]:
    """No title stands out: short paragraphs without a full stop may be titles, and are unsure."""
    widest = max((len(line.text) for line in minutes), default=0)
    starts = [at for at in range(len(minutes) - 1) if _may_be_title(minutes, at, widest=widest)]
    return [
        Opening(at=at, lines=length(minutes[at : at + _LONGEST + 1]), item=None, sure=False) for at in starts
    ]


def _may_be_title(minutes: Sequence[Line], at: int, *, widest: int) -> bool:
    text, following = minutes[at].text, minutes[at + 1].text
    is_alone = at == 0 or minutes[at - 1].text[-1] in ".:!?"
    return (
        is_alone
        and text[0].isupper()
        and text[-1] not in ".:;,"
        and following[0].isupper()
        and len(text) <= _FULL * widest
    )
