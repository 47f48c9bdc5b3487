"""The tests' own PostgreSQL: what a stopped machine left behind does not stop the next run."""

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

pytest_plugins = ["postgres"]


def test_a_server_that_was_killed_is_cleared_away(
    another_postgres: Callable[[], AbstractContextManager[Path]],
) -> None:
    with another_postgres() as home:
        number = (home / "data" / "postmaster.pid").read_text().splitlines()[0]
        os.kill(int(number), signal.SIGKILL)

    assert not home.exists()
    assert not home.with_suffix(".users").exists()
