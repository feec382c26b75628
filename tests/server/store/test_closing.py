"""Whoever reads while the store is closed is waited for; afterwards nobody reads any more."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import ResourceClosedError

from server.store import connections
from server.store.store import Store
from tests.conftest import ExpectedLogs
from tests.databases import with_tables
from tests.hall import NOON

PATIENCE_S = 30


def opened(folder: Path) -> Store:
    return Store.open(with_tables(folder / "a.db"), NOON, bytes(range(20)))


def beside(folder: Path) -> set[str]:
    """What lies there of a database that somebody has open."""
    return {path.name for path in folder.glob("a.db-*")}


@contextmanager
def a_reader(store: Store) -> Iterator[threading.Event]:
    """A thread that reads until it is told that it may end."""
    reads, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1").all()
            reads.set()
            may_end.wait(PATIENCE_S)

    reader = threading.Thread(target=read)
    reader.start()
    assert reads.wait(PATIENCE_S)
    yield may_end
    may_end.set()
    reader.join(PATIENCE_S)


def test_closing_waits_for_whoever_reads_so_that_the_file_alone_holds_all(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with a_reader(store) as may_end:
        closing = threading.Thread(target=store.close)
        closing.start()
        closing.join(0.05)
        assert closing.is_alive()
        may_end.set()
        closing.join(PATIENCE_S)
        assert beside(tmp_path) == set()


def test_nobody_reads_once_it_is_closed_and_nothing_is_said_of_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    store = opened(tmp_path)
    store.close()
    with pytest.raises(ResourceClosedError, match="closed"):
        store.head()
    assert beside(tmp_path) == set()
    store.close()
    assert caplog.messages == []


def test_a_read_without_end_keeps_nobody_and_lets_go_of_the_file_when_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("still read")
    monkeypatch.setattr(connections, "CLOSE_S", 0.01)
    store = opened(tmp_path)
    with a_reader(store):
        store.close()
        assert beside(tmp_path)
    assert beside(tmp_path) == set()
