"""Items, guests and papers of meetings as rows; what was answered about stays. Never the meeting itself."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, bindparam, select, union_all

from bot.domain.attachment import Attachment
from bot.domain.ids import ItemId, MeetingId
from bot.domain.meeting import Guest, Item, Meeting
from bot.store.rows import Difference, Row, put_all
from bot.store.tables import absences, approvals, attachments, decisions, guests, items, recusals

_SOME: BindParameter[list[str]] = bindparam("meetings", expanding=True)
_ITEMS = (
    select(items).where(items.c.meeting.in_(_SOME), items.c.position.is_not(None)).order_by(items.c.position)
)
_GUESTS = select(guests).where(guests.c.meeting.in_(_SOME)).order_by(guests.c.position)
_PAPERS = select(attachments).where(attachments.c.meeting.in_(_SOME)).order_by(attachments.c.position)
_ANSWERED = union_all(
    select(approvals.c.item).where(approvals.c.meeting == bindparam("meeting")),
    select(decisions.c.item).where(decisions.c.meeting == bindparam("meeting")),
    select(recusals.c.item).where(recusals.c.meeting == bindparam("meeting")),
    select(absences.c.item).where(absences.c.meeting == bindparam("meeting")),
)


def read_agendas(connection: Connection, of: Sequence[MeetingId]) -> dict[MeetingId, dict[str, Any]]:
    """The fields `items` and `attachments` of each meeting."""
    some = {"meetings": of}
    guests_of: dict[ItemId, list[Guest]] = defaultdict(list)
    items_of: dict[MeetingId, list[Item]] = defaultdict(list)
    papers_of: dict[MeetingId, list[Attachment]] = defaultdict(list)
    for row in connection.execute(_GUESTS, some).mappings() if of else ():
        guests_of[row["item"]].append(Guest(**_without(row, "meeting", "item", "position")))
    for row in connection.execute(_ITEMS, some).mappings() if of else ():
        mine = tuple(guests_of[row["id"]])
        items_of[row["meeting"]].append(Item(**_without(row, "meeting", "position"), guests=mine))
    for row in connection.execute(_PAPERS, some).mappings() if of else ():
        papers_of[row["meeting"]].append(Attachment(**_without(row, "meeting", "position")))
    return {m: {"items": tuple(items_of[m]), "attachments": tuple(papers_of[m])} for m in of}


def put_agenda(connection: Connection, meeting: Meeting) -> None:
    """Children keep their ids and are altered in place. An item that is gone but was answered about
    is taken off the agenda and kept.
    """
    items_now = _put(connection, items, meeting=meeting, rows=_item_rows(meeting))
    guests_now = _put(connection, guests, meeting=meeting, rows=_guest_rows(meeting))
    papers_now = _put(connection, attachments, meeting=meeting, rows=_paper_rows(meeting))
    guests_now.drop_others(connection, guests)
    papers_now.drop_others(connection, attachments)
    if items_now.others:
        answered = set(connection.execute(_ANSWERED, {"meeting": meeting.id}).scalars())
        kept = [item for item in items_now.others if item in answered]
        connection.execute(items.update().where(items.c.id.in_(kept)).values(position=None))
        items_now.others = [item for item in items_now.others if item not in answered]
        items_now.drop_others(connection, items)


def _put(connection: Connection, table: Table, *, meeting: Meeting, rows: Iterator[Row]) -> Difference:
    return put_all(connection, table, where=table.c.meeting == meeting.id, key=table.c.id, rows=rows)


def _item_rows(meeting: Meeting) -> Iterator[Row]:
    for position, item in enumerate(meeting.items):
        yield {**_without(vars(item), "guests"), "meeting": meeting.id, "position": position}


def _guest_rows(meeting: Meeting) -> Iterator[Row]:
    for item in meeting.items:
        for position, guest in enumerate(item.guests):
            yield {**vars(guest), "meeting": meeting.id, "item": item.id, "position": position}


def _paper_rows(meeting: Meeting) -> Iterator[Row]:
    for position, paper in enumerate(meeting.attachments):
        yield {**vars(paper), "meeting": meeting.id, "position": position}


def _without(row: Row, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
