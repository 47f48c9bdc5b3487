"""Microsoft's own schema accepts every card, and every card keeps to what Teams draws."""

import json
from typing import Any

import pytest
from jsonschema import Draft6Validator
from source import ROOT
from states import STATES
from walk import nodes

from bot.domain import facts
from bot.texts import words
from cards import card
from cards.dispatch import BUILDERS

# `msteams` is Teams' own and unknown to the schema.
SCHEMA = json.loads((ROOT / "tests/data/schemas/adaptive-card-1.6.0.json").read_text())
KINDS = {
    *("agenda", "item", "slot", "reminder", "move", "preview", "approval", "decision"),
    *("answer", "deliveries", "minutes", "welcome", "help", "refusal", "run", "call", "followup"),
}
CARDS = [(name, card(fact, words("da"))) for name, fact in STATES.items()]
each_card = pytest.mark.parametrize("built", [built for _, built in CARDS], ids=[name for name, _ in CARDS])


@pytest.fixture(scope="module")
def validator() -> Draft6Validator:
    return Draft6Validator(SCHEMA)


@each_card
def test_the_schema_accepts_it(built: dict[str, Any], validator: Draft6Validator) -> None:
    plain = {key: value for key, value in built.items() if key != "msteams"}

    assert [error.message for error in validator.iter_errors(plain)] == []


def test_the_schema_can_refuse(validator: Draft6Validator) -> None:
    assert not validator.is_valid({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlok"}]})


@each_card
def test_its_kind_stands_in_its_first_element(built: dict[str, Any]) -> None:
    assert built["version"] == "1.5"
    assert built["body"][0]["id"] in KINDS


@each_card
def test_ids_of_inputs_are_the_contracts_and_stand_once(built: dict[str, Any]) -> None:
    ids = [node["id"] for node in nodes(built) if str(node.get("type", "")).startswith("Input.")]

    assert set(ids) <= {"remark", "text", "outcome", "owner", "due", "person", "time"}
    assert len(ids) == len(set(ids))


@each_card
def test_it_can_be_read_on_a_phone(built: dict[str, Any]) -> None:
    for node in nodes(built):
        assert node.get("wrap") is True or node.get("type") != "TextBlock"
        assert len(node.get("columns", [])) <= 3
        assert "maxLines" not in node


@each_card
def test_at_most_six_buttons_of_a_set_are_in_sight(built: dict[str, Any]) -> None:
    for node in nodes(built):
        if node.get("type") == "ActionSet":
            assert len([action for action in node["actions"] if action.get("mode") != "secondary"]) <= 6


def test_every_fact_has_its_card() -> None:
    assert set(BUILDERS) == set(facts.Fact.__args__)
    assert {type(fact) for fact in STATES.values()} == set(facts.Fact.__args__)
