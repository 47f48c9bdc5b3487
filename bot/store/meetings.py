"""Meetings found and kept as rows, and each published version whole. Never who was told of them."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, Select, bindparam, select

from bot.domain.errors import Outdated
from bot.domain.ids import BodyKey, ItemId, MeetingId, Oid
from bot.domain.meeting import Meeting, MeetingStatus
from bot.store.agendas import put_agenda, read_agendas
from bot.store.kept import read_meeting
from bot.store.memo import Memo
from bot.store.plain import as_json
from bot.store.rows import Values
from bot.store.search import Search
from bot.store.tables import items, meeting_versions, meetings, tellings

_EARLIEST = (meetings.c.held_on, meetings.c.first_start.asc().nulls_last(), meetings.c.id)
_LATEST = (meetings.c.held_on.desc(), meetings.c.first_start.desc().nulls_last(), meetings.c.id.desc())
_OF_BODY = select(meetings).where(meetings.c.body == bindparam("body"))
_GATHERINGS = _OF_BODY.where(meetings.c.closes.is_(None))
_PUBLISHED = _GATHERINGS.where(meetings.c.status == MeetingStatus.PUBLISHED)
_DAY = bindparam("day", type_=meetings.c.held_on.type)

_ONE = select(meetings).where(meetings.c.id == bindparam("id"))
_WITH_SOURCE = _OF_BODY.where(meetings.c.source_digest == bindparam("digest")).order_by(*_EARLIEST).limit(1)
_ON = _GATHERINGS.where(meetings.c.held_on == _DAY).order_by(*_EARLIEST)
_NEXT = _PUBLISHED.where(meetings.c.held_on >= _DAY).order_by(*_EARLIEST).limit(1)
_LAST = _PUBLISHED.where(meetings.c.held_on <= _DAY).order_by(*_LATEST).limit(1)
_DRAFTS = _GATHERINGS.where(meetings.c.status == MeetingStatus.DRAFT).order_by(*_EARLIEST)
_WRITTEN = _OF_BODY.where(meetings.c.closes.is_not(None), meetings.c.held_on >= _DAY).order_by(
    meetings.c.held_on, meetings.c.closes, meetings.c.id
)
_PLACED = (
    select(items.c.came_from, items.c.meeting)
    .join(meetings, meetings.c.id == items.c.meeting)
    .where(
        items.c.came_from.in_(bindparam("items", expanding=True)),
        items.c.position.is_not(None),
        meetings.c.status != MeetingStatus.CANCELLED,
    )
    .order_by(meetings.c.held_on, meetings.c.id)
)
_PLANNED = (
    select(meetings.c.id)
    .where(meetings.c.status != MeetingStatus.DRAFT, meetings.c.held_on >= _DAY)
    .order_by(*_EARLIEST)
)
_TOLD = select(tellings.c.meeting).where(tellings.c.person == bindparam("person"), tellings.c.off.is_(None))
_WITH_GUEST = (
    select(meetings)
    .where(meetings.c.id.in_(_TOLD), meetings.c.status == MeetingStatus.PUBLISHED, meetings.c.held_on >= _DAY)
    .order_by(*_EARLIEST)
)
_KEPT = select(meeting_versions.c.document).where(
    meeting_versions.c.meeting == bindparam("meeting"), meeting_versions.c.version == bindparam("version")
)
_KEPT_LAST = (
    select(meeting_versions.c.document)
    .where(meeting_versions.c.meeting == bindparam("meeting"))
    .order_by(meeting_versions.c.version.desc())
    .limit(1)
)
_SAVE = meetings.update().where(meetings.c.id == bindparam("_id"), meetings.c.version == bindparam("_before"))


class Meetings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[MeetingId, Meeting | None] = Memo(lambda meeting: self._one(_ONE, {"id": meeting}))
        self._read_published: Memo[MeetingId, Meeting | None] = Memo(self._published)

    def get(self, meeting: MeetingId) -> Meeting | None:
        return self._read(meeting)

    def with_source(self, body: BodyKey, digest: str) -> Meeting | None:
        return self._one(_WITH_SOURCE, {"body": body, "digest": digest})

    def add(self, meeting: Meeting) -> None:
        self._read.forget()
        self._connection.execute(meetings.insert(), _row(meeting))
        put_agenda(self._connection, meeting)

    def save(self, meeting: Meeting) -> None:
        self._read.forget()
        key = {"_id": meeting.id, "_before": meeting.version - 1}
        if self._connection.execute(_SAVE, {**_row(meeting), **key}).rowcount != 1:
            raise Outdated
        put_agenda(self._connection, meeting)

    def keep_version(self, meeting: Meeting, *, by: Oid | None, at: datetime) -> None:
        if self.kept(meeting.id, meeting.version) is not None:
            return
        self._read_published.forget()
        key = {"meeting": meeting.id, "version": meeting.version}
        row = {**key, "document": as_json(meeting), "kept_by": by, "at": at}
        self._connection.execute(meeting_versions.insert(), row)
        Search(self._connection).keep_published(meeting)

    def kept(self, meeting: MeetingId, version: int) -> str | None:
        """The meeting as it was published under that version, as JSON."""
        return self._connection.execute(_KEPT, {"meeting": meeting, "version": version}).scalar_one_or_none()

    def published(self, meeting: MeetingId) -> Meeting | None:
        return self._read_published(meeting)

    def _published(self, meeting: MeetingId) -> Meeting | None:
        document = self._connection.execute(_KEPT_LAST, {"meeting": meeting}).scalar_one_or_none()
        return read_meeting(document) if document else None

    def on(self, body: BodyKey, day: date) -> tuple[Meeting, ...]:
        return self._all(_ON, {"body": body, "day": day})

    def next_of(self, body: BodyKey, on_or_after: date) -> Meeting | None:
        return self._one(_NEXT, {"body": body, "day": on_or_after})

    def latest_of(self, body: BodyKey, on_or_before: date) -> Meeting | None:
        return self._one(_LAST, {"body": body, "day": on_or_before})

    def planned_from(self, day: date) -> tuple[MeetingId, ...]:
        return tuple(self._connection.execute(_PLANNED, {"day": day}).scalars())

    def written_of(self, body: BodyKey, on_or_after: date) -> tuple[Meeting, ...]:
        return self._all(_WRITTEN, {"body": body, "day": on_or_after})

    def placed(self, came_from: Iterable[ItemId]) -> tuple[tuple[ItemId, MeetingId], ...]:
        rows = self._connection.execute(_PLACED, {"items": list(came_from)})
        return tuple((ItemId(row.came_from), MeetingId(row.meeting)) for row in rows)

    def drafts_of(self, body: BodyKey) -> tuple[Meeting, ...]:
        return self._all(_DRAFTS, {"body": body})

    def with_guest(self, person: Oid, on_or_after: date) -> tuple[Meeting, ...]:
        return self._all(_WITH_GUEST, {"person": person, "day": on_or_after})

    def _one(self, statement: Select[*tuple[object, ...]], values: Values) -> Meeting | None:
        return next(iter(self._all(statement, values)), None)

    def _all(self, statement: Select[*tuple[object, ...]], values: Values) -> tuple[Meeting, ...]:
        rows = self._connection.execute(statement, values).mappings().all()
        agendas = read_agendas(self._connection, [row["id"] for row in rows])
        return tuple(
            Meeting(
                **{name: value for name, value in row.items() if name != "first_start"}, **agendas[row["id"]]
            )
            for row in rows
        )


def _row(meeting: Meeting) -> Values:
    fields = {name: value for name, value in vars(meeting).items() if name not in ("items", "attachments")}
    return {**fields, "first_start": meeting.first_start}
