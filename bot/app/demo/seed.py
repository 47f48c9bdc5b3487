"""Fills a fresh store: the people, the Direktion, where it talks, and the draft of today's meeting."""

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app.demo.agenda import OFFSETS, agenda
from bot.app.demo.municipality import CAST, HOME, SECRETARY, direktionen
from bot.app.errors import misconfigured
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.body import DEFAULT_ZONE
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.ids import MeetingId
from bot.store import SqlStore
from bot.store.files import hold_delivery, make_private
from bot.usecases.import_agenda import import_agenda

ZONE = ZoneInfo(DEFAULT_ZONE)
AHEAD = timedelta(minutes=20)
_LONGEST = timedelta(minutes=OFFSETS[-1] + 60)


@dataclass(frozen=True)
class Seeded:
    meeting: MeetingId
    starts: datetime


def clock_starts(now: datetime) -> datetime:
    """Now, unless the meeting would run past midnight: then it is a quarter to ten on the same day."""
    local = now.astimezone(ZONE)
    ends = local + AHEAD + _LONGEST
    return local if ends.date() == local.date() else datetime.combine(local, time(9, 45), tzinfo=ZONE)


def meeting_starts(now: datetime) -> datetime:
    """In 20 minutes, at a whole minute."""
    return (now.astimezone(ZONE) + AHEAD).replace(second=0, microsecond=0)


def make_fresh(file: Path) -> None:
    """Nothing of an earlier demo is left. Raises Ends with exit 4 while another demo runs on it."""
    make_private(file)
    held = hold_delivery(file)
    if held is None:
        raise misconfigured(str(file), "belongs to a demo that is running")
    try:
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    finally:
        os.close(held)


async def seed(store: SqlStore, *, starts: datetime, service_url: str | None) -> Seeded:
    """`service_url` None: there is no chat of the body to post in."""
    document = agenda(starts)
    read = await read_agenda_in_child(document)
    body = direktionen(HOME if service_url else None)
    digest = hashlib.sha256(document).hexdigest()
    await store.run(lambda tx: tx.people.replace([who.person for who in CAST]))
    await store.run(lambda tx: tx.bodies.put(body))
    if service_url:
        home = Conversation(HOME, ConversationKind.GROUP, service_url, is_welcomed=True)
        await store.run(lambda tx: tx.conversations.put(home))
    meeting, _ = await store.run(
        lambda tx: import_agenda(tx, read, digest=digest, body=body.key, actor=SECRETARY.oid)
    )
    return Seeded(meeting.id, starts)
