"""The first schema, with everything: registers, meetings, ledger and outbox. Never changed once released."""

from alembic import op

from bot.store.migrations.first import APPEND_ONLY, schema

revision = "0001"
down_revision = None


def upgrade() -> None:
    connection = op.get_bind()
    schema.create_all(connection, checkfirst=False)
    for statement in APPEND_ONLY[connection.dialect.name]:
        op.execute(statement)
