"""What the README prints from the code is what the code says."""

import re
from pathlib import Path

import pytest

from bot.domain import reminding, rules
from bot.domain.body import Role
from bot.teams.router import PRESSED, policy
from bot.usecases.queries import QueryKind, extent, table
from cards import Verb

README = Path(__file__).parents[2] / "README.md"

# The contract's table "who sees and may ask what".
CONTRACT = {
    QueryKind.NEXT_AGENDA: ("all", "all", "all", "own", "refusal"),
    QueryKind.AGENDA: ("all", "all", "all", "own", "refusal"),
    QueryKind.GUESTS: ("all", "all", "all", "refusal", "refusal"),
    QueryKind.DELIVERIES: ("all", "all", "refusal", "refusal", "refusal"),
    QueryKind.DECISIONS: ("all", "all", "all", "own", "refusal"),
    QueryKind.FOLLOW_UPS: ("all", "all", "all", "own", "refusal"),
    QueryKind.MINUTES: ("all", "all", "all", "own", "refusal"),
    QueryKind.HELP: ("all", "all", "all", "all", "all"),
}


def test_the_readme_holds_the_table_of_who_may_ask_what() -> None:
    assert table() in README.read_text()


def test_the_readme_holds_the_table_of_when_a_guest_is_told_what() -> None:
    assert rules.table() in README.read_text()


def test_the_readme_holds_the_table_of_when_the_owner_of_a_follow_up_is_reminded() -> None:
    assert reminding.table() in README.read_text()


def test_the_readme_holds_the_table_of_who_may_press_what() -> None:
    rows = [row for row in policy().splitlines() if row.startswith("| `")]

    assert f"\n{policy()}\n\n" in README.read_text()
    assert [row.split("`")[1] for row in rows] == list(Verb)
    assert [verb for verb, row in zip(Verb, rows, strict=True) if "not served" not in row] == [
        verb for verb in Verb if verb in PRESSED
    ]


def test_every_test_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", README.read_text())

    assert len(named) >= 20
    for file, test in named:
        assert f"def {test}(" in (README.parent / file).read_text(), (file, test)


@pytest.mark.parametrize("kind", CONTRACT)
def test_the_table_is_that_of_the_contract(kind: QueryKind) -> None:
    assert tuple(extent(kind, role) for role in Role) == CONTRACT[kind]
