"""The agenda's text as the minutes carry it over: who takes part is told from who came. Never who came.

"Deltager" in minutes is the classic slip of the hand: the agenda's sentence copied and left in the present.
"""

import re
from collections.abc import Sequence

from bot.documents.lines import Line
from bot.documents.prose.guest_list import Invited
from bot.documents.prose.guests import Tense, invited
from bot.documents.prose.passage import joined, sentences
from bot.domain.facts import MinutedGuest, Presence

_ONLY_TAKES_PART = re.compile(
    r"^.{1,200}? (?:deltager|vil deltage|er inviteret|inviteres) (?:også )?"
    r"(?:(?:under|i|ved|til) )?(?:hele )?"
    r"(?:behandlingen|drøftelsen|drøftelserne|punktet|sagen|mødet|dette punkt|denne sag)"
    r"(?: (?:af|om|på) (?:punktet|sagen|dette punkt|mødet))?\.?$",
    re.IGNORECASE,
)
_TAKES_PART = re.compile(r"\bdeltager\b")
_CAME = (Presence.CAME, Presence.LATE)


def carried_over(text: str, guests: Sequence[MinutedGuest]) -> tuple[str, ...]:
    """In paragraphs. A sentence that only says that a guest takes part is left out: the decision's part says
    whether they did. One that says more is put in the past.
    """
    paragraphs = (_paragraph(line, guests) for line in text.splitlines())
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _paragraph(text: str, guests: Sequence[MinutedGuest]) -> str:
    kept = (_past(sentence.text, guests) for sentence in sentences(text))
    return " ".join(sentence for sentence in kept if sentence)


def _past(sentence: str, guests: Sequence[MinutedGuest]) -> str:
    meant = [guest for guest in guests if _is_named(guest, sentence)]
    others = () if meant else _invited(sentence)
    if not meant and not others:
        return sentence
    if _ONLY_TAKES_PART.match(sentence):
        return ""
    have_all_come = not others and all(guest.presence in _CAME for guest in meant)
    return _TAKES_PART.sub("deltog" if have_all_come else "skulle deltage", sentence)


def _is_named(guest: MinutedGuest, sentence: str) -> bool:
    by = guest.name or guest.title
    return bool(by) and str(by).casefold() in sentence.casefold()


def _invited(sentence: str) -> list[Invited]:
    """Those whom the reader of agendas takes for guests: somebody who was taken off the item since."""
    return invited(joined([Line(number=1, text=sentence)]), Tense.BEFORE)[0]
