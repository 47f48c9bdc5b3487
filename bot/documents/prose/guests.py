"""Who comes for an item, from its own text and from its decision. Members of the body are no guests."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest

from bot.documents.prose import people, phrases
from bot.documents.prose.dates import Span, span
from bot.documents.prose.passage import Passage
from bot.documents.prose.people import Mention
from bot.documents.prose.tokens import Token, tokens
from bot.documents.words.guests import ACCOMPANIED, ANOTHER_MEETING, GUEST_PHRASES, GuestPhrase
from bot.documents.words.people import AT_THE_TABLE, TITLE
from bot.domain.agenda import AgendaGuest, Attendance


class Tense(Enum):
    BEFORE = "an agenda: what is past is about another meeting"
    AFTER = "minutes: who presents in the present tense will do so another time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    guest: AgendaGuest
    line: int | None
    sure: bool


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


_OPENS_WITH_TIME = re.compile(r"^(?:fra |i tidsrummet )?kl\b", re.IGNORECASE)
_RANK = {Attendance.PLANNED: 0, Attendance.ATTENDED: 1, Attendance.CANCELLED: 2}


def invited(passage: Passage, tense: Tense) -> tuple[list[Invited], list[Unclear]]:
    guests: list[Invited] = []
    unclear: list[Unclear] = []
    for sentence in passage.sentences():
        if ANOTHER_MEETING.search(sentence.text):
            continue
        found, doubts = _in_sentence(sentence.text, tense)
        guests += [replace(one, line=passage.line_at(sentence.start + (one.line or 0))) for one in found]
        unclear += [replace(one, line=passage.line_at(sentence.start + (one.line or 0))) for one in doubts]
    return guests, unclear


def merged(guests: Iterable[Invited]) -> list[Invited]:
    """One entry per person, in order; cancelled outweighs attended, attended outweighs planned."""
    kept: list[Invited] = []
    for one in guests:
        same = next((at for at, other in enumerate(kept) if _is_same(other.guest, one.guest)), None)
        if same is None:
            kept.append(one)
        else:
            kept[same] = replace(
                kept[same], guest=_both(kept[same].guest, one.guest), sure=kept[same].sure or one.sure
            )
    return kept


def _in_sentence(text: str, tense: Tense) -> tuple[list[Invited], list[Unclear]]:
    words = tokens(text)
    verbs = [verb for verb in _verbs(text) if _counts(verb.phrase, tense)]
    guests: list[Invited] = []
    unclear: list[Unclear] = []
    subject: list[Mention] = []
    for verb, following in zip_longest(verbs, verbs[1:]):
        tail = text[verb.end : following.start if following else len(text)]
        own = _subject(words, verb, text)
        subject = own or (subject if _continues(text[: verb.start]) else [])
        told = [mention for mention in subject if _is_guest(mention, verb.phrase)]
        times = _times(tail, text[: verb.start])
        guests += [_invited(mention, verb, times) for mention in [*told, *_accompanying(words, verb, text)]]
        if (own and not told) or (not subject and not verb.phrase.presents):
            unclear += _doubts(own, verb, text)
    return guests, unclear


def _verbs(text: str) -> list[_Verb]:
    """From left to right; where two phrases overlap, the earlier one of the vocabulary wins."""
    found: list[_Verb] = []
    for phrase in GUEST_PHRASES:
        for match in phrase.pattern.finditer(text):
            if not any(match.start() < verb.end and verb.start < match.end() for verb in found):
                found.append(_Verb(phrase, match.start(), match.end()))
    return sorted(found, key=lambda verb: verb.start)


def _counts(phrase: GuestPhrase, tense: Tense) -> bool:
    if not phrase.presents:
        return True
    return (phrase.attendance is Attendance.PLANNED) == (tense is Tense.BEFORE)


def _continues(before: str) -> bool:
    return before.rstrip(" ,").endswith((" og", " men", " samt"))


def _subject(words: Sequence[Token], verb: _Verb, text: str) -> list[Mention]:
    at = next((index for index, word in enumerate(words) if word.end > verb.start), len(words))
    if not verb.phrase.subject_follows:
        found = people.mentions(phrases.before(words, at), text)
        if found or verb.phrase.attendance is Attendance.CANCELLED:
            return found
    after = next((index for index, word in enumerate(words) if word.start >= verb.end), len(words))
    return people.mentions(phrases.after(words, after), text)


def _accompanying(words: Sequence[Token], verb: _Verb, text: str) -> list[Mention]:
    found = ACCOMPANIED.search(text, verb.end)
    if not found or verb.phrase.presents:
        return []
    at = next((index for index, word in enumerate(words) if word.start >= found.end()), len(words))
    return people.mentions(phrases.after(words, at), text)


def _is_guest(mention: Mention, phrase: GuestPhrase) -> bool:
    if not phrase.presents:
        return bool(mention.name) or _is_function(mention)
    return bool(mention.name and mention.title) and not AT_THE_TABLE.search(mention.title or "")


def _is_function(mention: Mention) -> bool:
    words = tokens(mention.title or "")
    return bool(words) and any(word.is_title or word.owns or word.is_unit for word in words)


def _doubts(own: list[Mention], verb: _Verb, text: str) -> list[Unclear]:
    """Presenting by a unit or a member is the rule and no doubt; a person without a title is one."""
    if verb.phrase.presents:
        return [Unclear(words=mention.written, line=mention.start) for mention in own if mention.name]
    return [Unclear(words=text, line=verb.start)]


def _times(after: str, before: str) -> Span:
    """As in "... deltager kl. 9.00-9.20" or "Kl. 9.00-9.20 deltager ..."."""
    found = span(after)
    return span(before) if found == Span() and _OPENS_WITH_TIME.match(before) else found


def _invited(mention: Mention, verb: _Verb, times: Span) -> Invited:
    guest = AgendaGuest(
        name=mention.name,
        title=mention.title,
        organisation=mention.organisation,
        starts=times.start,
        ends=times.end,
        attendance=verb.phrase.attendance,
    )
    return Invited(guest=guest, line=mention.start, sure=mention.sure)


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
    return replace(
        one,
        name=one.name or other.name,
        title=one.title if one.title and (one.name or not other.name) else other.title or one.title,
        organisation=one.organisation or other.organisation,
        starts=one.starts or other.starts,
        ends=one.ends or other.ends,
        attendance=later.attendance,
    )
