"""The version of the tables: new ones are made whole, older ones migrated, forward only.

A change of tables is a file in `migrations/versions` and the new `SCHEMA`; a test holds both
ways of arriving at the newest tables together.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect

from server.store.engine import StoreFault
from server.store.tables import metadata, schema_version

SCHEMA: Final = "1"
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, path: Path) -> None:
    """Make the tables, or migrate them, in one transaction. Raises `StoreFault`."""
    with engine.connect() as connection:
        if _version(connection) == SCHEMA:
            return
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _bring_up(connection, path)
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def _bring_up(connection: Connection, path: Path) -> None:
    tables = inspect(connection).get_table_names()
    version = _version(connection)
    if version is not None:
        _migrate(connection, version, path)
    elif tables and "site_counter" not in tables:
        raise StoreFault(
            f"{path} is no database of Now Serving: another program's tables are in it. "
            "Name another data folder, or move the file away."
        )
    else:
        metadata.create_all(connection)
        connection.execute(schema_version.insert(), {"version_num": SCHEMA})


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(schema_version.select()).scalar()


def _migrate(connection: Connection, version: str, path: Path) -> None:
    # Imported here: it takes a while, and hardly any start needs it.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version not in known:
        raise StoreFault(
            f"{path} was written by a newer version (tables {version}; this one knows {SCHEMA}). "
            "Update this program; nothing was changed."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
