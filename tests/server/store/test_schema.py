"""The version of the tables: fresh, migrated, of another program, of a newer one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from server.store.engine import StoreFault, open_sqlite
from server.store.schema import MIGRATIONS, SCHEMA
from server.store.store import Store
from tests.hall import NOON


def opened(path: Path) -> Store:
    return Store.open(path, NOON, bytes(range(20)))


def by_hand(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def definitions(store: Store | Any) -> dict[str, str]:
    """Every table and index as the database itself tells it, but for spaces and Alembic's own."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with store.connect() as connection:
        rows = connection.exec_driver_sql(query).all()
    return {name: " ".join(sql.split()) for name, sql in rows if name != "alembic_version"}


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    return made


def test_migrating_from_nothing_ends_at_the_tables_that_a_fresh_start_makes(
    tmp_path: Path,
) -> None:
    fresh = opened(tmp_path / "fresh.db")
    migrated = open_sqlite(tmp_path / "migrated.db")
    migrating = config()
    with migrated.connect() as connection:
        migrating.attributes["connection"] = connection
        command.upgrade(migrating, "head")
    assert definitions(migrated) == definitions(fresh.engine)
    migrated.dispose()
    fresh.close()


def test_a_fresh_database_bears_the_newest_version(tmp_path: Path) -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [SCHEMA]
    store = opened(tmp_path / "a.db")
    with store.engine.connect() as connection:
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    store.close()
    assert version == SCHEMA


def a_later_version(folder: Path, monkeypatch: pytest.MonkeyPatch, upgrade: str) -> None:
    """Let the program be one of a later version, that upgrades so."""
    later = folder / "migrations"
    shutil.copytree(MIGRATIONS, later)
    (later / "versions" / "later.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision = 'later', {SCHEMA!r}\n"
        f"def upgrade():\n{indent(upgrade, '    ')}"
    )
    monkeypatch.setattr("server.store.schema.MIGRATIONS", later)
    monkeypatch.setattr("server.store.schema.SCHEMA", "later")


def test_an_older_database_is_migrated_and_keeps_what_it_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path / "a.db")
    store.close()
    a_later_version(
        tmp_path,
        monkeypatch,
        "op.add_column('staff', sa.Column('shoes', sa.Text(), server_default='none'))",
    )
    again = opened(tmp_path / "a.db")
    assert again.site == store.site
    with again.engine.connect() as connection:
        connection.exec_driver_sql("SELECT shoes FROM staff")
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    again.close()
    assert version == "later"


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(tmp_path / "a.db").close()
    with monkeypatch.context() as newer:
        a_later_version(
            tmp_path,
            newer,
            "op.execute('CREATE TABLE half (done INTEGER)')\nop.execute('SELECT nonsense')",
        )
        with pytest.raises(StoreFault, match=r"cannot be brought .*nonsense.*nothing was changed"):
            opened(tmp_path / "a.db")
    store = opened(tmp_path / "a.db")
    assert "half" not in definitions(store.engine)
    store.close()


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    opened(path).close()
    by_hand(path, "UPDATE alembic_version SET version_num = '999'")
    with pytest.raises(StoreFault, match="newer version"):
        opened(path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    by_hand(path, "CREATE TABLE shopping (item TEXT)")
    with pytest.raises(StoreFault, match="another program's tables"):
        opened(path)
    store = open_sqlite(path)
    assert set(definitions(store)) == {"shopping"}
    store.dispose()


def test_a_folder_of_any_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "what? 100% #1 & ünï;code"
    folder.mkdir()
    opened(folder / "a.db").close()
    assert (folder / "a.db").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        opened(tmp_path / "a.db").close()
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert set(modes.values()) == {0o600}, modes


def test_a_folder_that_is_missing_and_a_directory_in_the_files_place_are_told(
    tmp_path: Path,
) -> None:
    (tmp_path / "dir.db").mkdir()
    for path in (tmp_path / "missing" / "a.db", tmp_path / "dir.db"):
        with pytest.raises(StoreFault, match="cannot be opened"):
            opened(path)
