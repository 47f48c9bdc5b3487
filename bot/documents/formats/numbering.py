"""The numbers and bullets that Word writes before list paragraphs. No other text of a document."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree

_BULLET_FORMATS = ("bullet", "none", "picture")


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    is_bullet: bool


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    pattern: str  # "%1." and the like
    start: int


class Numbering:
    """Counts in the order in which it is asked, which must be the order of the document."""

    def __init__(self, styles: Mapping[str, etree._Element], numbering: etree._Element | None) -> None:
        self._styles = styles
        self._lists = {} if numbering is None else _lists(numbering)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: etree._Element) -> Label | None:
        properties = paragraph.find(qn("w:pPr"))
        number, depth = self._number(properties, seen=())
        levels = self._lists.get(number or "")
        level = levels.get(depth) if levels else None
        if not number or not levels or not level:
            return None
        if level.format in _BULLET_FORMATS:
            return Label("", is_bullet=level.format == "bullet")
        return Label(self._counted(number, depth, levels=levels), is_bullet=False)

    def _number(self, properties: etree._Element | None, seen: tuple[str, ...]) -> tuple[str | None, int]:
        """The list and the depth, from the paragraph itself or from the styles that it is based on."""
        if properties is None:
            return None, 0
        number, depth = _numbered(properties)
        style = _value(properties, "w:pStyle")
        if number is None and style is not None and style not in seen:
            number, inherited = self._of_style(style, seen)
            depth = depth if depth is not None else inherited
        return number, depth or 0

    def _of_style(self, name: str, seen: tuple[str, ...]) -> tuple[str | None, int]:
        style = self._styles.get(name)
        if style is None:
            return None, 0
        number, depth = self._number(style.find(qn("w:pPr")), (*seen, name))
        base = _value(style, "w:basedOn")
        if number is None and base is not None and base not in (*seen, name):
            return self._of_style(base, (*seen, name))
        return number, depth

    def _counted(self, number: str, depth: int, *, levels: dict[int, _Level]) -> str:
        counts = self._counts[number]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        pattern = levels[depth].pattern
        return re.sub(r"%(\d)", lambda at: _shown(counts, levels, depth=int(at[1]) - 1), pattern)


def _shown(counts: Mapping[int, int], levels: Mapping[int, _Level], *, depth: int) -> str:
    level = levels.get(depth)
    count = counts.get(depth, level.start if level else 1)
    if level and level.format in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if level.format == "upperLetter" else letter
    return str(count)


def _numbered(properties: etree._Element) -> tuple[str | None, int | None]:
    own = properties.find(qn("w:numPr"))
    if own is None:
        return None, None
    depth = _value(own, "w:ilvl")
    return _value(own, "w:numId"), int(depth) if depth is not None else None


def _value(parent: etree._Element, tag: str) -> str | None:
    child = parent.find(qn(tag))
    return None if child is None else child.get(qn("w:val"))


def _lists(root: etree._Element) -> dict[str, dict[int, _Level]]:
    abstract = {one.get(qn("w:abstractNumId")): _levels(one) for one in root.iter(qn("w:abstractNum"))}
    return {
        one.get(qn("w:numId")): abstract.get(_value(one, "w:abstractNumId"), {})
        for one in root.iter(qn("w:num"))
    }


def _levels(abstract: etree._Element) -> dict[int, _Level]:
    return {
        int(level.get(qn("w:ilvl"), "0")): _Level(
            format=_value(level, "w:numFmt") or "decimal",
            pattern=_value(level, "w:lvlText") or "",
            start=int(_value(level, "w:start") or 1),
        )
        for level in abstract.iter(qn("w:lvl"))
    }
