"""Migrating is whole or not at all, and the mark beside the database goes along."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from server.cli.site import opened as opened_by_command
from server.data_folder import DataFault, DataFolder
from server.store.engine import StoreFault
from server.store.mark import mark_path, read_mark
from tests.server.store.version_1 import MARK, content, hall_of_version_1, opened


class Cut(Exception):
    """The power goes."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return hall_of_version_1(tmp_path)


def copied(database: Path, folder: Path) -> Path:
    """Database and mark as they lie on the disk at this moment, whoever has them open."""
    folder.mkdir()
    for suffix in ("", "-wal", ".mark"):
        path = database.with_name(database.name + suffix)
        if path.exists():
            shutil.copy(path, folder / path.name)
    return folder / database.name


def lying(path: Path) -> bytes:
    """What tells a database as it lies on the disk from others."""
    digest = hashlib.sha256()
    for suffix in ("", "-wal"):
        file = path.with_name(path.name + suffix)
        content = file.read_bytes() if file.exists() else b""
        digest.update(len(content).to_bytes(8) + content)
    return digest.digest()


def test_what_an_older_version_has_deleted_is_on_no_page_any_more(database: Path) -> None:
    old = sqlite3.connect(database)
    old.execute("PRAGMA secure_delete=OFF")
    old.execute("CREATE TABLE forgotten (told TEXT)")
    old.executemany("INSERT INTO forgotten VALUES (?)", [("canary" * 500,)] * 20)
    old.commit()
    old.execute("DROP TABLE forgotten")
    old.commit()
    old.close()
    assert b"canary" in database.read_bytes()
    opened(database).close()
    assert b"canary" not in database.read_bytes()


def test_wherever_the_power_goes_the_hall_is_whole(database: Path) -> None:
    whole = content(database)
    cuts: list[Path] = []

    def cut(*_: Any) -> None:
        cuts.append(copied(database, database.parent / f"cut {len(cuts)}"))

    event.listen(Engine, "before_cursor_execute", cut)
    try:
        store = opened(database)
    finally:
        event.remove(Engine, "before_cursor_execute", cut)
    done = store.head()
    store.close()
    # Most lie there alike: what is yet to be written is in memory.
    lies = [lying(path) for path in cuts]
    held = {one: content(path) for one, path in dict(zip(lies, cuts, strict=True)).items()}
    told = [held[one] for one in lies]
    after = content(database)
    assert len([one for one in told if one == whole]) > 40
    assert all(one in (whole, after) for one in told)
    for path in cuts[:: len(cuts) // 8] + cuts[-1:]:
        again = opened(path)
        assert again.head() == done
        again.close()


def test_a_migration_that_breaks_off_leaves_the_older_tables(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content(database)

    def broken(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr("server.store.schema.announce_epoch", broken)
        with pytest.raises(Cut):
            opened(database)
    assert content(database) == whole
    opened(database).close()
    assert content(database) != whole


def test_the_mark_fits_before_and_after(database: Path) -> None:
    store = opened(database)
    head = store.head()
    store.close()
    again = opened(database)
    assert again.head() == head, "nothing is migrated twice"
    again.note(head)
    again.close()
    mark = read_mark(database)
    assert mark is not None and (mark.epoch, mark.seq, mark.next) == (*head, "")
    opened(database).close()


def test_a_copy_from_before_the_migration_is_behind_it(database: Path, tmp_path: Path) -> None:
    kept = copied(database, tmp_path / "kept")
    store = opened(database)
    store.note(store.head())
    store.close()
    for path in tmp_path.glob("nowserving.db-*"):
        path.unlink()
    shutil.copy(kept, database)
    whole = content(database)
    with pytest.raises(StoreFault, match="older copy"):
        opened(database)
    assert content(database) == whole, "what is refused is not migrated"
    accepted = opened(database, accept_rollback=True)
    assert accepted.head().seq == MARK.seq
    accepted.close()
    opened(database).close()


def test_an_older_copy_is_refused_before_it_is_migrated(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE site_counter SET seq = 20")
    connection.close()
    whole = content(database)
    with pytest.raises(StoreFault, match=r"ends at 20.*was at 24 already"):
        opened(database)
    assert content(database) == whole
    store = opened(database, accept_rollback=True)
    assert store.head().seq == 20
    store.close()
    opened(database).close()


def test_a_mark_that_cannot_be_written_stops_the_migration(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content(database)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("server.store.mark.write_mark", full)
    with pytest.raises(StoreFault, match=r"No space left.*nothing was changed"):
        opened(database)
    assert content(database) == whole


def test_a_database_without_a_mark_is_migrated_and_has_none(database: Path) -> None:
    mark_path(database).unlink()
    opened(database).close()
    assert read_mark(database) is None


async def test_no_command_migrates_beneath_a_running_server(database: Path) -> None:
    whole = content(database)
    server = DataFolder(database.parent)
    server.lock()
    with pytest.raises(DataFault, match="Stop it first"):
        async with opened_by_command(database.parent):
            raise AssertionError("it must not open")
    server.unlock()
    assert content(database) == whole
    async with opened_by_command(database.parent) as site:
        assert site.store.site == MARK.site
    server.lock()
    server.unlock()
