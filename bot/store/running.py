"""Steps of a running meeting and answers of its guests as rows that are only appended. Never what follows."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.domain.ids import MeetingId
from bot.domain.progress import Step
from bot.domain.response import Response
from bot.store.memo import Memo
from bot.store.tables import responses, starts, steps

_STEPS = select(steps).where(steps.c.meeting == bindparam("meeting")).order_by(steps.c.seq)
_RESPONSES = (
    select(responses)
    .where(responses.c.meeting == bindparam("meeting"))
    .order_by(responses.c.at, responses.c.guest, responses.c.seq)
)
_STARTED = select(starts.c.at).where(starts.c.meeting == bindparam("meeting"))


class Steps:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[MeetingId, tuple[Step, ...]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[Step, ...]:
        return self._read(meeting)

    def append(self, step: Step) -> None:
        self._read.forget()
        self._connection.execute(steps.insert(), vars(step))

    def hint(self, meeting: MeetingId, at: datetime) -> None:
        if self.hinted(meeting) is None:
            self._connection.execute(starts.insert(), {"meeting": meeting, "at": at})

    def hinted(self, meeting: MeetingId) -> datetime | None:
        return self._connection.execute(_STARTED, {"meeting": meeting}).scalar_one_or_none()

    def _of_meeting(self, meeting: MeetingId) -> tuple[Step, ...]:
        return tuple(Step(**r) for r in self._connection.execute(_STEPS, {"meeting": meeting}).mappings())


class Responses:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Memo[MeetingId, tuple[Response, ...]] = Memo(self._of_meeting)

    def of_meeting(self, meeting: MeetingId) -> tuple[Response, ...]:
        return self._read(meeting)

    def append(self, response: Response) -> None:
        self._read.forget()
        self._connection.execute(responses.insert(), vars(response))

    def _of_meeting(self, meeting: MeetingId) -> tuple[Response, ...]:
        rows = self._connection.execute(_RESPONSES, {"meeting": meeting}).mappings()
        return tuple(Response(**row) for row in rows)
