"""What the minutes say of an item under the decision's heading, in sentences. Never the agenda's text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.documents.prose.passage import sentences
from bot.domain.facts import MinutedDecision, MinutedFollowUp, MinutedGuest, MinutedItem, Presence
from bot.domain.plain import in_one_line, printable
from bot.domain.progress import Stage
from bot.texts import Words
from bot.texts.marked import N_

# In the order in which they are said.
_PRESENCE = {
    Presence.CAME: N_("{guests} took part in the item."),
    Presence.LATE: N_("{guests} came later and took part in the item."),
    Presence.CANCELLED: N_("{guests} had sent apologies."),
    Presence.ABSENT: N_("{guests} did not come."),
    Presence.UNKNOWN: N_("{guests} was invited to the item."),
}
_PASSED_OVER = (Stage.SKIPPED, Stage.WAITING)


@dataclass(frozen=True)
class Ruling:
    """`notes` are the minutes' own words about the decision, not part of it."""

    heading: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...] = ()


def ruling(item: MinutedItem, *, heading: str, words: Words, is_draft: bool) -> Ruling:
    """The decision word for word, else its outcome; then who follows up and who took part, unless the words
    say it already.
    """
    decided = _decided(item.decision, words) if item.decision else ()
    came = _presence(item.guests, said=" ".join(decided), words=words)
    notes = _notes(item, words, is_draft=is_draft)
    return Ruling(heading, (*decided, *([came] if came else []), *_apart(item, words)), notes)


def _apart(item: MinutedItem, words: Words) -> tuple[str, ...]:
    """Who of those who decide took no part."""
    recused, absent = ([in_one_line(name) for name in names] for names in (item.recused, item.absent))
    sentence = "{names} took no part in the item (recused)"
    partial = words.plural(sentence, sentence, n=len(recused), names=words.listed(recused))
    away = words.say("{names}: absent from the item", names=words.listed(absent))
    return tuple(f"{said}." for said, names in ((partial, recused), (away, absent)) if names)


def _notes(item: MinutedItem, words: Words, *, is_draft: bool) -> tuple[str, ...]:
    decision = item.decision
    if decision is None:
        if item.is_hidden:
            return ()
        passed = [words.say("The item was not taken.")] if item.stage in _PASSED_OVER else []
        missing = [words.say("No decision is recorded.")] if is_draft and not passed else []
        return (*passed, *missing)
    if decision.decided_at is None:
        return ()
    return (words.say("decided at {time}, entered later", time=words.clock(decision.decided_at)),)


def _decided(decision: MinutedDecision, words: Words) -> tuple[str, ...]:
    said = [line for line in printable(decision.text).splitlines() if line.strip()]
    paragraphs = said or [f"{words.name(decision.outcome)}."]
    owed = _owed(decision.follow_ups, said=" ".join(said), words=words)
    return (*paragraphs[:-1], " ".join((paragraphs[-1], *owed)))


def _owed(follow_ups: Sequence[MinutedFollowUp], *, said: str, words: Words) -> list[str]:
    """Whom the words do not name already, and each deadline."""
    told: list[str] = []
    for due_on, same in groupby(follow_ups, key=lambda f: f.due_on):
        owed = list(same)
        bare = [f for f in owed if not f.task and not _is_said(f, said)]
        told += [_task(f, words) for f in owed if f.task and not _is_said(f, said)]
        told += _bare(bare, due_on, words=words)
        others = [in_one_line(f.owner) for f in owed if f not in bare]
        if due_on and others:
            day = words.plain_day(due_on)
            told.append(words.say("Deadline for {owners}: {day}.", owners=words.listed(others), day=day))
    return told


def _is_said(follow_up: MinutedFollowUp, said: str) -> bool:
    wanted = (follow_up.owner, follow_up.task or "")
    return all(in_one_line(part).casefold() in said.casefold() for part in wanted)


def _task(follow_up: MinutedFollowUp, words: Words) -> str:
    task = in_one_line(follow_up.task or "").rstrip(".")
    return words.say("{owner}: {task}.", owner=in_one_line(follow_up.owner), task=task)


def _bare(follow_ups: Sequence[MinutedFollowUp], due_on: date | None, *, words: Words) -> list[str]:
    """Owners of whom it is only known that they follow up."""
    owners = words.listed([in_one_line(f.owner) for f in follow_ups])
    if not owners:
        return []
    if due_on is None:
        return [words.say("{owners} follows up.", owners=owners)]
    return [words.say("{owners} follows up by {day}.", owners=owners, day=words.plain_day(due_on))]


def _presence(guests: Sequence[MinutedGuest], *, said: str, words: Words) -> str:
    told = []
    for presence, sentence in _PRESENCE.items():
        labels = [in_one_line(guest.label) for guest in guests if guest.presence is presence]
        if presence is Presence.CAME:
            labels = [label for label in labels if not _took_part(label, said)]
        if any(labels):
            told.append(words.say(sentence, guests=words.listed([label for label in labels if label])))
    return " ".join(told)


def _took_part(label: str, said: str) -> bool:
    """The decision's own words tell it."""
    return any(label in one.text and "deltog" in one.text.split() for one in sentences(said))
