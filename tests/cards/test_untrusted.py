"""Text of a document or a person can not become Markdown, a mention, a link or a date function."""

import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from cast import HEADING, NOTICE, SLOT
from hostile import MARK, poisoned
from states import STATES
from walk import nodes, strings

from bot.texts import words
from cards import card, summary
from cards.untrusted import clean, web_address

POISONED = {name: card(poisoned(fact), words("da")) for name, fact in STATES.items()}
each = pytest.mark.parametrize("name", STATES)


def parsed_places(built: dict[str, Any]) -> list[str]:
    """All strings but those of runs, of an input's value and of a button's data."""
    found = []
    for node in nodes(built):
        if node.get("type") == "TextRun" or "verb" in node:
            found += [node["title"]] if "verb" in node and "title" in node else []
            continue
        is_input = str(node.get("type", "")).startswith("Input.")
        found += [v for k, v in node.items() if isinstance(v, str) and not (is_input and k == "value")]
    return found


@each
def test_hostile_text_stands_in_runs_only(name: str) -> None:
    assert not [text for text in parsed_places(POISONED[name]) if MARK in text or "evil" in text]


def test_the_hostile_text_does_reach_the_cards() -> None:
    reached = {name for name, built in POISONED.items() if any(MARK in text for text in strings(built))}

    assert set(STATES) - reached <= {
        *("answer-agenda-none", "answer-agenda-no-such-day"),
        *("answer-decisions-none", "answer-decisions-about-none", "answer-goals-none"),
        "answer-follow-ups-none",
        "written-list-none",
        *(name for name in STATES if name.startswith(("refusal", "help", "welcome-shared"))),
    }


@each
def test_no_control_or_bidi_character_and_no_date_function_is_left(name: str) -> None:
    for text in (*strings(POISONED[name]), summary(poisoned(STATES[name]), words("da"))):
        assert "{{" not in text
        assert not [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\n"]


@each
def test_no_card_mentions_anybody(name: str) -> None:
    assert "entities" not in POISONED[name].get("msteams", {})


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://teams.microsoft.com/l/meetup-join/1", True),
        ("http://møde.example/1", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("//teams.microsoft.com/x", False),
        ("https://teams.microsoft.com@evil.example/", False),  # a user name that looks like the host
        ("https://a.example/\u202ex", False),
        ("https://a.example/ x", False),
        ("https://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_a_plain_web_address_becomes_a_link(address: str | None, is_safe: bool) -> None:
    built = card(replace(NOTICE, slot=replace(SLOT, join_url=address), calendar=None), words("da"))
    links = [node["url"] for node in nodes(built) if node.get("type") == "Action.OpenUrl"]

    assert links == ([address] if is_safe else [])
    assert web_address(address) == (address if is_safe else None)


def test_a_name_in_another_script_stays_whole() -> None:
    assert clean("Ægir Å. Ñandú نام\u200cها 李雷") == "Ægir Å. Ñandú نام\u200cها 李雷"


def test_nested_braces_do_not_survive_one_round() -> None:
    assert "{{" not in clean("{{{{{DATE(x)}}}}}")


def test_the_heading_is_a_body_from_a_file() -> None:
    hostile = replace(NOTICE, heading=replace(HEADING, body="**Direktionen**"))

    assert "**Direktionen**, Skovbæk Kommune" in list(strings(card(hostile, words("da"))))
