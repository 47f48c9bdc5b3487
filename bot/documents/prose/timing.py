"""When an item may begin, how long it lasts and how long a guest speaks, as title or text say it of the item.

What is said of another item, another meeting or another matter is never read as this item's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import time

from bot.documents.prose.clauses import Clauses
from bot.documents.prose.dates import clock
from bot.documents.prose.lengths import minutes
from bot.documents.prose.passage import Passage
from bot.documents.words.guests import ANOTHER_MEETING
from bot.documents.words.running_order import (
    DURATION,
    ITEM_NOT_BEFORE,
    LOOSE_NOT_BEFORE,
    NOT_BEFORE,
    NOT_THIS_TALK,
    PRESENTATION,
    PRESENTER_FOLLOWS,
    PRESENTS,
    PRESENTS_IN_TITLE,
    SPAN_BEFORE,
    TALK_AT_END,
)

_BEHIND = re.compile(r"^(?P<rest>.*\S)\s*\((?P<inside>[^()]{1,80})\)$")
_BEFORE = re.compile(r"^\((?P<inside>[^()]{1,80})\)\s*(?P<rest>\S.*)$")
_DASHED = re.compile(r"^(?P<rest>.*\S)\s+[-–—]\s+(?P<inside>[^()]{1,80})$")
_SET_OFF = re.compile(r"[(,–—-]\s*(?:dog\s+)?$")
_SENTENCE_IN_ABBREVIATION = re.compile(r"(?<=\bmin\.)\)?\s+(?=[A-ZÆØÅ])")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d{2})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """`earliest` is the time printed with `not_before`; `unsure` the words that contradict one another."""

    not_before: bool = False
    earliest: time | None = None
    duration: int | None = None
    presentations: frozenset[int] = frozenset()
    unsure: str | None = None

    @property
    def presentation(self) -> int | None:
        """Only where every length that is printed is the same."""
        return next(iter(self.presentations)) if len(self.presentations) == 1 else None

    def also(self, other: "Timing") -> "Timing":
        return Timing(
            not_before=self.not_before or other.not_before,
            earliest=self.earliest or other.earliest,
            duration=self.duration or other.duration,
            presentations=self.presentations | other.presentations,
            unsure=self.unsure or other.unsure or self._contradiction(other),
        )

    def _contradiction(self, other: "Timing") -> str | None:
        here, there = self.presentation, other.presentation
        return f"{here} min., {there} min." if here and there and here != there else None


def of_title(printed: str, start: time | None) -> tuple[str, Timing]:
    """The title without brackets and a last dash that hold nothing but marks; else as printed."""
    title, timing = printed, Timing()
    while (found := _marks(title)) is not None:
        title, timing = found[0], timing.also(found[1])
    said = _talk_in_title(title)
    loose = LOOSE_NOT_BEFORE.search(title)
    if loose and start and _time(loose) == start:
        said = replace(said, not_before=True)
    return title, _checked(timing.also(said), start, words=printed)


def are_marks(words: str) -> bool:
    return _all_marks(words) is not None


def of_text(text: Passage, start: time | None) -> Timing:
    timing = Timing()
    for position, sentence in enumerate(_sentences(text)):
        timing = timing.also(_kept(sentence, start, is_first=position == 0)).also(_talks(sentence))
    return timing


def _sentences(text: Passage) -> Iterator[str]:
    """Also cut behind "10 min.", where a full stop does not otherwise end a sentence; brackets at the
    beginning stand for themselves.
    """
    for sentence in text.sentences():
        for part in _SENTENCE_IN_ABBREVIATION.split(sentence.text):
            bracket = _BEFORE.match(part)
            yield from (f"{bracket['inside']}.", bracket["rest"]) if bracket else (part,)


def _marks(title: str) -> tuple[str, Timing] | None:
    for pattern in (_BEHIND, _BEFORE, _DASHED):
        found = pattern.match(title)
        timing = _all_marks(found["inside"]) if found else None
        is_talk = found and pattern is _BEHIND and TALK_AT_END.search(found["rest"])
        if found and timing and not (is_talk and timing.duration):
            return found["rest"], timing
    return None


def _all_marks(words: str) -> Timing | None:
    timing = Timing()
    for part in re.split(r"\s*[,;/·]\s*", words.strip(" .")):
        mark = _mark(part)
        if mark is None:
            return None
        timing = timing.also(mark)
    return timing


def _mark(words: str) -> Timing | None:
    if found := NOT_BEFORE.match(words):
        return Timing(not_before=True, earliest=_time(found))
    if DURATION.match(words):
        length = minutes(words)
        return Timing(duration=length) if length else None
    talk = PRESENTATION.fullmatch(words)
    return Timing(presentations=_length(talk)) if talk else None


def _kept(sentence: str, start: time | None, *, is_first: bool) -> Timing:
    words = sentence.rstrip(" .")
    if about := ITEM_NOT_BEFORE.match(words):
        return _checked(Timing(not_before=True, earliest=_time(about)), start, words=sentence)
    alone = NOT_BEFORE.match(words)
    if alone and (is_first or (start and _time(alone) == start)):
        return _checked(Timing(not_before=True, earliest=_time(alone)), start, words=sentence)
    loose = LOOSE_NOT_BEFORE.search(words) if is_first and start else None
    is_own = loose is not None and _time(loose) == start and bool(_SET_OFF.search(words[: loose.start()]))
    return Timing(not_before=is_own)


def _talks(sentence: str) -> Timing:
    if NOT_THIS_TALK.search(sentence) or ANOTHER_MEETING.search(sentence):
        return Timing()
    lengths: frozenset[int] = frozenset()
    for talk in PRESENTATION.finditer(sentence):
        if PRESENTS.search(sentence[: talk.start()]) or _has_presenter(sentence, talk):
            lengths |= _length(talk)
    return Timing(presentations=lengths)


def _talk_in_title(title: str) -> Timing:
    talk = PRESENTATION.search(title)
    if talk is None or NOT_THIS_TALK.search(title):
        return Timing()
    is_set_off = PRESENTS_IN_TITLE.search(title[: talk.start()])
    return Timing(presentations=_length(talk)) if is_set_off or _has_presenter(title, talk) else Timing()


def _has_presenter(text: str, talk: re.Match[str]) -> bool:
    """As "ved IT-chef Jonas Elkjær", within the words or behind them."""
    by = PRESENTER_FOLLOWS.match(text, talk.end()) or PRESENTER_FOLLOWS.search(text, talk.start(), talk.end())
    return by is not None and any(one.name or one.is_function for one in Clauses(text).after(by.end()))


def _length(talk: re.Match[str]) -> frozenset[int]:
    """Nothing where it is the end of "5-10 min."."""
    which = "before" if talk["before"] else "after"
    length = minutes(talk[which])
    is_span = SPAN_BEFORE.search(talk.string[: talk.start(which)])
    return frozenset() if is_span or length is None else frozenset({length})


def _time(found: re.Match[str]) -> time | None:
    printed = _CLOCK.search(found["at"] or "")
    return clock(printed.group()) if printed else None


def _checked(timing: Timing, start: time | None, *, words: str) -> Timing:
    """A time beside the item's own is a contradiction."""
    is_other = timing.earliest is not None and start is not None and timing.earliest != start
    return replace(timing, unsure=words) if is_other else timing
