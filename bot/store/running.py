"""Steps of a running meeting and answers of its guests as rows that are only appended. Never what follows."""

from sqlalchemy import Connection, bindparam, select

from bot.domain.ids import MeetingId
from bot.domain.progress import Step
from bot.domain.response import Response
from bot.store.tables import responses, steps

_STEPS = select(steps).where(steps.c.meeting == bindparam("meeting")).order_by(steps.c.seq)
_RESPONSES = (
    select(responses)
    .where(responses.c.meeting == bindparam("meeting"))
    .order_by(responses.c.at, responses.c.guest, responses.c.seq)
)


class Steps:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_meeting(self, meeting: MeetingId) -> tuple[Step, ...]:
        return tuple(Step(**r) for r in self._connection.execute(_STEPS, {"meeting": meeting}).mappings())

    def append(self, step: Step) -> None:
        self._connection.execute(steps.insert(), vars(step))


class Responses:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_meeting(self, meeting: MeetingId) -> tuple[Response, ...]:
        rows = self._connection.execute(_RESPONSES, {"meeting": meeting}).mappings()
        return tuple(Response(**row) for row in rows)

    def append(self, response: Response) -> None:
        self._connection.execute(responses.insert(), vars(response))
