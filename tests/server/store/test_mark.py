"""An older copy of the database is noticed by the mark beside it."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from protocol.commands import CreateServicePoint, JoinQueue
from protocol.outcomes import Saved
from server.domain.actor import PUBLIC
from server.store.engine import StoreFault
from server.store.mark import Mark, advance_mark, mark_path, read_mark
from server.store.store import Head, Store
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN, NOON, house

NAME = "nowserving.db"


def opened(folder: Path, *, accept_rollback: bool = False) -> Store:
    entropy = bytes(range(100, 120))
    return Store.open(folder / NAME, NOON, entropy, accept_rollback=accept_rollback)


async def a_day_with_a_copy(folder: Path) -> tuple[Head, Head]:
    """A hall whose database is then put back from the morning; both heads, older first."""
    async with house(folder) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1), ADMIN)
        assert isinstance(saved, Saved)
        morning = at.store.head()
    shutil.copy(folder / NAME, folder / "copy")
    async with house(folder) as at:
        for _ in range(3):
            await at.do(JoinQueue(service_point=saved.id), PUBLIC)
        evening = at.store.head()
    shutil.copy(folder / "copy", folder / NAME)
    return morning, evening


async def test_an_older_copy_is_refused_with_how_far_it_is_behind(tmp_path: Path) -> None:
    morning, evening = await a_day_with_a_copy(tmp_path)
    told = f"ends at {morning.seq}.*was at {evening.seq} already.*--accept-rollback"
    for _ in range(2):
        with pytest.raises(StoreFault, match=told):
            opened(tmp_path)


async def test_accepting_it_begins_a_new_epoch_once(tmp_path: Path) -> None:
    morning, _ = await a_day_with_a_copy(tmp_path)
    store = opened(tmp_path, accept_rollback=True)
    head = store.head()
    store.close()
    assert head.seq == morning.seq
    assert head.epoch != morning.epoch
    store = opened(tmp_path)
    assert store.head() == head
    store.close()
    store = opened(tmp_path, accept_rollback=True)
    assert store.head() == head, "nothing is behind any more"
    store.close()


async def test_a_copy_from_before_a_new_epoch_is_behind_whatever_its_number(
    tmp_path: Path,
) -> None:
    await a_day_with_a_copy(tmp_path)
    store = opened(tmp_path, accept_rollback=True)
    store.close()
    shutil.copy(tmp_path / "copy", tmp_path / NAME)
    with pytest.raises(StoreFault, match="older copy"):
        opened(tmp_path)


async def test_the_newest_copy_is_welcome(tmp_path: Path) -> None:
    async with house(tmp_path):
        pass
    shutil.copy(tmp_path / NAME, tmp_path / "copy")
    shutil.copy(tmp_path / "copy", tmp_path / NAME)
    opened(tmp_path).close()


async def test_another_halls_database_is_not_measured_by_this_ones_mark(tmp_path: Path) -> None:
    await a_day_with_a_copy(tmp_path)
    for path in tmp_path.glob(f"{NAME}*"):
        if path != mark_path(tmp_path / NAME):
            path.unlink()
    opened(tmp_path).close()


def test_a_mark_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    opened(tmp_path).close()
    mark_path(tmp_path / NAME).write_text("?")
    with pytest.raises(StoreFault, match="remove that file"):
        opened(tmp_path)


async def test_a_mark_that_cannot_be_written_does_not_stop_the_hall(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the mark beside the database cannot be written")
    async with house(tmp_path) as at:
        mark_path(tmp_path / NAME).mkdir()
        at.door.note_head()
        answer = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1), ADMIN)
        assert isinstance(answer, Saved)
    mark_path(tmp_path / NAME).rmdir()


async def test_a_turn_that_still_writes_and_the_servers_end_write_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = os.fsync
    async with house(tmp_path) as at:
        await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1), ADMIN)
        other = threading.Thread(target=at.door.note_head)

        def slow(descriptor: int) -> None:
            monkeypatch.setattr(os, "fsync", written)
            other.start()
            other.join(0.1)
            written(descriptor)

        monkeypatch.setattr(os, "fsync", slow)
        at.door.note_head()
        other.join(30)
        head = at.store.head()
    mark = read_mark(tmp_path / NAME)
    assert mark is not None and (mark.epoch, mark.seq) == head


async def test_a_command_that_ends_beside_a_running_server_sets_no_mark_back(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as server:
        async with house(tmp_path) as command:
            for name in ("Citizens", "Passports"):
                await server.do(CreateServicePoint(name=name, prefix=name[0], capacity=1), ADMIN)
            server.door.note_head()
            assert command.door.head.seq < server.store.head().seq
        head = server.store.head()
        mark = read_mark(tmp_path / NAME)
        assert mark is not None and (mark.epoch, mark.seq) == head
        # One that an older version has set back is mended with the next turn.
        server.store.note(Head(head.epoch, 1))
        server.door.note_head()
        mark = read_mark(tmp_path / NAME)
        assert mark is not None and (mark.epoch, mark.seq) == head


def test_a_mark_that_another_has_set_further_meanwhile_stays(tmp_path: Path) -> None:
    now = Mark("site", "epoch", 20)
    advance_mark(tmp_path / NAME, now)
    advance_mark(tmp_path / NAME, replace(now, seq=19))
    assert read_mark(tmp_path / NAME) == now
    for another in (replace(now, epoch="another", seq=2), replace(now, site="another", seq=1)):
        advance_mark(tmp_path / NAME, another)
        assert read_mark(tmp_path / NAME) == another
