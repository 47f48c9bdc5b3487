"""Processes that are killed again and again while the platform fails at random, and what came of it."""

import asyncio
import json
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from source import ROOT
from sqlalchemy import func, select, text

from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.ids import ConversationId
from bot.domain.notice import NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.standin import Cloud, running
from bot.standin.calls import Call
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID
from bot.standin.script import Script
from bot.store import SqlStore, SqlTransaction, open_store
from bot.store.tables import notices

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`seconds` of killing; then what is left is delivered in peace. `lease`: seconds, longer than `late`."""

    seed: int
    seconds: float
    notices: int
    chats: int
    replicas: int
    lease: float
    hangs: bool


@dataclass(frozen=True)
class Row:
    number: int
    state: NoticeState
    is_maybe_doubled: bool


@dataclass
class Outcome:
    """What became of each notice, and those that stand in each chat, in the order of arrival. `unanswered`:
    those of which a request was not answered, or answered with what settles nothing.
    """

    rows: list[Row]
    arrived: dict[str, list[int]]
    kills: int
    seconds: float
    unanswered: set[int]


class Moody(Script):
    """Of a hundred messages two are throttled, five fail, five are lost on the way back, five come late."""

    def __init__(self, chance: random.Random, *, hangs: bool) -> None:
        super().__init__()
        self._chance = chance
        self.add(then={"status": 429, "headers": {"Retry-After": "1"}})
        self.add(then={"status": 500})
        self.add(then={"kind": "drop_after"})
        self.add(then={"delay_seconds": 0.3})
        self.add(then={"kind": "hold"})
        self.weights = [2, 5, 5, 5, 1 if hangs else 0]

    def rule_for(self, call: Call) -> int | None:
        if not call.path.endswith("/activities"):
            return None
        taken = self._chance.uniform(0, 100)
        for number, weight in enumerate(self.weights):
            taken -= weight
            if taken < 0:
                return number
        return None


def chat(number: int) -> ConversationId:
    return ConversationId(f"19:chat-{number}@thread.v2")


async def chaos(url: str, plan: Plan) -> Outcome:
    chance = random.Random(plan.seed)
    cloud = Cloud(lambda: datetime.now(UTC))
    cloud.script = Moody(chance, hangs=plan.hangs)
    for number in range(plan.chats):
        cloud.add_group(chat(number), ())
    store = open_store(url)
    began = time.monotonic()
    try:
        async with running(cloud) as cloud_url:
            await store.run(partial(_fill, plan=plan, service_url=f"{cloud_url}/connector/"))
            kills = await _kill_and_wait(store, plan, chance=chance, environment=_environment(cloud_url, url))
            cloud.held.release()
        rows = await store.read(_rows)
    finally:
        await store.close()
    arrived = defaultdict(list)
    for message in cloud.messages.values():
        arrived[message.conversation_id].append(int(message.versions[0].content["text"]))
    unanswered = {
        int(entry.arrival.body["text"])
        for entry in cloud.journal.find("POST", "/activities")
        if entry.answer is None or entry.answer.gone or entry.answer.status in (None, 500)
    }
    return Outcome(rows, dict(arrived), kills, time.monotonic() - began, unanswered)


def _fill(tx: SqlTransaction, *, plan: Plan, service_url: str) -> None:
    """One in twenty is of no use any more."""
    past = datetime.now(UTC) - timedelta(minutes=1)
    for number in range(plan.chats):
        tx.conversations.put(Conversation(chat(number), ConversationKind.GROUP, service_url))
    for number in range(plan.notices):
        tx.notices.want(
            Wanted(
                f"{number}",
                NoticeKind.ANSWER,
                Recipient(conversation=chat(number % plan.chats)),
                said=json.dumps({"type": "message", "text": f"{number}"}),
                expires_at=past if number % 20 == 0 else None,
            )
        )


async def _kill_and_wait(
    store: SqlStore, plan: Plan, *, chance: random.Random, environment: dict[str, str]
) -> int:
    async with _replica(plan, environment) as first, _replica(plan, environment) as second:
        replicas = [first, second][: plan.replicas]
        await asyncio.gather(*(one.start() for one in replicas))
        kills, over = 0, time.monotonic() + plan.seconds
        while not kills or time.monotonic() < over:
            await asyncio.sleep(1)
            victim = chance.choice(replicas)
            await victim.kill()
            kills += 1
            await store.run(lambda tx: tx.notices.withdraw(_any(plan, chance), why=Why.CHANGED, at=_now()))
            await victim.start()
        async with asyncio.timeout(300):
            while await store.read(_open):  # noqa: ASYNC110 - other processes', and nobody tells
                await asyncio.sleep(0.1)
    return kills


def _any(plan: Plan, chance: random.Random) -> str:
    return f"{chance.randrange(plan.notices)}"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Replica:
    lease: float
    environment: dict[str, str]
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            str(HERE / "chaos_replica.py"),
            str(self.lease),
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout
        assert await self.process.stdout.readline() == b"ready\n"

    async def kill(self) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                self.process.send_signal(signal.SIGKILL)
            await self.process.wait()


@asynccontextmanager
async def _replica(plan: Plan, environment: dict[str, str]) -> AsyncIterator[Replica]:
    replica = Replica(plan.lease, environment)
    try:
        yield replica
    finally:
        await replica.kill()


def _environment(cloud_url: str, url: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ORDSTYRER_")}
    return {
        **inherited,
        "PYTHONPATH": str(ROOT),
        "ORDSTYRER_APP_ID": APP_ID,
        "ORDSTYRER_APP_SECRET": APP_SECRET,
        "ORDSTYRER_TENANT_ID": TENANT_ID,
        "ORDSTYRER_CLOUD": cloud_url,
        "DATABASE_URL": url,
    }


def _open(tx: SqlTransaction) -> int:
    still = select(func.count()).select_from(notices).where(text("state IN ('waiting', 'sending')"))
    return tx.notices._connection.execute(still).scalar_one()


def _rows(tx: SqlTransaction) -> list[Row]:
    asked = select(notices.c.key, notices.c.state, notices.c.is_maybe_doubled)
    return [Row(int(key), *rest) for key, *rest in tx.notices._connection.execute(asked)]
