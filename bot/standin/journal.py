"""What reached the stand-in and how it was answered, as JSON Lines and as objects; never a credential."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.standin.calls import Json, Members

T = TypeVar("T")


@dataclass(frozen=True)
class Arrival:
    n: int
    at: datetime
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    authorization: str
    body: Json
    rule: int | None = None
    held: bool = False


@dataclass(frozen=True)
class Answered:
    """`status` is None when the connection was closed instead; `gone`: nobody was there any more."""

    n: int
    at: datetime
    status: int | None
    effect: Mapping[str, Json] | None = None
    gone: bool = False


@dataclass(frozen=True)
class Applied:
    """An effect that came after the answer."""

    n: int
    at: datetime
    effect: Mapping[str, Json] | None


@dataclass
class Entry:
    arrival: Arrival
    answer: Answered | None = None
    late: Applied | None = None

    @property
    def status(self) -> int | None:
        return self.answer.status if self.answer else None

    @property
    def effect(self) -> Mapping[str, Json]:
        told = self.late or self.answer
        return (told.effect if told else None) or {}


class Journal:
    """Each line is flushed before anything else happens, so that the file tells the truth about a killed bot.

    A request without an `answer` line was in flight.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Raises OSError when the file cannot be written."""
        self.entries: list[Entry] = []
        self._file = file
        if file is not None:
            file.touch()
        self._earlier = _arrivals_in(file)
        self._changed = asyncio.Event()

    def arrived(self, arrival: Arrival) -> None:
        self.entries.append(Entry(arrival))
        self._write("arrival", arrival)

    def answered(self, answer: Answered) -> None:
        self._entry(answer.n).answer = answer
        self._write("answer", answer)

    def applied(self, late: Applied) -> None:
        self._entry(late.n).late = late
        self._write("effect", late)

    @property
    def next_number(self) -> int:
        """Goes on where an earlier run stopped writing to the same file."""
        return self._earlier + len(self.entries) + 1

    def find(self, method: str = "", path: str = "") -> list[Entry]:
        """Entries of this method (empty: any) whose path contains `path`, in order of arrival."""
        return [
            entry
            for entry in self.entries
            if method in ("", entry.arrival.method) and path in entry.arrival.path
        ]

    async def until(self, told: Callable[[], T | None], *, seconds: float = 10) -> T:
        """Waits until `told()` is true, asking after every line; TimeoutError if it does not come."""
        async with asyncio.timeout(seconds):
            while not (found := told()):
                self._changed.clear()
                await self._changed.wait()
        return found

    def lines(self) -> list[Members]:
        """This run's lines as in the file, but each request's together."""
        told = (("arrival", e.arrival) for e in self.entries), (("answer", e.answer) for e in self.entries)
        late = (("effect", e.late) for e in self.entries)
        lines = [_line(kind, fact) for facts in (*told, late) for kind, fact in facts if fact is not None]
        return sorted(lines, key=lambda line: line["n"])

    def _entry(self, n: int) -> Entry:
        return self.entries[n - self._earlier - 1]

    def _write(self, kind: str, fact: Arrival | Answered | Applied) -> None:
        self._changed.set()
        if self._file is None:
            return
        with self._file.open("a", encoding="utf-8") as out:
            out.write(json.dumps(_line(kind, fact), ensure_ascii=False) + "\n")


def _line(kind: str, fact: Arrival | Answered | Applied) -> Members:
    return {"line": kind, **asdict(fact), "at": fact.at.isoformat()}


def _arrivals_in(file: Path | None) -> int:
    if file is None:
        return 0
    return sum('"line": "arrival"' in line for line in file.read_text(encoding="utf-8").splitlines())
