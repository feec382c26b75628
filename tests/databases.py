"""Databases of many small halls: what they have in common is made once for a whole run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from server.store.engine import open_sqlite, sqlite_module
from server.store.schema import prepare


def with_tables(path: Path) -> Path:
    """The path of a database, whose tables stand there already if it is new."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(_tables())
    return path


@cache
def _tables() -> bytes:
    """A database with nothing in it but the newest tables."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "tables.db"
        engine = open_sqlite(made)
        assert prepare(engine, made)
        engine.dispose()
        return made.read_bytes()


def sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Makes engines that share what their statements were compiled to. A process of the product has
    one engine; one of tests has thousands, and to compile takes longer than what most of them do.
    """
    compiled: dict[Any, Any] = {}
    known = create("sqlite://", module=sqlite_module(), isolation_level="AUTOCOMMIT")
    # A dialect learns of its database when it first connects.
    known.connect().close()
    known.dispose()

    def shared(*told: Any, **options: Any) -> Engine:
        engine = create(*told, **options)
        engine.update_execution_options(compiled_cache=compiled)
        # Statements are kept by the dialect that they were compiled for.
        engine.dialect = known.dialect
        return engine

    return shared
