"""Who comes for an item, from its own text and from its decision. Members of the body are no guests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest

from bot.documents.prose.clauses import Clauses
from bot.documents.prose.dates import Span, span
from bot.documents.prose.guest_list import Invited
from bot.documents.prose.passage import Passage
from bot.documents.prose.people import Mention
from bot.documents.words.guests import ACCOMPANIED, ANOTHER_MEETING, APART, GUEST_PHRASES, LATER, GuestPhrase
from bot.documents.words.people import AT_THE_TABLE
from bot.domain.agenda import AgendaGuest, Attendance

_OPENS_WITH_TIME = re.compile(r"^(?:fra |i tidsrummet )?kl\b", re.IGNORECASE)


class Tense(Enum):
    BEFORE = "an agenda: who presented, did so at another meeting"
    AFTER = "minutes: who presents later, has a task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A guest phrase whose people could not be told, or who may be members."""

    words: str
    line: int | None


@dataclass(frozen=True, slots=True)
class _Verb:
    phrase: GuestPhrase
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    guests: list[Invited]
    unclear: list[Unclear]


def invited(passage: Passage, tense: Tense) -> tuple[list[Invited], list[Unclear]]:
    guests: list[Invited] = []
    unclear: list[Unclear] = []
    for sentence in passage.sentences():
        if ANOTHER_MEETING.search(sentence.text) or APART.match(sentence.text):
            continue
        told = _in_sentence(sentence.text, tense)
        guests += [
            replace(one, line=passage.line_at(sentence.start + (one.line or 0))) for one in told.guests
        ]
        unclear += [
            replace(one, line=passage.line_at(sentence.start + (one.line or 0))) for one in told.unclear
        ]
    return guests, unclear


def _in_sentence(text: str, tense: Tense) -> _Told:
    clauses = Clauses(text)
    verbs = [verb for verb in _verbs(text) if _counts(verb.phrase, tense, text=text)]
    told = _Told([], [])
    subject: list[Mention] = []
    for verb, following in zip_longest(verbs, verbs[1:]):
        tail = text[verb.end : following.start if following else len(text)]
        own = _subject(clauses, verb)
        subject = own or (subject if _continues(text[: verb.start]) else [])
        coming = [mention for mention in subject if _is_guest(mention, verb.phrase)]
        times = _times(tail, text[: verb.start])
        coming += [mention for mention in _accompanying(clauses, verb) if _is_guest(mention, verb.phrase)]
        told.guests.extend(_invited(mention, verb, times=times) for mention in coming)
        told.unclear.extend(_doubts(own, verb, text=text) if not coming else [])
    return told


def _verbs(text: str) -> list[_Verb]:
    """From left to right; where two phrases overlap, the earlier one of the vocabulary wins."""
    found: list[_Verb] = []
    for phrase in GUEST_PHRASES:
        for match in phrase.pattern.finditer(text):
            if not any(match.start() < verb.end and verb.start < match.end() for verb in found):
                found.append(_Verb(phrase, match.start(), match.end()))
    return sorted(found, key=lambda verb: verb.start)


def _counts(phrase: GuestPhrase, tense: Tense, *, text: str) -> bool:
    if not phrase.presents or phrase.attendance is not Attendance.PLANNED:
        return not phrase.presents or tense is Tense.AFTER
    return tense is Tense.BEFORE or not LATER.search(text)


def _continues(before: str) -> bool:
    return before.rstrip(" ,").endswith((" og", " men", " samt"))


def _subject(clauses: Clauses, verb: _Verb) -> list[Mention]:
    if not verb.phrase.subject_follows:
        found = clauses.before(verb.start)
        if found or verb.phrase.attendance is Attendance.CANCELLED:
            return found
    return clauses.after(verb.end)


def _accompanying(clauses: Clauses, verb: _Verb) -> list[Mention]:
    found = ACCOMPANIED.search(clauses.text, verb.end)
    return clauses.after(found.end()) if found else []


def _is_guest(mention: Mention, phrase: GuestPhrase) -> bool:
    if phrase.presents:
        return bool(mention.name and mention.title) and not AT_THE_TABLE.search(mention.title or "")
    return bool(mention.name) or (mention.is_function and not phrase.named)


def _doubts(own: Sequence[Mention], verb: _Verb, *, text: str) -> list[Unclear]:
    """Presenting by a unit or a member is the rule and no doubt; a person without a title is one."""
    if verb.phrase.presents or verb.phrase.named:
        return [Unclear(words=mention.written, line=mention.start) for mention in own if mention.name]
    return [Unclear(words=text, line=verb.start)]


def _times(after: str, before: str) -> Span:
    """As in "... deltager kl. 9.00-9.20" or "Kl. 9.00-9.20 deltager ..."."""
    found = span(after)
    return span(before) if found == Span() and _OPENS_WITH_TIME.match(before) else found


def _invited(mention: Mention, verb: _Verb, *, times: Span) -> Invited:
    guest = AgendaGuest(
        name=mention.name,
        title=mention.title,
        organisation=mention.organisation,
        starts=times.start,
        ends=times.end,
        attendance=verb.phrase.attendance,
    )
    return Invited(guest=guest, line=mention.start, sure=mention.sure)
