"""The bot as a process of its own beside a stand-in in the test, and a store filled before it starts."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from acts import ZONE
from source import ROOT
from sqlalchemy import select
from town import populated
from townsfolk import CAST, DIREKTIONEN, HOME, IT_CHIEF, JURIST, SECRETARY

from bot.app.rendering import rendered
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.ids import ActivityId, ConversationId, GuestId, ItemId, MeetingId
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.notice import NoticeState, Why
from bot.standin import Cloud, running
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID
from bot.store import SqlStore, open_store
from bot.store.tables import notices
from bot.store.transaction import SqlTransaction
from bot.usecases.answers.question import seat_at
from bot.usecases.compose_notice import ToSend, compose_notice
from bot.usecases.publish_agenda import publish_agenda
from bot.usecases.settle_notice import Delivered, settle_sent

MEETING = MeetingId("m1")
GUESTS = (IT_CHIEF, JURIST)
SOON = 20.0
"""Seconds, less than a lease: what a dead process held is taken over and not waited for."""
Json = dict[str, Any]


@dataclass
class Stage:
    """A stand-in with the real clock, a filled store, and the address of both."""

    cloud: Cloud
    cloud_url: str
    store: SqlStore
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("ORDSTYRER_")}
        return {
            **inherited,
            "PYTHONPATH": str(ROOT),
            "ORDSTYRER_APP_ID": APP_ID,
            "ORDSTYRER_APP_SECRET": APP_SECRET,
            "ORDSTYRER_TENANT_ID": TENANT_ID,
            "ORDSTYRER_CLOUD": self.cloud_url,
            "DATABASE_URL": f"sqlite:///{self.folder / 'var' / 'ordstyrer.db'}",
        }

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """From its ready line on; killed at the end unless it is over by then."""
        process = await self._started("serve", "--host", "127.0.0.1", "--port", "0")
        try:
            assert process.stdout
            assert (await process.stdout.readline()).startswith(b"ready http://127.0.0.1:")
            yield process
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def deliveries(self) -> list[Json]:
        """What the command line lists."""
        process = await self._started("deliveries", MEETING, "--json")
        out, _ = await process.communicate()
        assert process.returncode == 0
        listed: list[Json] = json.loads(out)
        return listed

    async def _started(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
        )

    async def until(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Asks again and again: the store is another process's, and nobody tells of its commits."""
        async with asyncio.timeout(SOON):
            while not await holds():  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.02)

    async def open_rows(self) -> list[str]:
        """Keys of the notices that are due or under way now."""
        now = datetime.now(UTC)
        is_open = notices.c.state.in_([NoticeState.WAITING, NoticeState.SENDING])
        is_due = (notices.c.state == NoticeState.SENDING) | (notices.c.next_at <= now)
        due = select(notices.c.key).where(is_open, is_due)
        return await self.store.read(lambda tx: list(tx.notices._connection.execute(due).scalars()))


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    cloud = populated(lambda: datetime.now(UTC), CAST)
    store = open_store(f"sqlite:///{folder / 'var' / 'ordstyrer.db'}")
    try:
        async with running(cloud) as cloud_url:
            yield Stage(cloud, cloud_url, store, folder)
    finally:
        await store.close()


async def with_an_agenda_published(it: Stage) -> None:
    """Nothing is sent yet: two guests on one item in two hours, and the agenda card at home."""
    await it.store.run(lambda tx: _publish(tx, it, at=datetime.now(UTC), reminds_now=False))


async def with_reminders_due(it: Stage) -> None:
    """The guests were told an hour ago, and are to be reminded now."""
    earlier = datetime.now(UTC) - timedelta(hours=1)
    await it.store.run(lambda tx: _publish(tx, it, at=earlier, reminds_now=True))
    await it.store.run(lambda tx: _tell_everybody(tx, at=earlier))


def _publish(tx: SqlTransaction, it: Stage, *, at: datetime, reminds_now: bool) -> None:
    now = datetime.now(ZONE)
    starts = (now + timedelta(hours=2)).replace(second=0, microsecond=0)
    span = starts.astimezone(UTC) - now.astimezone(UTC) + timedelta(seconds=1)
    body = replace(DIREKTIONEN, home=HOME, reminders=(span,) if reminds_now else ())
    tx.people.replace([who.person for who in CAST])
    tx.bodies.put(body)
    tx.conversations.put(Conversation(HOME, ConversationKind.GROUP, f"{it.cloud_url}/connector/"))
    guests = tuple(Guest(GuestId(who.key), name=who.name, title=who.title, person=who.oid) for who in GUESTS)
    item = Item(ItemId("i1"), "Ny digitaliseringsstrategi", starts=starts.time(), is_open=True, guests=guests)
    draft = Meeting(MEETING, body.key, starts.date(), items=(item,), source_digest="d")
    tx.meetings.add(draft)
    found = seat_at(tx, draft, body=body, actor=SECRETARY.oid)
    publish_agenda(tx, found, without_unresolved=False, at=at)


def _tell_everybody(tx: SqlTransaction, *, at: datetime) -> None:
    """As the delivery loop would have."""
    for claimed in tx.notices.claim(at, owner="earlier", lease=timedelta(seconds=30), at_most=16):
        composed = compose_notice(tx, claimed.notice, at=datetime.now(UTC))
        assert isinstance(composed, ToSend)
        _, shown = rendered(composed, language=composed.language)
        delivered = Delivered(ConversationId("earlier"), ActivityId(claimed.notice.id), shown, at=at)
        assert settle_sent(tx, claimed, sent=composed, delivered=delivered)
    for card in tx.cards.of_meeting(MEETING):
        tx.notices.withdraw(f"card/{card.id}", why=Why.SAID_ALREADY, at=at)


def killed(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGKILL)
