"""The sentences that the code says, found with Babel's own extractor. Never their translations."""

from collections.abc import Iterator

from babel.messages.extract import extract_from_file
from source import ROOT

Sentence = str | tuple[str, str]
# In the played demo it is made-up people who say things to the bot.
DEMO = ROOT / "bot" / "app" / "demo"
KEYWORDS = {"say": None, "says": None, "N_": None, "plural": (1, 2)}


def said_in_code() -> set[Sentence]:
    return set(_sentences())


def _sentences() -> Iterator[Sentence]:
    for room in ("bot", "cards"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if DEMO in path.parents:
                continue
            for _, message, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
                yield (str(message[0]), str(message[1])) if isinstance(message, tuple) else str(message)
