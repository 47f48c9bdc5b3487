"""The tests' own PostgreSQL: what a stopped machine left behind does not stop the next run."""

import os
import signal
import uuid

from postgres import OPTIONS, served


def test_a_server_that_was_killed_is_cleared_away() -> None:
    with served(uuid.uuid4().hex, OPTIONS) as home:
        number = (home / "data" / "postmaster.pid").read_text().splitlines()[0]
        os.kill(int(number), signal.SIGKILL)

    assert not home.exists()
    assert not home.with_suffix(".users").exists()
