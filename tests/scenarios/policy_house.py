"""Two whole bots on one store, and meetings in it that are made anew for each run of the policy's machine."""

import itertools
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from acts import ZONE
from marked_town import Marks
from policy_model import Answered, Apart, Decided, Replied, Seats, Stepped, World, guests_of, ordered
from sqlalchemy import func, select
from town import Json, Town, replica, town
from townsfolk import CHAIR, DIREKTIONEN, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.agenda import (
    Agenda,
    AgendaAttachment,
    AgendaBreak,
    AgendaGuest,
    AgendaItem,
    AgendaKind,
    Attendance,
)
from bot.domain.body import Body
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.errors import NotFound
from bot.domain.ids import BodyKey, ConversationId, MeetingId, Oid
from bot.domain.meeting import Meeting
from bot.store import SqlStore, SqlTransaction, open_store
from bot.store.tables import (
    absences,
    approvals,
    attachments,
    bodies,
    decisions,
    items,
    meetings,
    people,
    recusals,
    responses,
    roles,
    starts,
    steps,
)
from bot.usecases.import_agenda import import_agenda
from bot.usecases.lookup import Reader, seated
from bot.usecases.publish_agenda import publish_agenda

DORTE = Character("dorte", "08", "Dorte Kjær", "Direktør for Sundhed")
ADMIN = Character("anton", "09", "Anton Friis", "It-administrator")
EXTERNAL = Character("eva", "0a", "Eva Lund", "Ekstern rådgiver")
KNOWN = (SECRETARY, CHAIR, OLE, METTE, DORTE, JURIST, IT_CHIEF, STRANGER, ADMIN)
"""The people who were applied; the external one has an account in the tenant and stands nowhere."""

EVERYBODY = (*KNOWN, EXTERNAL)
DAY = date(2026, 3, 4)
JUST_BEFORE = datetime(2026, 3, 4, 9, 40, tzinfo=ZONE)
GROWING = (approvals, decisions, recusals, absences, steps, responses)
FIXED = (people, bodies, roles, meetings, items, attachments, starts)
"""Tables to which no press of ours may add a row."""

COUNTED = select(
    *(select(func.count()).select_from(t).scalar_subquery().label(t.name) for t in (*GROWING, *FIXED))
)
Rows = dict[str, int]
Told = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Assembly:
    """A body with one meeting of four items and a break; `marks` are the tokens of each item."""

    meeting: MeetingId
    body: BodyKey
    home: ConversationId
    marks: tuple[Marks, ...]


@dataclass
class House:
    """`bots` are the same town as each of the two bots meets it; `looking` is a store of its own, which reads
    what both have written.
    """

    bots: tuple[Town, Town]
    looking: SqlStore
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    async def assembly(self, *, is_ours: bool) -> Assembly:
        """A draft of a new body. In theirs others sit in other seats, and it is published already."""
        number = next(self.numbers)
        home = ConversationId(f"19:home-{number}@thread.v2")
        body = replace(
            DIREKTIONEN,
            key=BodyKey(f"body-{number}"),
            name=f"Udvalg {number}",
            home=home,
            secretary=(SECRETARY.oid if is_ours else ADMIN.oid,),
            chair=CHAIR.oid if is_ours else OLE.oid,
            directors=(OLE.oid, METTE.oid, DORTE.oid) if is_ours else (METTE.oid, STRANGER.oid),
        )
        marks = tuple(Marks() for _ in range(4))
        first = self.bots[0]
        if is_ours:
            members = [w.oid for w in KNOWN if w.oid in body.members]
            first.cloud.add_group(home, members)

        def made(tx: SqlTransaction) -> MeetingId:
            tx.bodies.put(body if is_ours else replace(body, home=None))
            if is_ours:
                tx.conversations.put(Conversation(home, ConversationKind.GROUP, first.service_url))
            agenda = _agenda(marks, body=body.name)
            draft, _ = import_agenda(tx, agenda, digest=f"d-{number}", body=body.key, actor=None)
            if not is_ours:
                secretary = Reader(ADMIN.oid, body.roles(ADMIN.oid))
                found = seated(tx, draft, body=body, reader=secretary)
                publish_agenda(tx, found, without_unresolved=False, at=first.at)
            return draft.id

        return Assembly(await self.looking.run(made), body.key, home, marks)

    async def seat(self, assembly: Assembly, **seats: Any) -> None:
        """As `bodies apply` does, in another process."""

        def change(tx: SqlTransaction) -> None:
            tx.bodies.put(replace(_body(tx, assembly), **seats))

        await self.looking.run(change)

    async def look(self, *assemblies: Assembly, told: Iterable[Told] = ()) -> tuple[list[World], Rows]:
        """What is on record of each, and how many rows there are of what is not derived; `told` as it was."""

        def looked(tx: SqlTransaction) -> tuple[list[World], Rows]:
            before = [*told, *(frozenset[tuple[str, str]]() for _ in assemblies)]
            worlds = [_world(tx, one, told=known) for one, known in zip(assemblies, before, strict=False)]
            return worlds, dict(tx.notices._connection.execute(COUNTED).mappings().one())

        return await self.looking.read(looked)

    async def broken(self) -> list[str]:
        """Bodies whose ledger does not verify."""
        checked = await self.looking.read(lambda tx: tx.audit.verify())
        return [body.body for body in checked.bodies if body.broken] + list(checked.forged)


