"""Who does what after a decision. Only people, functions and units own a task; the body itself does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.prose import people, phrases
from bot.documents.prose.passage import Passage, Sentence
from bot.documents.prose.people import Mention
from bot.documents.prose.tokens import Token, tokens
from bot.documents.words.follow_ups import CHARGE, CHARGED, TASK
from bot.documents.words.guests import ANOTHER_MEETING
from bot.domain.agenda import AgendaFollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    follow_up: AgendaFollowUp
    line: int | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _Charge:
    owners: tuple[Mention, ...]
    owners_start: int
    task_start: int


def owned_tasks(decision: Passage) -> list[Owned]:
    return [owned for sentence in decision.sentences() for owned in _in_sentence(sentence, decision)]


def _in_sentence(sentence: Sentence, decision: Passage) -> list[Owned]:
    if ANOTHER_MEETING.search(sentence.text):
        return []
    charges = _charges(sentence.text)
    ends = [*(charge.owners_start for charge in charges[1:]), len(sentence.text)]
    return [
        Owned(
            follow_up=AgendaFollowUp(owner=owner.written, task=_task(sentence.text[charge.task_start : end])),
            line=decision.line_at(sentence.start + owner.start),
            sure=owner.sure,
        )
        for charge, end in zip(charges, ends, strict=False)
        for owner in charge.owners
    ]


def _task(text: str) -> str:
    text = text.strip()
    for ending in (" at", " og", " samt", " mens", ","):
        text = text.removesuffix(ending).rstrip(" ,")
    return text.removesuffix(".").rstrip()


def _charges(text: str) -> list[_Charge]:
    words = tokens(text)
    found: list[_Charge] = []
    for verb in TASK.finditer(text):
        at = next(index for index, word in enumerate(words) if word.end > verb.start())
        phrase = phrases.before(words, at)
        owners = tuple(_owners(phrase, text))
        if owners and (not found or phrase[0].start > found[-1].task_start):
            found.append(_Charge(owners, phrase[0].start, verb.start()))
    return found or _authorised(text, words)


def _authorised(text: str, words: Sequence[Token]) -> list[_Charge]:
    if not (verb := CHARGED.search(text)):
        return []
    at = next((index for index, word in enumerate(words) if word.start >= verb.end()), len(words))
    phrase = phrases.after(words, at)
    owners = tuple(_owners(phrase, text))
    charge = CHARGE.search(text, phrase[-1].end) if phrase else None
    return [_Charge(owners, phrase[0].start, charge.start())] if owners and charge else []


def _owners(phrase: Sequence[Token], text: str) -> list[Mention]:
    return [mention for mention in people.mentions(phrase, text) if mention.name or _is_owner(mention)]


def _is_owner(mention: Mention) -> bool:
    words = tokens(mention.title or "")
    return bool(words) and any(word.is_title or word.owns or word.is_unit for word in words)
