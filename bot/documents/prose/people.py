"""Who is meant in a noun phrase: people with title, functions and units. Nothing about what they do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.documents.prose.tokens import Token
from bot.documents.words.people import NOBODY, OWNING_UNIT, UNITS_OF_TWO

_SHORTEST_UNSURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    name: str | None
    title: str | None  # the function or unit itself, where there is no name
    organisation: str | None = None
    written: str  # as it stands in the text
    start: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Name:
    first: int
    last: int  # exclusive
    sure: bool


def mentions(phrase: Sequence[Token], text: str) -> list[Mention]:
    """In order; `text` is what the phrase was cut from, for the words as written."""
    names = _names(phrase)
    found: list[Mention] = []
    position = 0
    for name in names:
        found = _with_name(found, phrase[position : name.last], name=_shifted(name, position), text=text)
        position = name.last
    found = _with_tail(found, phrase[position:], text=text)
    return [mention for mention in found if (mention.name or mention.title or "").casefold() not in NOBODY]


def _shifted(name: _Name, by: int) -> _Name:
    return replace(name, first=name.first - by, last=name.last - by)


def _names(phrase: Sequence[Token]) -> list[_Name]:
    names: list[_Name] = []
    at, is_open = 0, False  # open: a title has begun that names its unit, "chef for ..."
    while at < len(phrase):
        if not phrase[at].is_capital:
            is_open = is_open or (phrase[at].is_preposition and at > 0 and _names_unit(phrase[at - 1]))
            is_open = is_open and not phrase[at].is_title
            at += 1
            continue
        end = _run_end(phrase, at)
        name = _name_in(phrase, at, end, is_open=is_open)
        if name and not _is_organisation(phrase, name):
            names.append(name)
            is_open = False
        at = end
    return names


def _names_unit(word: Token) -> bool:
    return word.is_title or word.folded == "fra"


def _is_organisation(phrase: Sequence[Token], name: _Name) -> bool:
    """Two capitals that are no person: "Lea Munk, Tegnestuen Nord," and "Ældrerådet Nord"."""
    if phrase[name.first].is_given_name:
        return False
    is_enclosed = phrase[name.first - 1].text == "," and [word.text for word in phrase[name.last :]] == [","]
    return phrase[name.last - 1].is_unit or (name.first > 0 and is_enclosed)


def _run_end(phrase: Sequence[Token], at: int) -> int:
    while at < len(phrase) and (phrase[at].is_capital or _is_particle_inside(phrase, at)):
        at += 1
    return at


def _is_particle_inside(phrase: Sequence[Token], at: int) -> bool:
    follows = at + 1 < len(phrase) and phrase[at + 1].is_capital
    return follows and phrase[at].is_particle and not phrase[at - 1].is_title


def _name_in(phrase: Sequence[Token], first: int, last: int, *, is_open: bool) -> _Name | None:
    """The name that ends a run of capitals, once titles and units are taken off its front."""
    lead = first
    while lead < last and not phrase[lead].is_given_name and _is_front(phrase[lead], is_open=is_open):
        lead += 1
    given = next((at for at in range(first, last - 1) if phrase[at].is_given_name), None)
    if given is not None and (is_open or given <= lead):
        return _Name(given, last, sure=not is_open or given <= max(lead, first + 1))
    if is_open:
        start = max(lead, first + 1)
        return _Name(start, last, sure=lead > first) if last - start >= 2 else None  # noqa: PLR2004
    if given is not None and first == 0 and lead == first:
        return _Name(
            given, last, sure=False
        )  # "Xylofonist Anna Holm": a word that we do not know opens the sentence
    return _plain_name(phrase, lead, last, opens=first == 0 and lead == first)


def _plain_name(phrase: Sequence[Token], start: int, last: int, *, opens: bool) -> _Name | None:
    if last - start == 1 and start > 0 and phrase[start].is_given_name and phrase[start - 1].is_title:
        return _Name(start, last, sure=True)  # "elev Maja"
    if last - start < 2 or (not phrase[start].text[1:].islower() and not _is_first_name(phrase[start])):  # noqa: PLR2004
        return None
    if opens and last - start >= _SHORTEST_UNSURE:
        return _Name(start + 1, last, sure=False)
    return _Name(start, last, sure=not opens)


def _is_first_name(word: Token) -> bool:
    return word.is_initial or "-" in word.text or "." in word.text or "'" in word.text


def _is_front(word: Token, *, is_open: bool) -> bool:
    return (
        word.is_title
        or word.is_modifier
        or (is_open and word.is_unit)
        or (word.text.isupper() and len(word.text) > 1 and not word.is_initial)
    )


def _with_name(found: list[Mention], part: Sequence[Token], *, name: _Name, text: str) -> list[Mention]:
    front = part[: name.first]
    pieces = _pieces(front)
    adjacent = bool(front) and not front[-1].is_joint
    is_bound = bool(found and found[-1].name and not found[-1].title and front and front[0].text == ",")
    own = _title_piece(pieces, is_bound=is_bound) if adjacent else len(pieces)
    title_words = [word for piece in pieces[own:] for word in piece]
    title = text[title_words[0].start : part[name.first - 1].end] if title_words else None
    start = title_words[0].start if title_words else part[name.first].start
    mention = Mention(
        name=text[part[name.first].start : part[-1].end],
        title=title,
        written=text[start : part[-1].end],
        start=start,
        sure=name.sure,
    )
    return [*_with_pieces(found, pieces[:own], text=text, between=True), mention]


def _pieces(part: Sequence[Token]) -> list[list[Token]]:
    pieces: list[list[Token]] = [[]]
    for word in part:
        if word.is_joint or word.text in "()":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _title_piece(pieces: list[list[Token]], *, is_bound: bool) -> int:
    """Where the title of the following name begins: the last piece that opens with a title.

    Bound: the first piece is the title of the name before, "Anna Holm, jurist, og arkitekt Ole Dam".
    """
    opening = [at for at, piece in enumerate(pieces) if _opens_title(piece)]
    own = opening[-1] if opening else len(pieces) - 1
    while own > int(is_bound) and _is_bare_title(pieces[own - 1]):
        own -= 1  # "byplanlægger og arkitekt Anna Holm"
    return own


def _opens_title(piece: list[Token]) -> bool:
    word = next((word for word in piece if not word.is_modifier), piece[-1])
    return word.is_title


def _is_bare_title(piece: list[Token]) -> bool:
    return len(piece) == 1 and piece[0].is_title and not piece[0].is_definite


def _with_pieces(
    found: list[Mention], pieces: list[list[Token]], *, text: str, between: bool
) -> list[Mention]:
    """Pieces that no name follows: a title or organisation of the person before, functions, units."""
    found = list(found)
    if found and found[-1].name and pieces and pieces[0][0].folded == "fra":
        found[-1] = replace(found[-1], organisation=_text(pieces[0][1:], text))
        pieces = pieces[1:]
    elif found and found[-1].name and pieces and _is_apposition(found[-1], pieces, between=between):
        whole = [word for piece in pieces for word in piece]
        said = _text(whole, text)
        is_title = _opens_title(pieces[0])
        found[-1] = replace(
            found[-1],
            title=found[-1].title or (said if is_title else None),
            organisation=None if is_title else said,
            written=_until(found[-1], whole, text) if is_title else found[-1].written,
        )
        pieces = []
    for piece in _functions(pieces):
        found.append(
            Mention(name=None, title=_text(piece, text), written=_text(piece, text), start=piece[0].start)
        )
    return found


def _is_apposition(person: Mention, pieces: list[list[Token]], *, between: bool) -> bool:
    opens_title = _opens_title(pieces[0]) and not pieces[0][0].is_definite
    if between:
        return (opens_title and person.title is None) or (
            not opens_title and len(pieces) == 1 and not _owns(pieces[0])
        )
    return opens_title and person.title is None


def _owns(piece: list[Token]) -> bool:
    return bool(OWNING_UNIT.search(piece[-1].folded)) or piece[0].is_title


def _functions(pieces: list[list[Token]]) -> list[list[Token]]:
    """One each for "Chefen for Plan, Byg og Miljø" and "Teknik og Miljø", but two for "Økonomi og HR"."""
    joined: list[list[Token]] = []
    for piece in pieces:
        if joined and (_goes_on(joined[-1], piece) or _is_one_unit(joined[-1], piece)):
            joined[-1] = [*joined[-1], *piece]
        else:
            joined.append(piece)
    return joined


def _goes_on(function: list[Token], piece: list[Token]) -> bool:
    return _is_open_function(function) and not _opens_title(piece) and not _is_definite_unit(piece)


def _is_one_unit(unit: list[Token], piece: list[Token]) -> bool:
    return (unit[-1].folded, piece[0].folded) in UNITS_OF_TWO


def _is_open_function(piece: list[Token]) -> bool:
    return _opens_title(piece) and any(word.is_preposition for word in piece)


def _is_definite_unit(piece: list[Token]) -> bool:
    return bool(OWNING_UNIT.search(piece[-1].folded)) and piece[-1].folded.endswith(("et", "en"))


def _with_tail(found: list[Mention], tail: Sequence[Token], *, text: str) -> list[Mention]:
    if not tail:
        return found
    pieces = _pieces(tail)
    if _is_closing_organisation(found, pieces, tail=tail):
        said = _text(pieces[0], text)
        return [*found[:-1], replace(found[-1], organisation=said)]
    return _with_pieces(found, pieces, text=text, between=False)


def _is_closing_organisation(
    found: list[Mention], pieces: list[list[Token]], *, tail: Sequence[Token]
) -> bool:
    """As in "Lea Munk, Tegnestuen Nord," and "Ulla Friis (BDO)"."""
    if not (found and found[-1].name and len(pieces) == 1 and tail[0].text in ",("):
        return False
    is_enclosed = tail[-1].text in ",)"
    return not _opens_title(pieces[0]) and (is_enclosed or not _owns(pieces[0]))


def _text(words: Sequence[Token], text: str) -> str:
    return text[words[0].start : words[-1].end]


def _until(mention: Mention, words: Sequence[Token], text: str) -> str:
    return text[mention.start : words[-1].end]
