"""Who takes no part in an item, as rows that are only appended. Never what follows."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.ids import BodyKey, MeetingId
from bot.domain.recusal import Recusal
from bot.store.ledger import Ledger
from bot.store.memo import Memo
from bot.store.tables import pseudonyms, recusals

_HIDDEN = ("body", "person", "actor", "position", "prev_hash", "row_hash")
_PERSON, _ACTOR = pseudonyms.alias("of_person"), pseudonyms.alias("of_actor")
_OF_MEETING = (
    select(
        *(c for c in recusals.c if c.name not in _HIDDEN),
        _PERSON.c.oid.label("person"),
        _ACTOR.c.oid.label("by"),
    )
    .outerjoin(_PERSON, _PERSON.c.pseudonym == recusals.c.person)
    .outerjoin(_ACTOR, _ACTOR.c.pseudonym == recusals.c.actor)
    .where(recusals.c.meeting == bindparam("meeting"))
    .order_by(recusals.c.position)
)


class Recusals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ledger = Ledger(connection)
        self._read: Memo[MeetingId, tuple[Recusal, ...]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[Recusal, ...]:
        return self._read(meeting)

    def append(self, recusal: Recusal, *, body: BodyKey) -> None:
        self._read.forget()
        row = {name: value for name, value in vars(recusal).items() if name not in ("person", "by")}
        person, actor = self._ledger.actor(recusal.person), self._ledger.actor(recusal.by)
        self._ledger.append(recusals, {**row, "body": body, "person": person, "actor": actor})

    def _of_meeting(self, meeting: MeetingId) -> tuple[Recusal, ...]:
        rows = self._connection.execute(_OF_MEETING, {"meeting": meeting}).mappings()
        return tuple(Recusal(**row) for row in rows)
