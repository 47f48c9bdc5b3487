"""By which rule it is decided, and who takes no part. Never changed once released."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("bodies", Column("rule", Text))
    op.add_column("bodies", Column("quorum", Integer))
    op.execute("UPDATE bodies SET rule = 'chair'")
    op.add_column("items", Column("rule", Text))
    _recusals()


def _recusals() -> None:
    op.create_table(
        "recusals",
        Column("id", Text, nullable=False),
        Column("body", Text, ForeignKey("bodies.key", name="fk_recusals_body"), nullable=False),
        Column("meeting", Text, ForeignKey("meetings.id", name="fk_recusals_meeting"), nullable=False),
        Column("item", Text, ForeignKey("items.id", name="fk_recusals_item"), nullable=False),
        Column("person", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("is_lifted", Boolean, nullable=False),
        Column("actor", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("position", Integer, nullable=False),
        Column("prev_hash", Text, nullable=False),
        Column("row_hash", Text, nullable=False),
        PrimaryKeyConstraint("id", name="pk_recusals"),
        UniqueConstraint("item", "person", "seq", name="uq_recusals_item_person_seq"),
        UniqueConstraint("body", "position", name="uq_recusals_body_position"),
    )
    op.create_index("ix_recusals_meeting", "recusals", ["meeting"])
    _append_only("recusals")


def _append_only(table: str) -> None:
    is_postgres = op.get_bind().dialect.name == "postgresql"
    for act in ("UPDATE", "DELETE", "TRUNCATE") if is_postgres else ("UPDATE", "DELETE"):
        begins = f"CREATE TRIGGER {table}_{act.lower()}_refused BEFORE {act} ON {table} "
        each = "STATEMENT" if act == "TRUNCATE" else "ROW"
        refuses = (
            f"FOR EACH {each} EXECUTE FUNCTION refuse_change()"
            if is_postgres
            else f"BEGIN SELECT RAISE(ABORT, '{table} are only appended'); END"
        )
        op.execute(begins + refuses)
