"""Alembic's entry: migrations run on the connection, and in the transaction, of whoever asks."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=False,
    render_as_batch=True,
)
context.run_migrations()
