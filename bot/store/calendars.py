"""Calendar files as rows: whose, how often changed, and the token of their address. Never their content."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, select

from bot.domain.calendar import Kept, Owner
from bot.domain.ids import MeetingId
from bot.store.tables import calendars

TOKEN_BYTES = 16

_OF_OWNER = select(calendars).where(calendars.c.owner == bindparam("owner"))
_OF_TOKEN = select(calendars).where(calendars.c.token == bindparam("token"))
_OF_MEETING = select(calendars).where(calendars.c.meeting == bindparam("meeting")).order_by(calendars.c.owner)
_CHANGE = calendars.update().where(calendars.c.owner == bindparam("_owner"))


class Calendars:
    def __init__(self, connection: Connection, reached_at: str | None) -> None:
        self._connection = connection
        self._reached_at = reached_at

    def keep(self, owner: Owner, *, shown: str, at: datetime) -> None:
        before = self.of(owner)
        if before is None:
            self._begin(owner, shown=shown, at=at)
        elif before.shown != shown:
            change = {"_owner": owner.key, "sequence": before.sequence + 1, "shown": shown, "at": at}
            self._connection.execute(_CHANGE, change)

    def of(self, owner: Owner) -> Kept | None:
        row = self._connection.execute(_OF_OWNER, {"owner": owner.key}).mappings().one_or_none()
        return _kept(row) if row else None

    def of_meeting(self, meeting: MeetingId) -> tuple[Kept, ...]:
        rows = self._connection.execute(_OF_MEETING, {"meeting": meeting}).mappings()
        return tuple(_kept(row) for row in rows)

    def with_token(self, token: str) -> Kept | None:
        row = self._connection.execute(_OF_TOKEN, {"token": token}).mappings().one_or_none()
        return _kept(row) if row else None

    def address(self, owner: Owner) -> str | None:
        kept = self.of(owner) if self._reached_at else None
        return f"{self._reached_at}/calendar/{kept.token}.ics" if kept else None

    def _begin(self, owner: Owner, *, shown: str, at: datetime) -> None:
        row = {**vars(owner), "owner": owner.key, "sequence": 0, "shown": shown, "at": at}
        self._connection.execute(calendars.insert(), {**row, "token": secrets.token_hex(TOKEN_BYTES)})


def _kept(row: RowMapping) -> Kept:
    owner = Owner(row["meeting"], row["guest"], row["person"])
    return Kept(row["token"], owner, sequence=row["sequence"], shown=row["shown"], at=row["at"])
