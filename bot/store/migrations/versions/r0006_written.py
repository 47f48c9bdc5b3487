"""What is decided between meetings, in writing, and where an item came from. Never changed once released."""

from alembic import op
from sqlalchemy import BigInteger, Column, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("meetings", Column("closes", Text))
    op.add_column("meetings", Column("closed_at", BigInteger))
    op.add_column("items", Column("came_from", Text))
    op.add_column("items", Column("came_on", Text))
    op.create_index("ix_items_came_from", "items", ["came_from"])
