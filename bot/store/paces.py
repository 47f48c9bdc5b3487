"""The platform's limits over all replicas: who took a place when, and who must wait. Never what is sent.

Read and written in the transaction that claims, one at a time over all replicas: what is claimed may be
sent. One place of a conversation covers a message and the opening of its chat, which the platform counts
apart. A request that is repeated because its token was refused is not counted.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, or_, select

from bot.domain.conversation import ConversationKind, root
from bot.domain.ids import NoticeId
from bot.domain.notice import NoticeKind, Recipient
from bot.domain.pace import Limits, Record, Window
from bot.store.tables import conversations, notices, paces
from bot.store.tables.columns import EPOCH, milliseconds

TENANT = ""
JUMP = timedelta(minutes=1)
"""More than clocks of replicas differ: then the clock was set back, and what was taken says nothing."""

_NOW = bindparam("now", type_=paces.c.free_at.type)
_SOME = select(paces).where(paces.c.thread.in_(bindparam("threads", expanding=True)))
_CROWDED = select(paces).where(
    or_(paces.c.free_at > _NOW, paces.c.paused_until > _NOW),
    paces.c.last_at <= bindparam("latest", type_=paces.c.last_at.type),
)
_PUT = paces.update().where(paces.c.thread == bindparam("_thread"))
_FORGET = paces.delete().where(paces.c.last_at < bindparam("before", type_=paces.c.last_at.type))
_THREAD = select(notices.c.thread).where(notices.c.id == bindparam("id"))
_PERSON = select(conversations.c.person).where(
    conversations.c.id == bindparam("id"), conversations.c.kind == ConversationKind.PERSONAL
)
_WITH_CHAT = select(conversations.c.person).where(
    conversations.c.person.in_(bindparam("people", expanding=True)),
    conversations.c.kind == ConversationKind.PERSONAL,
    conversations.c.is_open,
)


@dataclass(frozen=True)
class Crowd:
    """Somebody must wait: who, and when the first place may be free again."""

    first_free: datetime
    shuts_out_others: bool
    shuts_out_calls: bool


class Places:
    """Gives places in a claim that is made at `now`. `keep` writes down which."""

    def __init__(self, connection: Connection, limits: Limits, *, now: datetime) -> None:
        self._connection = connection
        self._limits = limits
        self._now = now
        self._known: dict[str, Record] = {}
        self._stored: set[str] = set()
        self._changed: set[str] = set()
        self._learn({TENANT})
        if TENANT in self._known and self._known[TENANT].last_at > now + JUMP:
            self._connection.execute(paces.delete())
            self._known, self._stored = {}, set()

    def are_left(self, *, to_calls: bool) -> bool:
        return self._is_free(TENANT, is_call=to_calls)

    def given_to(self, rows: Sequence[RowMapping], *, are_calls: bool) -> list[RowMapping]:
        """Those of the rows that may be sent now, in their order."""
        self._learn({row["thread"] for row in rows if row["thread"]})
        requests = _requests(self._connection, rows)
        return [row for row in rows if self._give(row, is_call=are_calls, requests=requests[row["nr"]])]

    def keep(self) -> None:
        if not self._changed:
            return
        new = [self._row(t) | {"thread": t, "paused_until": EPOCH} for t in self._changed - self._stored]
        # A pause that was written meanwhile stays.
        old = [self._row(t) | {"_thread": t} for t in sorted(self._changed & self._stored)]
        if new:
            self._connection.execute(paces.insert(), new)
        if old:
            self._connection.execute(_PUT, old)
        self._connection.execute(_FORGET, {"before": self._now - self._longest})

    @property
    def _longest(self) -> timedelta:
        return max(window.span for window in self._limits.conversation)

    def _learn(self, threads: set[str]) -> None:
        found = self._connection.execute(_SOME, {"threads": list(threads - self._known.keys())}).mappings()
        for row in found.all():
            self._stored.add(row["thread"])
            self._known[row["thread"]] = _record(row)

    def _is_free(self, thread: str, *, is_call: bool, many: int = 1) -> bool:
        record = self._known.get(thread, Record())
        return record.free_at(self._windows(thread), is_call=is_call, many=many) <= self._now

    def _give(self, row: RowMapping, *, is_call: bool, requests: int) -> bool:
        thread = row["thread"]
        if thread is None or row["is_stopped"]:
            return True
        wanted = ((thread, 1), (TENANT, requests))
        if not all(self._is_free(whose, is_call=is_call, many=many) for whose, many in wanted):
            return False
        for whose, many in wanted:
            record = self._known.get(whose, Record())
            self._known[whose] = record.take(self._windows(whose), at=self._now, many=many)
            self._changed.add(whose)
        return True

    def _windows(self, thread: str) -> tuple[Window, ...]:
        return self._limits.tenant if thread == TENANT else self._limits.conversation

    def _row(self, thread: str) -> dict[str, Any]:
        record, windows = self._known[thread], self._windows(thread)
        return {
            "taken": json.dumps([(milliseconds(at), many) for at, many in record.taken]),
            "last_at": record.last_at,
            "free_at": max(record.free_at(windows, is_call=False), EPOCH),
            "call_free_at": max(record.free_at(windows, is_call=True), EPOCH),
        }


def thread_of(connection: Connection, recipient: Recipient) -> str | None:
    """A person's chat is the same whether it is named by the person or by its id."""
    if recipient.person:
        return f"p {recipient.person}"
    if recipient.conversation is None:
        return None
    person = connection.execute(_PERSON, {"id": recipient.conversation}).scalar_one_or_none()
    return f"p {person}" if person else f"c {root(recipient.conversation)}"


