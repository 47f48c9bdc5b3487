"""Every card in every state, in Danish and English, as it was last looked at."""

import json
from pathlib import Path

import pytest
from states import STATES

from bot.texts import words
from cards import card

GOLDEN = Path(__file__).parent / "golden"
CASES = [(name, language) for name in STATES for language in ("da", "en")]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_a_card_is_as_it_was_looked_at(name: str, language: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.{language}.json"
    built = json.dumps(card(STATES[name], words(language)), ensure_ascii=False, indent=1) + "\n"

    if request.config.getoption("--update-golden", default=False):
        path.write_text(built)

    assert built == path.read_text()


def test_no_golden_card_is_left_behind() -> None:
    assert {path.name for path in GOLDEN.glob("*.json")} == {f"{n}.{language}.json" for n, language in CASES}