@asynccontextmanager
async def house(folder: Path, database_url: str | None) -> AsyncIterator[House]:
    """On SQLite one process delivers, and the other one only answers."""
    url = database_url or f"sqlite:///{folder / 'var' / 'ordstyrer.db'}"
    async with town(folder, at=JUST_BEFORE, database_url=url, people=KNOWN) as first:
        first.cloud.add_person(EXTERNAL.oid, EXTERNAL.name, mri=EXTERNAL.mri)
        async with replica(first, url, delivers=database_url is not None) as second:
            looking = open_store(url)
            try:
                yield House((first, second), looking)
            finally:
                await looking.close()


def _body(tx: SqlTransaction, assembly: Assembly) -> Body:
    body = tx.bodies.get(assembly.body)
    if body is None:
        raise NotFound
    return body


def _world(tx: SqlTransaction, assembly: Assembly, *, told: Told) -> World:
    meeting = tx.meetings.get(assembly.meeting)
    if meeting is None:
        raise NotFound
    public, decided = tx.meetings.published(meeting.id), tx.decisions.of_meeting(meeting.id)
    recused, away = tx.recusals.of_meeting(meeting.id), tx.absences.of_meeting(meeting.id)
    stepped = sorted(tx.steps.of_meeting(meeting.id), key=lambda s: s.seq)
    return World(
        seats=_seats(_body(tx, assembly)),
        meeting=_timeless(meeting),
        public=_timeless(public) if public else None,
        is_out=meeting.minutes_published_at is not None,
        approvals=ordered(
            Answered(a.item, a.text_version, a.director, a.seq, a.answer, a.remark)
            for a in tx.approvals.of_meeting(meeting.id)
        ),
        decisions=tuple(
            Decided(d.item, d.text_version, d.outcome, d.text, d.by, d.corrects) for d in decided
        ),
        recusals=ordered(Apart(r.item, r.person, r.seq, r.is_lifted, r.by) for r in recused),
        absences=ordered(Apart(a.item, a.person, a.seq, a.is_lifted, a.by) for a in away),
        steps=tuple(Stepped(s.seq, s.act, s.item, s.by) for s in stepped),
        responses=ordered(
            Replied(r.guest, r.person, r.seq, r.reply, r.minutes, r.substitute)
            for r in tx.responses.of_meeting(meeting.id)
        ),
        ids=tuple(d.id for d in decided),
        told=told | guests_of(public),
    )


def _timeless(meeting: Meeting) -> Meeting:
    return replace(meeting, minutes_published_at=None)


def _seats(body: Body) -> Seats:
    return Seats(frozenset(body.secretary), body.chair, frozenset(body.directors))


def _agenda(marks: Iterable[Marks], *, body: str) -> Agenda:
    """An open item with a guest, a closed one with another, a break, an open and a closed one without."""
    first, second, third, fourth = marks
    matters = (
        _item(first, time(10, 30), is_open=True, guest=JURIST),
        _item(second, time(11, 0), is_open=False, guest=IT_CHIEF),
        _item(third, time(12, 30), is_open=True, guest=None),
        _item(fourth, time(13, 0), is_open=False, guest=None),
    )
    rest = AgendaBreak(start=time(12, 0), end=time(12, 30), label="Frokost")
    return Agenda(body=body, kind=AgendaKind.AGENDA, date=DAY, items=matters, breaks=(rest,))


def _item(marks: Marks, at: time, *, is_open: bool, guest: Character | None) -> AgendaItem:
    came = AgendaGuest(name=guest.name, title=guest.title, attendance=Attendance.PLANNED) if guest else None
    return AgendaItem(
        title=f"Sag om {marks.title}",
        start=at,
        open=is_open,
        description=f"Sagen handler om {marks.text}.",
        recommendations=(f"at {marks.recommendation} godkendes",),
        attachments=(AgendaAttachment(title=f"Bilag {marks.paper}", open=is_open),),
        guests=(came,) if came else (),
    )


def found_in(card: Json | None, tokens: Iterable[str]) -> set[str]:
    said = json.dumps(card, ensure_ascii=False)
    return {token for token in tokens if token in said}


def oids(people: Iterable[Character]) -> frozenset[Oid]:
    return frozenset(who.oid for who in people)
