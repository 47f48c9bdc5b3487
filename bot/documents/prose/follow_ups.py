"""Who does what after a decision. Only people, functions and units own a task; the body itself does not."""

import re
from dataclasses import dataclass

from bot.documents.prose.clauses import Clauses
from bot.documents.prose.passage import Passage, Sentence, plain, sentences
from bot.documents.prose.people import Mention
from bot.documents.words.follow_ups import AGREED, CHARGE, CHARGED, NO_TASK, PRESENTING, TASK
from bot.documents.words.guests import ANOTHER_MEETING, APART, LATER
from bot.domain.agenda import AgendaFollowUp

_UNKNOWN_VERB = re.compile(r"(?<!\w)(?P<verb>[a-zæøå]{3,}r)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    follow_up: AgendaFollowUp
    line: int | None
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charge:
    owners: list[Mention]
    task_start: int
    sure: bool = True

    @property
    def start(self) -> int:
        return self.owners[0].start


def owned_tasks(decision: Passage, *, agenda_text: str) -> list[Owned]:
    """`agenda_text` is the item's own text before the meeting: what is repeated from it is no task."""
    repeated = {plain(sentence.text) for sentence in sentences(agenda_text)}
    return [
        owned
        for sentence in decision.sentences()
        if plain(sentence.text) not in repeated
        and not ANOTHER_MEETING.search(sentence.text)
        and not APART.match(sentence.text)
        for owned in _in_sentence(sentence, decision)
    ]


def _in_sentence(sentence: Sentence, decision: Passage) -> list[Owned]:
    charges = _charges(Clauses(sentence.text))
    ends = [*(charge.start for charge in charges[1:]), len(sentence.text)]
    return [
        Owned(
            follow_up=AgendaFollowUp(owner=owner.written, task=_task(sentence.text[charge.task_start : end])),
            line=decision.line_at(sentence.start + owner.start),
            sure=owner.sure and charge.sure,
        )
        for charge, end in zip(charges, ends, strict=False)
        for owner in charge.owners
    ]


def _task(text: str) -> str:
    text = text.strip()
    for ending in (" at", " og", " samt", " mens", ","):
        text = text.removesuffix(ending).rstrip(" ,")
    return text.removesuffix(".").rstrip()


def _charges(clauses: Clauses) -> list[_Charge]:
    if listed := _listed(clauses):
        return listed
    found: list[_Charge] = []
    for verb in TASK.finditer(clauses.text):
        owners = _owners(clauses.before(verb.start()))
        if PRESENTING.match(verb.group()) and _is_at_the_meeting(clauses.text, owners):
            continue
        if owners and (not found or owners[0].start > found[-1].task_start):
            found.append(_Charge(owners=owners, task_start=verb.start()))
    return found or _authorised(clauses) or _unknown(clauses)


def _listed(clauses: Clauses) -> list[_Charge]:
    """A list's "HR: indhenter priser", also without a verb that we know; it may be a remark instead."""
    colon = clauses.text.find(":")
    owners = _owners(clauses.before(colon)) if colon > 0 else []
    if not owners or owners[0].start > 0 or _end(owners) != colon:
        return []
    return [_Charge(owners=owners, task_start=colon + 1, sure=False)]


def _is_at_the_meeting(text: str, owners: list[Mention]) -> bool:
    """A person "fremlægger oplægget" there and then, unless something was agreed or is said to come later."""
    return any(owner.name for owner in owners) and not LATER.search(text) and not AGREED.search(text)


def _authorised(clauses: Clauses) -> list[_Charge]:
    if not (verb := CHARGED.search(clauses.text)):
        return []
    owners = _owners(clauses.after(verb.end()))
    charge = CHARGE.search(clauses.text, _end(owners)) if owners else None
    return [_Charge(owners=owners, task_start=charge.start())] if charge else []


def _unknown(clauses: Clauses) -> list[_Charge]:
    """A sentence that opens with a person or unit and a verb that we do not know: perhaps a task."""
    for verb in _UNKNOWN_VERB.finditer(clauses.text):
        start = verb.start("verb")
        owners = clauses.before(start)
        follows = owners and not clauses.text[_end(owners) : start].strip()
        opens = owners and owners[0].start == 0 and all(one.title for one in owners)
        if follows and opens and not NO_TASK.match(verb["verb"]):
            return [_Charge(owners=owners, task_start=start, sure=False)]
    return []


def _end(owners: list[Mention]) -> int:
    return owners[-1].start + len(owners[-1].written)


def _owners(found: list[Mention]) -> list[Mention]:
    return [mention for mention in found if mention.name or mention.is_function]
