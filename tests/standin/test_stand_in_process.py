"""The stand-in as a process of its own: ready line, loopback, signals, a killed caller."""

import asyncio
import json
import signal
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from bot_side import HELLO, bot_at_cloud

from bot.standin import Cloud, running, serve
from bot.standin.script import BadScript

SERVE = """
import asyncio, sys
from pathlib import Path
from bot.standin import serve
script = Path(sys.argv[2]) if len(sys.argv) > 2 else None
asyncio.run(serve(port=0, script=script, journal=Path(sys.argv[1])))
"""
POST = """
import json, sys, urllib.request
request = urllib.request.Request(sys.argv[1], data=sys.argv[2].encode(), method="POST")
urllib.request.urlopen(request)
"""


@asynccontextmanager
async def served(*arguments: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVE, *map(str, arguments), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    ready = (await process.stdout.readline()).decode()
    try:
        yield process, ready
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def get(url: str) -> list[int]:
    with urllib.request.urlopen(url) as response:  # noqa: S310 - our own loopback address
        found: list[int] = json.load(response)
        return found


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
async def test_it_says_that_it_is_ready_and_ends_on_a_signal(tmp_path: Path, name: str) -> None:
    async with served(tmp_path / "journal.jsonl") as (process, ready):
        word, _, url = ready.strip().partition(" ")
        assert (word, ready[-1]) == ("ready", "\n")
        assert url.startswith("http://127.0.0.1:")
        assert await asyncio.to_thread(get, f"{url}/standin/held") == []

        process.send_signal(signal.Signals[name])
        assert await process.wait() == 0


@pytest.mark.slow
async def test_a_killed_caller_leaves_its_request_as_in_flight(tmp_path: Path) -> None:
    journal, script = tmp_path / "journal.jsonl", tmp_path / "script.json"
    script.write_text(json.dumps([{"when": {"path": "^/connector/"}, "then": {"kind": "hold"}}]))
    async with served(journal, script) as (process, ready):
        url = ready.strip().removeprefix("ready ")
        path = "/connector/v3/conversations/a:ada/activities"
        caller = await asyncio.create_subprocess_exec(
            sys.executable, "-c", POST, url + path, json.dumps(HELLO)
        )
        async with asyncio.timeout(30):
            while await asyncio.to_thread(get, f"{url}/standin/held") != [1]:
                assert caller.returncode is None
        caller.kill()
        await caller.wait()

        [line] = [json.loads(line) for line in journal.read_text().splitlines()]
        assert (line["line"], line["held"], line["path"]) == ("arrival", True, path)

        process.terminate()
        assert await process.wait() == 0
        _, answer = [json.loads(line) for line in journal.read_text().splitlines()]
        assert (answer["status"], answer["effect"], answer["gone"]) == (None, None, True)


async def test_a_bad_script_or_journal_is_refused_before_anything_answers(tmp_path: Path) -> None:
    script = tmp_path / "script.json"
    script.write_text('[{"then": {}}]')
    with pytest.raises(BadScript, match="then is empty"):
        await serve(port=0, script=script, journal=tmp_path / "journal.jsonl")
    with pytest.raises(FileNotFoundError):
        await serve(port=0, script=None, journal=tmp_path / "nowhere" / "journal.jsonl")


async def test_a_taken_port_is_an_error() -> None:
    async with bot_at_cloud() as bot:
        port = int(bot.url.rpartition(":")[2])
        with pytest.raises(OSError, match="address already in use"):
            async with running(Cloud(bot.clock), port):
                pass
