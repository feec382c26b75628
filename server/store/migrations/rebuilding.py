"""A table made anew with further columns. What is done here never changes: halls rely on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

from server.store.migrations.notation import columns


def rebuild(name: str, told: str, new: Mapping[str, Any]) -> None:
    """Let a table have these columns, in their order; `new` is what its rows have in those that
    came. Its indexes go with the old one.

    Not `ADD COLUMN`: SQLite would want a default for good, and put the columns at the end.
    """
    before = f"{name}_before"
    op.rename_table(name, before)
    after = op.create_table(name, *columns(told))
    old = sa.table(before, *(sa.column(each.name) for each in after.columns))
    rows = sa.select(
        *(
            sa.literal(new[column.name], column.type) if column.name in new else old.c[column.name]
            for column in after.columns
        )
    )
    op.execute(after.insert().from_select(after.columns.keys(), rows))
    op.drop_table(before)
