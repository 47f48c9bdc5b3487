"""The house's own Word file of the minutes. Never changed once released."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("bodies", Column("minutes_template", Text))
