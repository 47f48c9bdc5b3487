"""What was decided, with its follow-ups, as rows that are only appended. Never whether it may be."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Select, bindparam, exists, select

from bot.domain.decision import Decision, FollowUp
from bot.domain.follow_up import FollowUpAct
from bot.domain.ids import BodyKey, DecisionId, MeetingId
from bot.store.ledger import Ledger, bound
from bot.store.rows import Values
from bot.store.search import Search
from bot.store.tables import decisions, follow_up_steps, follow_ups, pseudonyms

_HIDDEN = ("body", "actor", "text_digest", "position", "prev_hash", "row_hash")
_LATER = decisions.alias("later")
_ALL = select(*(c for c in decisions.c if c.name not in _HIDDEN), pseudonyms.c.oid.label("by")).outerjoin(
    pseudonyms, pseudonyms.c.pseudonym == decisions.c.actor
)
_OF_MEETING = _ALL.where(decisions.c.meeting == bindparam("meeting")).order_by(decisions.c.position)
_DONE, _AFTER = follow_up_steps.alias("done"), follow_up_steps.alias("after_done")
_FINISHED = exists().where(
    _DONE.c.follow_up == follow_ups.c.id,
    _DONE.c.act == FollowUpAct.DONE,
    _DONE.c.at < bindparam("done_before", type_=_DONE.c.at.type),
    ~exists().where(_AFTER.c.follow_up == _DONE.c.follow_up, _AFTER.c.seq > _DONE.c.seq),
)
_OWING = _ALL.where(
    decisions.c.body.in_(bindparam("bodies", expanding=True)),
    ~exists().where(_LATER.c.corrects == decisions.c.id),
    exists().where(follow_ups.c.decision == decisions.c.id, ~_FINISHED),
).order_by(decisions.c.body, decisions.c.position)
_FOLLOW_UPS = (
    select(follow_ups)
    .where(follow_ups.c.decision.in_(bindparam("decisions", expanding=True)))
    .order_by(follow_ups.c.position)
)


class Decisions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ledger = Ledger(connection)

    def of_meeting(self, meeting: MeetingId) -> tuple[Decision, ...]:
        return self._all(_OF_MEETING, {"meeting": meeting})

    def owing(self, bodies: Iterable[BodyKey], *, done_before: datetime) -> tuple[Decision, ...]:
        return self._all(_OWING, {"bodies": list(bodies), "done_before": done_before})

    def append(self, decision: Decision, *, body: BodyKey, text_digest: str) -> None:
        row = {name: value for name, value in vars(decision).items() if name not in ("follow_ups", "by")}
        actor = self._ledger.actor(decision.by)
        tasks = [
            {**vars(task), "decision": decision.id, "position": position}
            for position, task in enumerate(decision.follow_ups)
        ]
        placed = {**row, "body": body, "actor": actor, "text_digest": text_digest}
        self._ledger.append(decisions, placed, further=bound(tasks))
        if tasks:
            self._connection.execute(follow_ups.insert(), tasks)
        Search(self._connection).keep_decided(decision)

    def _all(self, statement: Select[*tuple[object, ...]], values: Values) -> tuple[Decision, ...]:
        rows = self._connection.execute(statement, values).mappings().all()
        tasks = self._tasks([row["id"] for row in rows])
        return tuple(Decision(**row, follow_ups=tuple(tasks[row["id"]])) for row in rows)

    def _tasks(self, of: list[DecisionId]) -> dict[DecisionId, list[FollowUp]]:
        tasks: dict[DecisionId, list[FollowUp]] = defaultdict(list)
        for row in self._connection.execute(_FOLLOW_UPS, {"decisions": of}).mappings() if of else ():
            fields = {name: value for name, value in row.items() if name not in ("decision", "position")}
            tasks[row["decision"]].append(FollowUp(**fields))
        return tasks
