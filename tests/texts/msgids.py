"""The sentences that the code says, found with Babel's own extractor. Never their translations."""

from collections.abc import Iterator

from babel.messages.extract import extract_from_file
from source import ROOT

Sentence = str | tuple[str, str]
KEYWORDS = {"say": None, "says": None, "N_": None, "plural": (1, 2)}


def said_in_code() -> set[Sentence]:
    return set(_sentences())


def _sentences() -> Iterator[Sentence]:
    for room in ("bot", "cards"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
                yield (str(message[0]), str(message[1])) if isinstance(message, tuple) else str(message)
