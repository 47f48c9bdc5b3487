"""Where Alembic finds the connection that the store hands in. It opens none and configures no logging."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
