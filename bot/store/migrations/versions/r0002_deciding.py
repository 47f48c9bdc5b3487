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
    _apart("recusals", counted_by="item")
    _apart("absences", counted_by="meeting")


def _apart(table: str, *, counted_by: str) -> None:
    op.create_table(
        table,
        Column("id", Text, nullable=False),
        Column("body", Text, ForeignKey("bodies.key", name=f"fk_{table}_body"), nullable=False),
        Column("meeting", Text, ForeignKey("meetings.id", name=f"fk_{table}_meeting"), nullable=False),
        Column("item", Text, ForeignKey("items.id", name=f"fk_{table}_item"), nullable=counted_by != "item"),
        Column("person", Text, nullable=False),
        Column("seq", Integer, nullable=False),
        Column("is_lifted", Boolean, nullable=False),
        Column("actor", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
        Column("position", Integer, nullable=False),
        Column("prev_hash", Text, nullable=False),
        Column("row_hash", Text, nullable=False),
        PrimaryKeyConstraint("id", name=f"pk_{table}"),
        UniqueConstraint(counted_by, "person", "seq", name=f"uq_{table}_{counted_by}_person_seq"),
        UniqueConstraint("body", "position", name=f"uq_{table}_body_position"),
    )
    op.create_index(f"ix_{table}_meeting", table, ["meeting"])
    _append_only(table)


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
