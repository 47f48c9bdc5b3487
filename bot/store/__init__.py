"""Rows in and out: SQLAlchemy tables, migrations, the outbox. The referee of who came first."""
