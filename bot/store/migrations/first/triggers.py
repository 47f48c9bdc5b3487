"""What makes the ledger's tables append-only on both databases, as of revision 0001."""

_TABLES = {"approvals": "", "decisions": "", "follow_ups": "OF id, decision, position, owner, task, due_on "}

_SQLITE = tuple(
    f"CREATE TRIGGER {table}_{act.lower()}_refused BEFORE {act} {of if act == 'UPDATE' else ''}ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} are only appended'); END"
    for table, of in _TABLES.items()
    for act in ("UPDATE", "DELETE")
)

_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% are only appended', TG_TABLE_NAME; END $$
"""
_POSTGRES = (
    _FUNCTION,
    *(
        f"CREATE TRIGGER {table}_{act.lower()}_refused "
        f"BEFORE {act} {of if act == 'UPDATE' else ''}ON {table} "
        f"FOR EACH {'STATEMENT' if act == 'TRUNCATE' else 'ROW'} EXECUTE FUNCTION refuse_change()"
        for table, of in _TABLES.items()
        for act in ("UPDATE", "DELETE", "TRUNCATE")
    ),
)

APPEND_ONLY = {"sqlite": _SQLITE, "postgresql": _POSTGRES}
