"""Activities handled before, with the answer that they got. Never what they asked."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.store.tables import inbox

_ANSWER = select(inbox.c.answer).where(
    inbox.c.conversation == bindparam("conversation"), inbox.c.activity == bindparam("activity")
)


class Inbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answer(self, conversation: str, activity: str) -> str | None:
        key = {"conversation": conversation, "activity": activity}
        return self._connection.execute(_ANSWER, key).scalar_one_or_none()

    def remember(self, conversation: str, activity: str, *, answer: str, at: datetime) -> None:
        row = {"conversation": conversation, "activity": activity, "answer": answer, "at": at}
        self._connection.execute(inbox.insert(), row)
