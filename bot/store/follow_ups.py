"""The steps of follow-ups, as rows of the ledger that are only appended. Never what follows from one."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.follow_up import FollowUpStep
from bot.domain.ids import BodyKey, MeetingId, Oid
from bot.store.ledger import Ledger
from bot.store.memo import Memo
from bot.store.tables import follow_up_steps, pseudonyms

_HIDDEN = ("body", "person", "actor", "position", "prev_hash", "row_hash")
_PERSON, _ACTOR = pseudonyms.alias("of_person"), pseudonyms.alias("of_actor")
_OF_MEETING = (
    select(
        *(c for c in follow_up_steps.c if c.name not in _HIDDEN),
        _PERSON.c.oid.label("person"),
        _ACTOR.c.oid.label("by"),
    )
    .outerjoin(_PERSON, _PERSON.c.pseudonym == follow_up_steps.c.person)
    .outerjoin(_ACTOR, _ACTOR.c.pseudonym == follow_up_steps.c.actor)
    .where(follow_up_steps.c.meeting == bindparam("meeting"))
    .order_by(follow_up_steps.c.position)
)


class FollowUps:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ledger = Ledger(connection)
        self._read: Memo[MeetingId, tuple[FollowUpStep, ...]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[FollowUpStep, ...]:
        return self._read(meeting)

    def append(self, step: FollowUpStep, *, body: BodyKey) -> None:
        self._read.forget()
        row = {name: value for name, value in vars(step).items() if name not in ("person", "by")}
        people = {"person": self._pseudonym(step.person), "actor": self._pseudonym(step.by)}
        self._ledger.append(follow_up_steps, {**row, "body": body, **people})

    def _pseudonym(self, oid: Oid | None) -> str | None:
        return self._ledger.actor(oid) if oid else None

    def _of_meeting(self, meeting: MeetingId) -> tuple[FollowUpStep, ...]:
        rows = self._connection.execute(_OF_MEETING, {"meeting": meeting}).mappings()
        return tuple(FollowUpStep(**row) for row in rows)
