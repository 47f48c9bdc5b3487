"""`make bench`: the approval turn beside raw aiohttp, in one run: CPU per turn and their ratio.

Compare ratios, not figures: a busy machine moves both. No target yet; the ratio is printed so that drift
is seen.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, TCPConnector
from townsfolk import DIREKTIONEN, OLE

from bot.domain.ids import ItemId, MeetingId, Oid
from bot.domain.meeting import Item, Meeting, MeetingStatus
from bot.domain.person import Person
from bot.standin import Cloud, running
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID
from bot.standin.keys import public_pem
from bot.store import open_store
from bot.usecases.ports import Transaction

CLIENTS = 16
MEETINGS, ITEMS, DIRECTORS = 50, 5, 8
ROUNDS = 3
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def child(
    arguments: list[str], *, stdin: str = "", env: dict[str, str] | None = None
) -> Iterator[tuple[int, str]]:
    """A server process and its address."""
    process = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(stdin)
    process.stdin.close()
    yield process.pid, process.stdout.readline().removeprefix("ready ").strip()
    process.terminate()
    process.wait()
    process.stdout.close()


def director(number: int) -> Oid:
    return Oid(f"00000000-0000-0000-0000-{number:012d}")


def items(meeting: int) -> tuple[Item, ...]:
    names = [f"m{meeting}i{n}" for n in range(ITEMS)]
    return tuple(Item(ItemId(name), f"Punkt {name}", is_open=True, text="Sag " * 100) for name in names)


def add(meeting: Meeting, tx: Transaction) -> None:
    tx.meetings.add(meeting)


async def seed(url: str) -> None:
    store = open_store(url)
    people = [Person(director(n), f"Direktør {n}") for n in range(DIRECTORS)]
    body = replace(DIREKTIONEN, directors=tuple(p.oid for p in people))
    day = date.today() + timedelta(days=1)  # noqa: DTZ011 - any coming day
    await store.run(lambda tx: tx.people.replace([*people, OLE.person]))
    await store.run(lambda tx: tx.bodies.put(body))
    for number in range(MEETINGS):
        meeting = Meeting(
            MeetingId(f"m{number}"), body.key, day, MeetingStatus.PUBLISHED, items=items(number)
        )
        await store.run(partial(add, meeting))
    await store.close()


def press(service_url: str, number: int) -> dict[str, Any]:
    who, place = director(number % DIRECTORS), number // DIRECTORS
    meeting = f"m{place // ITEMS}"
    data = {"v": 1, "meeting": meeting, "item": f"{meeting}i{place % ITEMS}", "version": 1, "seq": 0}
    action = {"type": "Action.Execute", "verb": "approval.give", "data": data}
    return {
        "type": "invoke",
        "name": "adaptiveCard/action",
        "id": f"a{number}",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{who}", "name": "d", "aadObjectId": who},
        "recipient": {"id": f"28:{APP_ID}"},
        "conversation": {"id": f"a:{who}", "conversationType": "personal", "tenantId": TENANT_ID},
        "channelData": {"tenant": {"id": TENANT_ID}},
        "value": {"action": action, "trigger": "manual"},
    }


async def load(address: str, *, token: str, service_url: str, numbers: range) -> float:
    """Seconds for all of them, from `CLIENTS` clients at once."""
    waiting = iter(numbers)
    headers = {"Authorization": f"Bearer {token}"}
    async with ClientSession(connector=TCPConnector(limit=CLIENTS)) as session:

        async def client() -> None:
            for number in waiting:
                activity = press(service_url, number)
                async with session.post(
                    f"{address}/api/messages", json=activity, headers=headers
                ) as response:
                    answer = await response.json()
                    assert response.status == 200, response.status
                    assert answer["statusCode"] == 200, answer

        began = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(CLIENTS)))
        return time.perf_counter() - began


async def measure() -> None:
    cloud = Cloud(lambda: datetime.now(UTC))
    folder = Path(tempfile.mkdtemp(prefix="ordstyrer-bench-"))
    url = f"sqlite:///{folder / 'store.db'}"
    await seed(url)
    pem = public_pem("channel")
    async with running(cloud) as cloud_url:
        service_url = f"{cloud_url}/connector/"
        token = cloud.channel_token(service_url)
        settings = {
            "ORDSTYRER_APP_ID": APP_ID,
            "ORDSTYRER_APP_SECRET": APP_SECRET,
            "ORDSTYRER_TENANT_ID": TENANT_ID,
            "ORDSTYRER_CLOUD": cloud_url,
            "ORDSTYRER_LOG_LEVEL": "ERROR",
            "DATABASE_URL": url,
        }
        raw = [str(Path(__file__).with_name("raw_turn.py")), APP_ID]
        with (
            child(
                ["-m", "bot", "serve", "--port", "0", "--host", "127.0.0.1"], env={**os.environ, **settings}
            ) as ours,
            child(raw, stdin=pem.decode()) as floor,
        ):
            await report(ours, floor, token=token, service_url=service_url)


async def report(ours: tuple[int, str], floor: tuple[int, str], *, token: str, service_url: str) -> None:
    turns = MEETINGS * ITEMS * DIRECTORS // (ROUNDS + 1)
    ratios = []
    print(f"{'':14}{'CPU ms a turn':>14}{'turns/s':>10}")  # noqa: T201 - a command's output
    for part in range(ROUNDS + 1):
        numbers = range(part * turns, (part + 1) * turns)
        cost = {}
        for name, (pid, address) in (("approval turn", ours), ("raw aiohttp", floor)):
            before = cpu_seconds(pid)
            seconds = await load(address, token=token, service_url=service_url, numbers=numbers)
            cost[name] = (cpu_seconds(pid) - before) / turns * 1000
            if part:
                print(f"{name:14}{cost[name]:14.2f}{turns / seconds:10.0f}")  # noqa: T201 - as above
        if part:
            ratios.append(cost["approval turn"] / cost["raw aiohttp"])
    print(f"ratio, median of {ROUNDS}: {statistics.median(ratios):.1f}")  # noqa: T201 - as above


if __name__ == "__main__":
    asyncio.run(measure())