def pause(connection: Connection, notice: NoticeId, *, at: datetime, until: datetime) -> None:
    """For all notices of its conversation; of the tenant, if another conversation is paused at the same time:
    the platform does not say which of the two it is about.
    """
    thread = connection.execute(_THREAD, {"id": notice}).scalar_one_or_none()
    if thread is None:
        return
    paused = {
        row["thread"]
        for row in connection.execute(_CROWDED, {"now": at, "latest": at + JUMP}).mappings()
        if row["paused_until"] > at
    }
    for whose in (thread, TENANT) if paused - {thread} else (thread,):
        _pause(connection, whose, at=at, until=until)


def crowded(connection: Connection, now: datetime) -> Crowd | None:
    """None if nobody waits for a place."""
    rows = connection.execute(_CROWDED, {"now": now, "latest": now + JUMP}).mappings().all()
    moments = [row[name] for row in rows for name in ("free_at", "call_free_at", "paused_until")]
    tenant = next((row for row in rows if row["thread"] == TENANT), None)
    if not rows:
        return None
    return Crowd(
        first_free=min(moment for moment in moments if moment > now),
        shuts_out_others=tenant is not None,
        shuts_out_calls=tenant is not None and max(tenant["call_free_at"], tenant["paused_until"]) > now,
    )


def _pause(connection: Connection, thread: str, *, at: datetime, until: datetime) -> None:
    row = connection.execute(_SOME, {"threads": [thread]}).mappings().one_or_none()
    if row is None:
        new = {"taken": "[]", "last_at": at, "free_at": EPOCH, "call_free_at": EPOCH}
        connection.execute(paces.insert(), {"thread": thread, **new, "paused_until": until})
    elif row["paused_until"] < until:
        connection.execute(_PUT, {"_thread": thread, "paused_until": until})


def _record(row: RowMapping) -> Record:
    taken = tuple((EPOCH + timedelta(milliseconds=at), many) for at, many in json.loads(row["taken"]))
    return Record(taken, paused_until=row["paused_until"])


def _requests(connection: Connection, rows: Sequence[RowMapping]) -> dict[int, int]:
    """How many each takes: a person's first chat is opened, and who reads along is asked before an agenda."""
    people = {row["person"] for row in rows if row["person"]}
    with_chat = set(connection.execute(_WITH_CHAT, {"people": list(people)}).scalars()) if people else set()

    def more(row: RowMapping) -> bool:
        opens = row["person"] is not None and row["person"] not in with_chat
        return opens or (row["kind"] is NoticeKind.AGENDA and row["conversation"] is not None)

    return {row["nr"]: 1 + more(row) for row in rows}
