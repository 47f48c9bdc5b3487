"""What became of what was to be followed up. Never changed once released."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, PrimaryKeyConstraint, Text, UniqueConstraint

revision = "0005"
down_revision = "0004"

_TABLE = "follow_up_steps"


def upgrade() -> None:
    op.add_column("posted_cards", Column("follow_up", Text))
    op.create_table(
        _TABLE,
        Column("id", Text, nullable=False),
        Column("body", Text, ForeignKey("bodies.key", name=f"fk_{_TABLE}_body"), nullable=False),
        Column("meeting", Text, ForeignKey("meetings.id", name=f"fk_{_TABLE}_meeting"), nullable=False),
        Column("item", Text, ForeignKey("items.id", name=f"fk_{_TABLE}_item"), nullable=False),
        Column("follow_up", Text, ForeignKey("follow_ups.id", name=f"fk_{_TABLE}_follow_up"), nullable=False),
        Column("seq", Integer, nullable=False),
        Column("act", Text, nullable=False),
        Column("actor", Text),
        Column("person", Text),
        Column("due_on", Text),
        Column("reason", Text),
        Column("owner", Text),
        Column("at", BigInteger, nullable=False),
        Column("position", Integer, nullable=False),
        Column("prev_hash", Text, nullable=False),
        Column("row_hash", Text, nullable=False),
        PrimaryKeyConstraint("id", name=f"pk_{_TABLE}"),
        UniqueConstraint("follow_up", "seq", name=f"uq_{_TABLE}_follow_up_seq"),
        UniqueConstraint("body", "position", name=f"uq_{_TABLE}_body_position"),
    )
    op.create_index(f"ix_{_TABLE}_meeting", _TABLE, ["meeting"])
    _append_only()


def _append_only() -> None:
    is_postgres = op.get_bind().dialect.name == "postgresql"
    for act in ("UPDATE", "DELETE", "TRUNCATE") if is_postgres else ("UPDATE", "DELETE"):
        begins = f"CREATE TRIGGER {_TABLE}_{act.lower()}_refused BEFORE {act} ON {_TABLE} "
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        refuses = (
            f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
            if is_postgres
            else f"BEGIN SELECT RAISE(ABORT, '{_TABLE} are only appended'); END"
        )
        op.execute(begins + refuses)
