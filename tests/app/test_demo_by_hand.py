"""The demo as a person at a terminal meets it: what it prints, what answers, how it ends. No Node needed."""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from zoneinfo import ZoneInfo

import pytest

from bot.app.cli import run
from bot.app.demo.seed import clock_starts, meeting_starts

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Europe/Copenhagen")
PATIENCE = 20.0


class Terminal:
    """Lines of standard output, one by one."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """The line that holds them."""
        while words not in (line := self._lines.get(timeout=PATIENCE)):
            pass
        return line.strip()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line)


@contextmanager
def demo(folder: Path, *arguments: str, path: str | None = None) -> Iterator[Terminal]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith("ORDSTYRER_")}
    environment = {**kept, "PYTHONPATH": str(ROOT), **({"PATH": path} if path is not None else {})}
    command = [sys.executable, "-m", "bot", "demo", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as process:
        try:
            yield Terminal(process)
        finally:
            if process.poll() is None:
                process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def health(port: int) -> Any:
    with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
        return json.load(answer)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [n for n in os.environ if n.startswith("ORDSTYRER_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.slow
def test_the_bot_alone_answers_holds_the_draft_and_ends_cleanly(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    with demo(desk, "--no-playground", "--port", str(port)) as terminal:
        assert terminal.until("ready") == f"ready http://127.0.0.1:{port}"
        meeting = terminal.until("Kladden").rsplit(" ", 1)[1].rstrip(".")
        terminal.until("--play")
        assert health(port) == {"status": "ok"}

        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(PATIENCE) == 0

    monkeypatch.setenv("DATABASE_URL", "sqlite:///var/demo.db")
    assert run(["export", meeting]) == 0
    exported = json.loads(capsys.readouterr().out)
    assert exported["status"] == "draft"
    assert [item["open"] for item in exported["items"]] == [True, True, True, False, True]
    assert {guest["name"] for guest in exported["guests"] if guest["person"] is None} == {
        None,
        "Gerda Mossing",
    }


@pytest.mark.slow
def test_without_node_it_says_so_and_goes_on(desk: Path) -> None:
    port = free_port()
    empty = desk / "nothing"
    empty.mkdir()
    with demo(desk, "--port", str(port), path=str(empty)) as terminal:
        assert "Node.js" in terminal.until("mangler")
        assert "Node.js" in terminal.until("Missing")
        assert health(port) == {"status": "ok"}

        terminal.process.send_signal(signal.SIGINT)
        assert terminal.process.wait(PATIENCE) == 0


@pytest.mark.slow
def test_two_demos_do_not_share_a_store(desk: Path) -> None:
    with demo(desk, "--no-playground", "--port", str(free_port())) as first:
        first.until("ready")
        with demo(desk, "--no-playground", "--port", str(free_port())) as second:
            assert second.process.wait(PATIENCE) == 4


@pytest.mark.slow
def test_a_taken_port_is_named(desk: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with demo(desk, "--no-playground", "--port", str(taken.getsockname()[1])) as terminal:
            assert terminal.process.wait(PATIENCE) == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ["--play"],
        ["--out", "somewhere"],
        ["--play", "--out", "somewhere", "--port", "3978"],
        ["--play", "--out", "somewhere", "--speed", "12"],
        ["--speed", "0"],
    ],
)
def test_contradictions_are_refused(
    arguments: list[str], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", *arguments]) == 2
    assert capsys.readouterr().err.startswith("ordstyrer: ")
    assert list(desk.iterdir()) == []


def test_the_meeting_is_in_twenty_minutes_at_a_whole_minute() -> None:
    now = datetime(2026, 5, 20, 13, 7, 42, tzinfo=ZONE)

    assert clock_starts(now) == now
    assert meeting_starts(now) == datetime(2026, 5, 20, 13, 27, tzinfo=ZONE)


def test_late_in_the_evening_the_demo_has_a_clock_of_its_own() -> None:
    now = datetime(2026, 5, 20, 23, 15, tzinfo=ZONE)

    assert clock_starts(now) == datetime(2026, 5, 20, 9, 45, tzinfo=ZONE)
    assert meeting_starts(clock_starts(now)) - clock_starts(now) == timedelta(minutes=20)
