"""Where the noun phrase before or after a verb begins and ends. Who is meant in it is read elsewhere."""

from collections.abc import Sequence

from bot.documents.prose.tokens import Token
from bot.documents.words import listed
from bot.documents.words.guests import SKIPPED_BEFORE_PEOPLE

_FUNCTION_WORDS = listed(
    """
    at med
    når hvor hvortil hvorefter derfor som der dog også endvidere desuden om da mens men idet hvis ikke
    blev er var har havde vil skal kan af for i fra ved på til under efter mellem ift mht og samt eller
    den det de en et punktet mødet sagen derudover herefter herudover kl
    """
)
_LONGEST_UNIT = 8  # words of "for drift og udvikling af ..." between a title and a name


def before(words: Sequence[Token], verb: int) -> Sequence[Token]:
    """The phrase that ends where the word at `verb` begins; a relative "..., der" is stepped over."""
    end = verb
    if end >= 1 and words[end - 1].folded in {"der", "som"}:
        end -= 1
    if 1 <= end < verb and words[end - 1].text == ",":
        end -= 1
    start = end
    while start > 0 and (step := _accepted(words, start - 1, end=end)):
        start -= step
    return _trimmed(words[start:end])


def after(words: Sequence[Token], start: int) -> Sequence[Token]:
    """The phrase that begins at the word `start`, adverbs skipped."""
    while start < len(words) and (words[start].folded in SKIPPED_BEFORE_PEOPLE or words[start].text == ":"):
        start += 1
    end = start
    while end < len(words) and _runs_on(words, end, start=start):
        end += 1
    return _trimmed(words[start:end])


def _accepted(words: Sequence[Token], at: int, *, end: int) -> int:
    """How many words, ending with the one at `at`, belong to the phrase; 0 where it begins after them."""
    word = words[at]
    following = words[at + 1] if at + 1 < end else None
    if word.is_capital or word.is_joint or word.is_title or word.is_half or word.owns or word.text in "()":
        return 1
    if following and _belongs_before(words, at, following=following):
        return 1
    return _unit_words(words, at) or int(_is_unknown_title(words, at, end=end))


def _belongs_before(words: Sequence[Token], at: int, *, following: Token) -> bool:
    word, before = words[at], words[at - 1] if at else None
    if word.is_degree or (word.is_modifier and (following.is_title or following.is_modifier)):
        return True
    if before is None:
        return False
    is_bound = word.is_preposition and (before.is_title or _is_origin(words, at))
    return is_bound or word.is_particle_between(before, following)


def _is_origin(words: Sequence[Token], at: int) -> bool:
    """As in "Pia Skovmand fra Økonomi"."""
    return words[at].folded == "fra" and words[at - 1].is_capital


def _unit_words(words: Sequence[Token], at: int) -> int:
    """Small words, back to the title that they belong to: "chef for drift og udvikling Anna Holm"."""
    for back in range(at, max(at - _LONGEST_UNIT, 0), -1):
        if words[back].is_preposition and words[back - 1].is_title:
            return at - back + 1
        if not (words[back].text[0].isalpha() or words[back].is_joint) or words[back].folded in {
            "at",
            "der",
            "som",
        }:
            return 0
    return 0


def _is_unknown_title(words: Sequence[Token], at: int, *, end: int) -> bool:
    """A small word that we do not know, directly before a name of two words."""
    word = words[at]
    named = (
        at + 2 < end and words[at + 1].is_capital and (words[at + 2].is_capital or words[at + 2].is_particle)
    )
    return named and word.text.isalpha() and len(word.text) > 3 and word.folded not in _FUNCTION_WORDS  # noqa: PLR2004


def _runs_on(words: Sequence[Token], at: int, *, start: int) -> bool:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.is_capital or word.is_title or word.is_half or word.is_degree or word.owns:
        return True
    if word.is_joint or word.is_modifier:
        return following is not None and (
            _may_begin(words, at + 1) or (word.text == "," and following.is_joint)
        )
    if following and at and word.is_particle_between(words[at - 1], following):
        return True
    if word.is_preposition and at > start:
        return (
            following is not None
            and following.is_capital
            and (words[at - 1].is_title or _is_origin(words, at))
        )
    return _is_unknown_title(words, at, end=len(words))


def _may_begin(words: Sequence[Token], at: int) -> bool:
    word = words[at]
    return (
        word.is_capital
        or word.is_title
        or word.is_half
        or word.is_degree
        or word.is_modifier
        or word.owns
        or _is_unknown_title(words, at, end=len(words))
    )


def _trimmed(phrase: Sequence[Token]) -> Sequence[Token]:
    start, end = 0, len(phrase)
    while start < end and (
        phrase[start].is_joint or phrase[start].is_preposition or phrase[start].text in "()"
    ):
        start += 1
    while end > start and (phrase[end - 1].folded in {"og", "samt", "&"} or phrase[end - 1].is_preposition):
        end -= 1
    return phrase[start:end]
