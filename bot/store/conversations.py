"""Where people and bodies are reached, as rows. Never what was said there."""

from sqlalchemy import Connection, RowMapping, bindparam, func, select

from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.ids import ConversationId, Oid
from bot.store.rows import put
from bot.store.tables import conversations

_FIELDS = [column for column in conversations.c if column.name != "spoke"]
_ONE = select(*_FIELDS).where(conversations.c.id == bindparam("id"))
_PERSONAL = (
    select(*_FIELDS)
    .where(
        conversations.c.person == bindparam("person"),
        conversations.c.kind == ConversationKind.PERSONAL,
        conversations.c.is_open,
    )
    .order_by(conversations.c.spoke.desc())
    .limit(1)
)
_LAST = select(conversations.c.service_url).order_by(conversations.c.spoke.desc()).limit(1)
_TURN = select(func.coalesce(func.max(conversations.c.spoke), 0) + 1)
_CLOSE = conversations.update().where(conversations.c.id == bindparam("_id")).values(is_open=False)


class Conversations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, conversation: ConversationId) -> Conversation | None:
        return _conversation(self._connection.execute(_ONE, {"id": conversation}).mappings().one_or_none())

    def personal(self, person: Oid) -> Conversation | None:
        return _conversation(self._connection.execute(_PERSONAL, {"person": person}).mappings().one_or_none())

    def put(self, conversation: Conversation) -> None:
        """Writes nothing when nothing is new, so that an ordinary turn need not write."""
        if self.get(conversation.id) == conversation and self.service_url() == conversation.service_url:
            return
        spoke = self._connection.execute(_TURN).scalar_one()
        row = {**vars(conversation), "spoke": spoke}
        put(self._connection, conversations, key="id", row=row)

    def close(self, conversation: ConversationId) -> None:
        self._connection.execute(_CLOSE, {"_id": conversation})

    def service_url(self) -> str | None:
        return self._connection.execute(_LAST).scalar_one_or_none()


def _conversation(row: RowMapping | None) -> Conversation | None:
    return Conversation(**row) if row else None
