"""How long a token that stood the check is remembered, and how many."""

from dataclasses import dataclass

import pytest

from bot.teams.token_memory import TokenMemory


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("seconds", "kept"), [(0, "signe"), (299, "signe"), (300, None)])
def test_a_token_is_remembered_for_five_minutes(seconds: float, kept: str | None) -> None:
    clock = Clock()
    memory: TokenMemory[str] = TokenMemory(clock=clock)
    memory.remember("token", "signe", generation=1)

    clock.now += seconds

    assert memory.recall("token", generation=1) == kept
    assert memory.recall("token ", generation=1) is None


def test_new_keys_make_it_forget() -> None:
    memory: TokenMemory[str] = TokenMemory(clock=Clock())
    memory.remember("token", "signe", generation=1)

    assert memory.recall("token", generation=2) is None


def test_it_has_room_for_so_many() -> None:
    memory: TokenMemory[str] = TokenMemory(clock=Clock(), room=2)
    for token in ("first", "second", "first", "third"):
        memory.remember(token, token, generation=1)

    assert [memory.recall(token, generation=1) for token in ("first", "second", "third")] == [
        "first",
        None,
        "third",
    ]
