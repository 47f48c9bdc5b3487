"""Directors' answers as rows that are only appended. Never which one counts."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.approval import Approval
from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.store.ledger import Ledger
from bot.store.tables import approvals, pseudonyms

_HIDDEN = ("body", "actor", "text_digest", "position", "prev_hash", "row_hash")
_ALL = (
    select(*(c for c in approvals.c if c.name not in _HIDDEN), pseudonyms.c.oid.label("director"))
    .outerjoin(pseudonyms, pseudonyms.c.pseudonym == approvals.c.actor)
    .order_by(approvals.c.position)
)
_OF_ITEM = _ALL.where(approvals.c.item == bindparam("item"))
_OF_MEETING = _ALL.where(approvals.c.meeting == bindparam("meeting"))


class Approvals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ledger = Ledger(connection)

    def of_item(self, item: ItemId) -> tuple[Approval, ...]:
        return tuple(Approval(**row) for row in self._connection.execute(_OF_ITEM, {"item": item}).mappings())

    def of_meeting(self, meeting: MeetingId) -> tuple[Approval, ...]:
        rows = self._connection.execute(_OF_MEETING, {"meeting": meeting}).mappings()
        return tuple(Approval(**row) for row in rows)

    def append(self, approval: Approval, *, body: BodyKey, text_digest: str) -> None:
        row = {name: value for name, value in vars(approval).items() if name != "director"}
        actor = self._ledger.actor(approval.director)
        self._ledger.append(approvals, {**row, "body": body, "actor": actor, "text_digest": text_digest})
