"""The door: receipts, group commit, durability, faults."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.commands import CallNext, CreateServicePoint, Customer, JoinQueue, SetDesk
from protocol.ids import uuid7
from protocol.outcomes import Joined, Refusal, Saved
from server.domain.actor import PUBLIC
from server.domain.floor import Floor
from server.execution.door import Unavailable
from server.store.engine import StoreFault
from server.store.store import Store
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN, ANN, BEN, NOON, House, house


async def a_point(at: House) -> str:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=2))
    assert isinstance(saved, Saved)
    return saved.id


async def test_a_repeated_command_is_answered_as_before_even_after_a_restart(
    tmp_path: Path,
) -> None:
    ident = uuid7(NOON, b"0123456789")
    async with house(tmp_path) as at:
        point = await a_point(at)
        first = await at.door.execute(JoinQueue(service_point=point), PUBLIC, ident)
        again = await at.door.execute(JoinQueue(service_point=point), PUBLIC, ident)
    async with house(tmp_path) as at:
        later = await at.door.execute(JoinQueue(service_point=point), PUBLIC, ident)
    assert first.answer == again.answer == later.answer
    assert (first.again, again.again, later.again) == (False, True, True)
    assert first.seq == later.seq


async def test_the_same_id_with_another_request_is_refused(tmp_path: Path) -> None:
    ident = uuid7(NOON, b"0123456789")
    async with house(tmp_path) as at:
        point = await a_point(at)
        await at.door.execute(JoinQueue(service_point=point), PUBLIC, ident)
        other = await at.door.execute(JoinQueue(service_point=point, party_size=2), PUBLIC, ident)
    assert isinstance(other.answer, Refusal)
    assert other.answer.code == "key_reused"


async def test_waiting_commands_share_commits_and_the_log_has_no_gap(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        before = at.door.batches
        join = JoinQueue(service_point=point)
        answers = await asyncio.gather(*(at.door.execute(join, PUBLIC) for _ in range(200)))
        numbers = {a.answer.number for a in answers if isinstance(a.answer, Joined)}
        assert len(numbers) == 200
        assert at.door.batches - before < 50
        seqs = [entry.seq for entry in at.store.log(0)]
        assert seqs == list(range(1, at.door.head.seq + 1))


async def test_the_fold_of_the_log_is_what_the_database_holds(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        for _ in range(5):
            await at.do(JoinQueue(service_point=point, customer=Customer(name="Ola")), PUBLIC)
        desk = at.tailer.floor.desks(point)[0].id
        await at.do(SetDesk(desk=desk, state="open"), ANN)
        await at.do(CallNext(desk=desk), ANN)
        head, records = await asyncio.to_thread(at.store.live)
        assert head == at.tailer.head
        assert Floor(records).state == at.tailer.state


async def test_two_clerks_who_call_at_once_get_two_different_customers(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        for _ in range(2):
            await at.do(JoinQueue(service_point=point), PUBLIC)
        desks = at.tailer.floor.desks(point)
        for desk, clerk in zip(desks, (ANN, BEN), strict=True):
            await at.do(SetDesk(desk=desk.id, state="open"), clerk)
        calls = (
            at.door.execute(CallNext(desk=desk.id), clerk)
            for desk, clerk in zip(desks, (ANN, BEN), strict=True)
        )
        answers = await asyncio.gather(*calls)
        assert {getattr(a.answer, "number", "") for a in answers} == {"A001", "A002"}


async def test_a_failed_write_changes_nothing_and_may_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("nothing was written")
    async with house(tmp_path) as at:
        point = await a_point(at)
        with monkeypatch.context() as broken:
            broken.setattr("server.store.writing.write", _disk_full)
            with pytest.raises(Unavailable) as away:
                await at.door.execute(JoinQueue(service_point=point), PUBLIC)
            assert away.value.retry_after > 0
        answer = await at.do(JoinQueue(service_point=point), PUBLIC)
        assert isinstance(answer, Joined)
        assert (answer.number, answer.position) == ("A001", 1)


def _disk_full(*_: object) -> None:
    from sqlalchemy.exc import OperationalError

    raise OperationalError("INSERT", {}, Exception("database or disk is full"))


async def test_what_another_process_wrote_is_seen_by_poll(tmp_path: Path) -> None:
    async with house(tmp_path) as at, house(tmp_path) as other:
        point = await a_point(other)
        await at.tailer.reached(other.door.head.seq)
        assert [p.id for p in at.tailer.floor.points()] == [point]
        answer = await at.do(JoinQueue(service_point=point), ADMIN)
        assert isinstance(answer, Joined)


async def test_a_file_that_is_no_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowserving.db"
    path.write_text("a shopping list\n" * 100)
    with pytest.raises(StoreFault, match="is no database of Now Serving"):
        Store.open(path, NOON, bytes(20))


async def test_the_store_writes_through_a_library_without_the_wal_fault(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        with at.store.engine.connect() as connection:
            version = connection.exec_driver_sql("select sqlite_version()").scalar()
            mode = connection.exec_driver_sql("pragma synchronous").scalar()
    assert tuple(map(int, str(version).split("."))) >= (3, 51, 3)
    assert mode == 2
