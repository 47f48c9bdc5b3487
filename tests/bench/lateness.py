"""`make bench`: how late notices come: from due to received by a connector that answers after 5 ms.

Real reminders, composed, rendered and settled as in production, beside a sender without any store. Compare
within one run: a busy machine moves all of it.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web
from outbox_seed import Load, bring_due, seed
from postgres import database, served
from source import ROOT

from bot.app.wiring import PLATFORM
from bot.domain.pace import Record

HERE = Path(__file__).parent
ANSWER_SECONDS = 0.005
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TICKS = os.sysconf("SC_CLK_TCK")
# As an operator would run it: nothing that was promised is lost when the machine stops.
POSTGRES = "-c shared_buffers=64MB"


@dataclass
class Sink:
    """When a request reached each chat, by the wall clock."""

    received: dict[int, list[float]] = field(default_factory=dict)
    count: int = 0
    expected: int = 0
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        number = int(request.match_info["chat"].rpartition("-")[2])
        self.received.setdefault(number, []).append(time.time())
        self.count += 1
        if self.count >= self.expected:
            self.done.set()
        await request.read()
        await asyncio.sleep(ANSWER_SECONDS)
        return web.json_response({"id": f"{self.count}"}, status=201)

    def expect(self, count: int) -> None:
        self.received.clear()
        self.count, self.expected = 0, count
        self.done.clear()


@asynccontextmanager
async def listening(sink: Sink) -> AsyncIterator[str]:
    """The service URL."""
    app = web.Application()
    app.router.add_post("/v3/conversations/{chat}/activities", sink.take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    await runner.cleanup()


@asynccontextmanager
async def process(script: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Its input is closed at the end, and it is waited for."""
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        str(HERE / script),
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])},
    )
    try:
        yield started
    finally:
        assert started.stdin
        started.stdin.close()
        await started.wait()


@asynccontextmanager
async def replicas(url: str, count: int, *options: str) -> AsyncIterator[list[int]]:
    """Their process ids, once all of them deliver."""
    async with AsyncExitStack() as stack:
        opening = [process("replica.py", url, *options) for _ in range(count)]
        started = [await stack.enter_async_context(one) for one in opening]
        for one in started:
            assert one.stdout
            assert await one.stdout.readline() == b"ready\n"
        yield [one.pid for one in started]


@dataclass(frozen=True)
class Run:
    kind: str
    processes: int
    options: tuple[str, ...] = ()


STORES = {
    "sqlite": Run("sqlite", 1),
    "postgres": Run("postgres", 1),
    "postgres-twice": Run("postgres", 2),
}
LIMITED = {
    "1000 to as many chats": Load(1_000, 0, 1_000),
    "100 to one chat": Load(100, 0, 1),
}


@contextmanager
def empty_store(kind: str) -> Iterator[str]:
    if kind == "sqlite":
        with tempfile.TemporaryDirectory(prefix="ordstyrer-bench-") as folder:
            yield f"sqlite:///{folder}/ordstyrer.db"
    else:
        with served(f"bench-{os.getpid()}", POSTGRES) as home, database(home) as url:
            yield url


async def lateness(sink: Sink, service_url: str, *, run: Run, load: Load) -> list[float]:
    """Milliseconds, of each notice."""
    with empty_store(run.kind) as url:
        await seed(url, load, service_url=service_url)
        async with replicas(url, run.processes, *run.options):
            sink.expect(load.count)
            start = datetime.now(UTC) + timedelta(seconds=2 + load.count / 2_000)
            await bring_due(url, load, start=start)
            async with asyncio.timeout(load.seconds + 600):
                await sink.done.wait()
    return late(sink, load, start=start.timestamp())


async def floor(sink: Sink, service_url: str, *, load: Load) -> list[float]:
    sink.expect(load.count)
    start = time.time() + 1.5
    async with process("in_memory.py", service_url, str(load.count), str(load.seconds), str(start)):
        await sink.done.wait()
    return late(sink, load, start=start)


def late(sink: Sink, load: Load, *, start: float) -> list[float]:
    assert sorted(sink.received) == list(range(load.chats))
    assert all(len(times) == load.count // load.chats for times in sink.received.values())
    return [
        (times[place] - start - load.due(chat + place * load.chats).total_seconds()) * 1000
        for chat, times in sink.received.items()
        for place in range(len(times))
    ]


async def idle(service_url: str, *, kind: str) -> float:
    """Per cent of a core, with 10,000 waiting for another day."""
    with empty_store(kind) as url:
        await seed(url, Load(10_000, 10, 10_000), service_url=service_url)
        async with replicas(url, 1) as [pid]:
            await asyncio.sleep(2)
            before = cpu_seconds(pid)
            await asyncio.sleep(10)
            return (cpu_seconds(pid) - before) / 10 * 100


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def show(*columns: object) -> None:
    print(f"{columns[0]:34}" + "".join(f"{column!s:>12}" for column in columns[1:]), flush=True)  # noqa: T201


def figures(late: Sequence[float]) -> tuple[str, ...]:
    percentiles = statistics.quantiles(late, n=100)
    return tuple(f"{figure:.0f}" for figure in (percentiles[49], percentiles[98], max(late)))


def in_a_second(moments: Sequence[float]) -> int:
    return max(sum(at - 1 < moment <= at for moment in moments) for at in moments)


def bound(load: Load, *, is_call: bool) -> float:
    """Seconds until the last may go, if every place is used at the moment that it is free."""
    chats, tenant, at = dict.fromkeys(range(load.chats), Record()), Record(), NOON
    for number in range(load.count):
        chat = chats[number % load.chats]
        free = (
            chat.free_at(PLATFORM.conversation, is_call=is_call),
            tenant.free_at(PLATFORM.tenant, is_call=is_call),
        )
        at = max(at, *free)
        chats[number % load.chats] = chat.take(PLATFORM.conversation, at=at)
        tenant = tenant.take(PLATFORM.tenant, at=at)
    return (at - NOON).total_seconds()


async def limited(sink: Sink, service_url: str) -> None:
    show("with limits, all due at once: s", "all sent", "bound", "no calls", "most in 1 s")
    for name, load in LIMITED.items():
        for kind, processes in (("sqlite", 1), ("postgres", 2)):
            run = Run(kind, processes, ("limited",))
            last = max(await lateness(sink, service_url, run=run, load=load)) / 1_000
            bounds = (f"{bound(load, is_call=is_call):.1f}" for is_call in (True, False))
            most = in_a_second([at for times in sink.received.values() for at in times])
            show(f"{name} {kind} x{processes}", f"{last:.1f}", *bounds, most)


async def measure(counts: Sequence[int], runs: Sequence[str]) -> None:
    sink = Sink()
    async with listening(sink) as service_url:
        show("ms late, due over 10 s", "p50", "p99", "most")
        for count in counts:
            load = Load(count, 10, count)
            if "memory" in runs:
                show(f"{count} in memory", *figures(await floor(sink, service_url, load=load)))
            for name in [name for name in STORES if name in runs]:
                found = await lateness(sink, service_url, run=STORES[name], load=load)
                show(f"{count} {name}", *figures(found))
        for kind in ("sqlite", "postgres") if "idle" in runs else ():
            show(f"idle {kind}, 10000 waiting", f"{await idle(service_url, kind=kind):.2f} %")
        if "limits" in runs:
            await limited(sink, service_url)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--counts", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--runs", nargs="*", default=["memory", *STORES, "idle", "limits"])
    asked = parser.parse_args()
    asyncio.run(measure(asked.counts, asked.runs))
