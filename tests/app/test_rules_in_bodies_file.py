"""By which rule a body decides, as the bodies file says it; what can't be is refused with file and key."""

from pathlib import Path

import pytest

from bot.app.registers import read_bodies
from bot.domain.ballot import DecisionRule
from bot.domain.body import Body
from bot.domain.errors import BadFile


def read(folder: Path, *lines: str) -> Body:
    path = folder / "bodies.toml"
    head = ["[[bodies]]", 'key = "direktionen"', 'name = "Direktionen"', 'directors = ["a", "b", "c"]']
    path.write_text("\n".join([*head, *lines]))
    return read_bodies(path)[0]


def test_the_chair_decides_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    body = read(tmp_path)

    assert (body.rule, body.quorum) == (DecisionRule.CHAIR, None)


@pytest.mark.parametrize("rule", DecisionRule)
def test_a_rule_and_a_quorum(tmp_path: Path, rule: DecisionRule) -> None:
    body = read(tmp_path, f'rule = "{rule}"', "quorum = 3")

    assert (body.rule, body.quorum) == (rule, 3)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('rule = "unanimous"', "rule"),
        ("rule = 1", "rule"),
        ("quorum = 0", "quorum"),
        ("quorum = 4", "quorum"),  # more than there are directors: it could never be reached
        ('quorum = "3"', "quorum"),
        ("quorum = 2.5", "quorum"),
        ("quorum = true", "quorum"),
    ],
)
def test_what_can_not_be_is_refused_with_file_and_key(tmp_path: Path, line: str, key: str) -> None:
    with pytest.raises(BadFile, match=rf"bodies\.toml: bodies 1: can't be used: key {key}"):
        read(tmp_path, line)
