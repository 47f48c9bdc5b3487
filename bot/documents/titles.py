"""Where an item's title ends and its text begins, and which title in minutes is which item. No times."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bot.documents.lines import Line
from bot.documents.prose.passage import joined, plain
from bot.documents.words.headings import LEAD_IN
from bot.documents.words.joining import DANGLING

_LONGEST = 5  # lines of a title
_SHORTEST_PREFIX = 8  # letters
_ALIKE = 0.82
_FULL = 0.75  # of the widest line
_SHORT_UPPER = 20  # characters of a line that may have been full
_SHORT_TAIL = 12  # characters of a last line such as "2025"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A title in the minutes, measured in letters: lines break differently in agenda and minutes."""

    at: int  # position among the lines of the minutes
    letters: int
    item: int | None  # position among the items of the agenda
    item_letters: int | None = None  # of the title there
    sure: bool = True


def length(lines: Sequence[Line]) -> int:
    """How many letters the title at the front has, judged by itself."""
    return len(plain("".join(line.text for line in lines[: _line_count(lines)])))


def cut(lines: Sequence[Line], letters: int) -> tuple[list[Line], list[Line]]:
    """Title and text; a line on which the title ends early is parted."""
    title: list[Line] = []
    for at, line in enumerate(lines):
        here = len(plain(line.text))
        if here > letters:
            end = _offset_behind(line.text, letters)
            rest = replace(line, text=line.text[end:].strip())
            front = [replace(line, text=line.text[:end].strip())] if letters else []
            return [*title, *front], [rest, *lines[at + 1 :]]
        title.append(line)
        letters -= here
        if letters == 0:
            return title, list(lines[at + 1 :])
    return title, []


def _offset_behind(text: str, letters: int) -> int:
    """Behind the last of so many letters, and the full stop or bracket that follows it."""
    offset = 0
    while letters:
        letters -= len(plain(text[offset]))
        offset += 1
    while 0 < offset < len(text) and not (text[offset].isspace() or text[offset].isalnum()):
        offset += 1
    return offset


def _line_count(lines: Sequence[Line]) -> int:
    if lines[0].strong and not all(line.strong for line in lines):
        return min(next(at for at, line in enumerate(lines) if not line.strong), _LONGEST)
    count = 1
    while count < min(len(lines), _LONGEST) and _runs_on(lines, count):
        count += 1
    return count


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
    is_short = len(upper) >= _SHORT_UPPER and len(lower) <= _SHORT_TAIL
    return follows and is_wrapped and is_short and upper[-1] not in ".?!" and lower[-1] not in ".?!:"


def openings(items: Sequence[Sequence[Line]], minutes: Sequence[Line]) -> list[Opening]:
    """The titles in the minutes, in order: those of the agenda's items, and marked ones that no item has."""
    found = _exact(items, minutes)
    is_strict = bool(found)
    taken = {opening.item for opening in found}
    starts = {opening.at for opening in found}
    for at, line in enumerate(minutes):
        if at in starts or not _looks_like_title(minutes, at, strict=is_strict):
            continue
        if _stands_out(line) or (line.after_break and not items and _is_short(minutes, at)):
            opening = _inexact(items, minutes[at : at + _LONGEST + 1], taken=taken)
            taken.add(opening.item)
            found.append(replace(opening, at=at, sure=opening.sure and not line.after_break))
    return sorted(found, key=lambda opening: opening.at) or _unmarked(minutes)


def _exact(items: Sequence[Sequence[Line]], minutes: Sequence[Line]) -> list[Opening]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(minutes):
        places[_beginning(line)].append(at)
    candidates = [
        Opening(at=at, letters=letters, item=number, item_letters=letters)
        for number, lines in enumerate(items)
        for at in places[_beginning(lines[0])]
        if (letters := _shared(lines, minutes[at : at + _LONGEST + 1]))
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


def _shared(here: Sequence[Line], there: Sequence[Line]) -> int | None:
    """The shortest title at whose end both texts break a line: breaks by width differ between the two."""
    first, other = plain(here[0].text), plain(there[0].text)
    if not (first.startswith(other) or other.startswith(first)):
        return None
    ends, others = _ends(here), _ends(there)
    pairs = [(letters, count, others[letters]) for letters, count in ends.items() if letters in others]
    pairs = [pair for pair in pairs if _same(here[: pair[1]], there[: pair[2]])]
    settled = [pair for pair in pairs if not _runs_on(here, pair[1]) and not _runs_on(there, pair[2])]
    return next((letters for letters, _, _ in [*settled, *pairs]), None)


def _ends(lines: Sequence[Line]) -> dict[int, int]:
    """The letters up to the end of each line, with the count of lines."""
    letters = 0
    ends: dict[int, int] = {}
    for count, line in enumerate(lines[:_LONGEST], start=1):
        letters += len(plain(line.text))
        ends.setdefault(letters, count)
    return ends


def _same(here: Sequence[Line], there: Sequence[Line]) -> bool:
    return "".join(plain(line.text) for line in here) == "".join(plain(line.text) for line in there)


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
    before = minutes[at - 1].text if at else ""
    return follows and (not before or before[-1] in ".!?" or bool(LEAD_IN.search(before)))


def _inexact(items: Sequence[Sequence[Line]], lines: Sequence[Line], *, taken: set[int | None]) -> Opening:
    """The item whose text begins with this title, or whose title begins this text, or nearly so."""
    letters = length(lines)
    title, text = plain(_text(lines))[:letters], plain(_text(lines))
    free = [(number, one) for number, one in enumerate(items) if number not in taken]
    for number, one in free:
        own, own_letters = plain(_text(one)), length(one)
        if min(letters, own_letters) >= _SHORTEST_PREFIX and own.startswith(title):
            return Opening(at=0, letters=letters, item=number, item_letters=letters)
        if min(letters, own_letters) >= _SHORTEST_PREFIX and text.startswith(own[:own_letters]):
            return Opening(at=0, letters=own_letters, item=number, item_letters=own_letters)
    ratios = {number: _likeness(plain(_text(one))[: length(one)], title) for number, one in free}
    best = max(ratios, key=lambda number: ratios[number], default=None)
    is_alike = best is not None and ratios[best] >= _ALIKE
    return Opening(at=0, letters=letters, item=best if is_alike else None, sure=not items)


def _text(lines: Sequence[Line]) -> str:
    return joined(lines[: _LONGEST + 1]).text


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0


def _unmarked(minutes: Sequence[Line]) -> list[Opening]:
    """No title stands out: short paragraphs without a full stop may be titles, and are unsure."""
    starts = [at for at in range(len(minutes) - 1) if _may_be_title(minutes, at)]
    lengths = [length(minutes[at : at + _LONGEST + 1]) for at in starts]
    return [
        Opening(at=at, letters=letters, item=None, sure=False)
        for at, letters in zip(starts, lengths, strict=True)
    ]


def _may_be_title(minutes: Sequence[Line], at: int) -> bool:
    is_alone = at == 0 or minutes[at - 1].text[-1] in ".:!?"
    return is_alone and minutes[at].text[0].isupper() and _is_short(minutes, at)


def _is_short(minutes: Sequence[Line], at: int) -> bool:
    """Ends without a full stop and before the width of the page would have broken it."""
    widest = max(len(line.text) for line in minutes)
    follows = at + 1 < len(minutes) and minutes[at + 1].text[0].isupper()
    return follows and minutes[at].text[-1] not in ".:;," and len(minutes[at].text) <= _FULL * widest
