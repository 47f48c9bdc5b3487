"""The line on a locked screen names body and day, and never an item."""

import pytest
from cast import DECIDED, ITEMS, NOTICE, TEXT, TORBEN
from states import STATES

from bot.texts import words
from cards import summary


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", STATES)
def test_no_item_guest_or_text_is_in_a_summary(name: str, language: str) -> None:
    said = summary(STATES[name], words(language))

    assert said
    for secret in (*(str(item.title) for item in ITEMS), TEXT[:20], DECIDED.text[:20], "Lindegaard", "Bruun"):
        assert secret not in said
    assert TORBEN.label not in said


def test_a_guest_is_told_which_meeting() -> None:
    assert summary(NOTICE, words("da")) == "Du er inviteret: Direktionen, onsdag den 18. marts 2026"
