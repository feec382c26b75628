"""The version of the tables: new ones are made whole, older ones migrated, forward only.

A change of tables is a file in `migrations/versions` and the new `SCHEMA`; a test holds both
ways of arriving at the newest tables together.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_mock_engine, delete, inspect, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import ExecutableDDLElement

from server.store import claims, request_indexes, ticket_indexes, ticket_search
from server.store.engine import StoreFault, purge
from server.store.mark import announce_epoch
from server.store.tables import metadata, receipt, schema_version, site_counter, site_log

_log = logging.getLogger(__name__)
SCHEMA: Final = "8"
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def prepare(engine: Engine, path: Path) -> bool:
    """Make the tables of a new database; False when they are older and must be migrated.

    Raises `StoreFault` for another program's tables and for newer ones: nothing is changed then.
    """
    with engine.connect() as connection:
        if _version(connection) == SCHEMA:
            return True
        with _transaction(connection):
            version = _version(connection)
            if version is None:
                _make(connection, path)
            elif version != SCHEMA:
                _refuse_newer(version, path)
                return False
    return True


def must_be_newest(engine: Engine, path: Path) -> None:
    """Refuse tables that this version cannot read as they are. Raises `StoreFault`."""
    with engine.connect() as connection:
        version = _version(connection)
    if version is None:
        raise StoreFault(
            f"{path} is no database of Now Serving: it has no such tables. "
            "Name another data folder, or move the file away."
        )
    if version != SCHEMA:
        _refuse_newer(version, path)
        raise StoreFault(
            f"{path} was written by an older version (tables {version}; this one has {SCHEMA}). "
            "Start the server on it once."
        )


def migrate(engine: Engine, path: Path, epoch: str) -> None:
    """Migrate older tables, in one transaction, in which this epoch begins. Raises `StoreFault`."""
    # Imported here: it takes a while, and hardly any start needs it.
    from alembic import command

    config = _config()
    try:
        with engine.connect() as connection, _transaction(connection):
            if _version(connection) != SCHEMA:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                _begin(connection, epoch)
                announce_epoch(path, epoch)
    except DatabaseError as fault:
        raise StoreFault(
            f"{path} cannot be brought to tables {SCHEMA} ({fault.orig}); nothing was changed. "
            "Make room if its disk is full, or go on with the version that wrote it."
        ) from None
    _overwrite_freed(engine, path)


def _overwrite_freed(engine: Engine, path: Path) -> None:
    """Older versions have left on the pages that they freed what stood there."""
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
        purge(engine)
    except DatabaseError as fault:
        _log.warning(
            "%s holds what older versions deleted until its pages are used again (%s)",
            path,
            fault.orig,
        )


def _begin(connection: Connection, epoch: str) -> None:
    """Clients hold copies in the old shape, and the log is in it: both begin anew.

    Receipts keep their answers. A command that is sent again would now be read with fields that it
    did not have, so that its hash tells nothing any more.
    """
    connection.execute(update(site_counter).values(epoch=epoch))
    connection.execute(delete(site_log))
    connection.execute(update(receipt).values(hash=""))


def _make(connection: Connection, path: Path) -> None:
    tables = inspect(connection).get_table_names()
    if tables and "site_counter" not in tables:
        raise StoreFault(
            f"{path} is no database of Now Serving: another program's tables are in it. "
            "Name another data folder, or move the file away."
        )
    if tables:
        metadata.create_all(connection)
    for statement in () if tables else _statements():
        connection.exec_driver_sql(statement)
    connection.execute(schema_version.insert(), {"version_num": SCHEMA})


@cache
def _statements() -> list[str]:
    """All that makes the tables of a new database, written once for every hall of this process."""
    assert claims.claim.metadata is metadata  # with its triggers
    assert ticket_indexes.NOTICE_KEPT is not None  # with the indexes of tickets
    assert request_indexes.LIVE is not None  # with those of service requests
    assert ticket_search.MAKING  # with the index of words
    made: list[str] = []

    def note(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        made.append(str(statement.compile(dialect=engine.dialect)))

    engine = create_mock_engine("sqlite://", note)
    metadata.create_all(engine, checkfirst=False)
    return made


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(schema_version.name):
        return None
    return connection.execute(schema_version.select()).scalar()


def _refuse_newer(version: str, path: Path) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if version not in known:
        raise StoreFault(
            f"{path} was written by a newer version (tables {version}; this one knows {SCHEMA}). "
            "Update this program; nothing was changed."
        )


def _config() -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
