"""The number that the body gives a meeting. Never changed once released."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("meetings", Column("number", Text))
