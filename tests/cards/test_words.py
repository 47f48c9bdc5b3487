"""What a person reads on any card is language: no key, no None, no ISO date, no second language."""

import re

import pytest
from states import STATES
from walk import shown, strings

from bot.texts import words
from cards import card, summary

ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b|T\d\d:\d\d")
KEY = re.compile(r"\b[a-z]+[_.][a-z_]+\b")
ENGLISH = re.compile(r"\b(the|and|you|your|meeting|agenda)\b", re.IGNORECASE)
CASES = [(name, language) for name in STATES for language in ("da", "en")]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_nothing_raw_is_visible(name: str, language: str) -> None:
    texts = [*shown(card(STATES[name], words(language))), summary(STATES[name], words(language))]

    for text in texts:
        assert "None" not in text
        assert "{" not in text
        assert not ISO.search(text)
        assert not KEY.search(re.sub(r"\S+@\S+|https?://\S+", "", text)), text


@pytest.mark.parametrize("name", [name for name in STATES if not name.startswith(("help", "welcome"))])
def test_a_danish_card_has_no_english_words(name: str) -> None:
    for text in shown(card(STATES[name], words("da"))):
        assert not ENGLISH.search(text), text


@pytest.mark.parametrize("name", STATES)
def test_a_card_has_no_nulls(name: str) -> None:
    assert "null" not in repr(list(strings(card(STATES[name], words("da")))))
