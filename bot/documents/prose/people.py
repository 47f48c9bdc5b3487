"""Who is meant in a noun phrase: people with title, functions and units. Nothing about what they do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.documents.prose.names import Name, names
from bot.documents.prose.tokens import Token, tokens
from bot.documents.words.people import NOBODY, OWNING_UNIT, UNITS_OF_TWO

Piece = list[Token]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    name: str | None
    title: str | None  # the function or unit itself, where there is no name
    organisation: str | None = None
    written: str  # as it stands in the text
    start: int
    sure: bool = True

    @property
    def is_function(self) -> bool:
        """A function or unit that can do something, not just any words."""
        words = tokens(self.title or "")
        return not self.name and any(word.is_title or word.owns or word.is_unit for word in words)


def mentions(phrase: Sequence[Token], text: str) -> list[Mention]:
    """In order; `text` is what the phrase was cut from, for the words as written."""
    found: list[Mention] = []
    position = 0
    for name in names(phrase):
        shifted = replace(name, first=name.first - position, last=name.last - position)
        found = _with_name(found, phrase[position : name.last], name=shifted, text=text)
        position = name.last
    found = _with_tail(found, phrase[position:], text=text)
    return [mention for mention in _named_function(found, phrase) if not _is_nobody(mention)]


def _named_function(found: list[Mention], phrase: Sequence[Token]) -> list[Mention]:
    """As in "Lederen af kantinen, Mette Juul, deltager": one person."""
    if len(found) != 2 or phrase[-1].text != ",":  # noqa: PLR2004
        return found
    function, person = found
    if function.name or not person.name or person.title:
        return found
    written = f"{function.written}, {person.written}"
    return [replace(person, title=function.title, written=written, start=function.start)]


def _is_nobody(mention: Mention) -> bool:
    words = (mention.name or mention.title or "").casefold().split()
    return not words or (words[0] in NOBODY and (len(words) == 1 or words[0] in ("alle", "begge", "flere")))


def _with_name(found: list[Mention], part: Sequence[Token], *, name: Name, text: str) -> list[Mention]:
    front = part[: name.first]
    pieces = _pieces(front)
    adjacent = bool(front) and not front[-1].is_joint
    is_bound = bool(found and found[-1].name and not found[-1].title and front and front[0].text == ",")
    own = _title_piece(pieces, is_bound=is_bound) if adjacent else len(pieces)
    title_words = [word for piece in pieces[own:] for word in piece]
    start = (title_words or part[name.first :])[0].start
    mention = Mention(
        name=text[part[name.first].start : part[-1].end],
        title=text[start : part[name.first - 1].end] if title_words else None,
        written=text[start : part[-1].end],
        start=start,
        sure=name.sure,
    )
    return [*_with_pieces(found, pieces[:own], text=text, between=True), mention]


def _pieces(part: Sequence[Token]) -> list[Piece]:
    pieces: list[Piece] = [[]]
    for word in part:
        is_half = bool(pieces[-1]) and pieces[-1][-1].is_half
        if (word.is_joint and not is_half) or word.text in "()":
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _title_piece(pieces: list[Piece], *, is_bound: bool) -> int:
    """Where the title of the following name begins: the last piece that opens with a title.

    Bound: the first piece is the title of the name before, "Anna Holm, jurist, og arkitekt Ole Dam".
    """
    opening = [at for at, piece in enumerate(pieces) if _opens_title(piece)]
    own = opening[-1] if opening else len(pieces) - 1
    while own > int(is_bound) and _is_bare_title(pieces[own - 1]):
        own -= 1  # "byplanlægger og arkitekt Anna Holm"
    return own


def _opens_title(piece: Piece) -> bool:
    words = piece[2:] if piece[0].is_half else piece
    return next((word for word in words if not word.is_modifier), piece[-1]).is_title


def _is_bare_title(piece: Piece) -> bool:
    return len(piece) == 1 and piece[0].is_title and not piece[0].is_definite


def _with_pieces(found: list[Mention], pieces: list[Piece], *, text: str, between: bool) -> list[Mention]:
    """Pieces that no name follows: a title or organisation of the person before, functions, units."""
    found = list(found)
    if found and found[-1].name and pieces and pieces[0][0].folded == "fra":
        found[-1] = replace(found[-1], organisation=_text(pieces[0][1:], text))
        pieces = pieces[1:]
    elif found and found[-1].name and pieces and _is_apposition(found[-1], pieces, between=between):
        found[-1] = _apposed(found[-1], pieces, text=text)
        pieces = []
    functions = [_text(piece, text) for piece in _functions(pieces)]
    starts = [piece[0].start for piece in _functions(pieces)]
    return [
        *found,
        *(
            Mention(name=None, title=said, written=said, start=at)
            for said, at in zip(functions, starts, strict=True)
        ),
    ]


def _is_apposition(person: Mention, pieces: list[Piece], *, between: bool) -> bool:
    opens_title = _opens_title(pieces[0]) and not pieces[0][0].is_definite
    if opens_title or not between:
        return opens_title and person.title is None
    return len(pieces) == 1 and not _owns(pieces[0])


def _apposed(person: Mention, pieces: list[Piece], *, text: str) -> Mention:
    words = [word for piece in pieces for word in piece]
    if not _opens_title(pieces[0]):
        return replace(person, organisation=_text(words, text))
    return replace(person, title=_text(words, text), written=text[person.start : words[-1].end])


def _owns(piece: Piece) -> bool:
    return bool(OWNING_UNIT.search(piece[-1].folded)) or piece[0].is_title


def _functions(pieces: list[Piece]) -> list[Piece]:
    """One each for "Chefen for Plan, Byg og Miljø" and "Teknik og Miljø", but two for "Økonomi og HR"."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (_goes_on(joined[-1], piece) or _is_one_unit(joined[-1], piece)):
            joined[-1] = [*joined[-1], *piece]
        else:
            joined.append(piece)
    return joined


def _goes_on(function: Piece, piece: Piece) -> bool:
    is_open = _opens_title(function) and any(word.is_preposition for word in function)
    return is_open and not _opens_title(piece) and not _is_definite_unit(piece)


def _is_one_unit(unit: Piece, piece: Piece) -> bool:
    return (unit[-1].folded, piece[0].folded) in UNITS_OF_TWO


def _is_definite_unit(piece: Piece) -> bool:
    return bool(OWNING_UNIT.search(piece[-1].folded)) and piece[-1].folded.endswith(("et", "en"))


def _with_tail(found: list[Mention], tail: Sequence[Token], *, text: str) -> list[Mention]:
    if not tail:
        return found
    pieces = _pieces(tail)
    if _is_closing_organisation(found, pieces, tail=tail):
        return [*found[:-1], replace(found[-1], organisation=_text(pieces[0], text))]
    return _with_pieces(found, pieces, text=text, between=False)


def _is_closing_organisation(found: list[Mention], pieces: list[Piece], *, tail: Sequence[Token]) -> bool:
    """As in "Lea Munk, Tegnestuen Nord," and "Ulla Friis (BDO)"."""
    if not (found and found[-1].name and len(pieces) == 1 and tail[0].text in ",("):
        return False
    is_enclosed = tail[-1].text in ",)"
    return not _opens_title(pieces[0]) and (is_enclosed or not _owns(pieces[0]))


def _text(words: Sequence[Token], text: str) -> str:
    return text[words[0].start : words[-1].end] if words else ""
