"""Group commit: whoever waits shares one commit, and nobody's fault is another's."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from protocol.changes import Change, Put
from protocol.commands import (
    CallEntry,
    ConfirmAddress,
    CreateServicePoint,
    Customer,
    JoinQueue,
    SetDesk,
    Start,
)
from protocol.ids import uuid7
from protocol.outcomes import Joined, Refusal, Saved
from protocol.records import Person
from server.domain.actor import PUBLIC
from server.execution.door import Answered, Unavailable
from server.store import engine, writing
from server.store.writing import CommitFault, Writing
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN, ANN, BEN, NOON, House, house


async def a_point(at: House) -> str:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=2))
    assert isinstance(saved, Saved)
    return saved.id


async def handed_over(at: House, commands: list[Any]) -> list[asyncio.Task[Answered]]:
    """Commands that are all with the writer, before the first may be answered."""
    asked = [asyncio.create_task(at.door.execute(each, PUBLIC)) for each in commands]
    await asyncio.sleep(0)
    while at.door._coming:
        await asyncio.sleep(0)
    return asked


async def all_at_once(at: House, commands: list[Any]) -> list[Answered | BaseException]:
    """The answers to commands that all wait while somebody else has the write lock."""
    held = at.store.writing()
    await asyncio.to_thread(held.__enter__)
    asked = await handed_over(at, commands)
    await asyncio.to_thread(held.__exit__, None, None, None)
    return await asyncio.gather(*asked, return_exceptions=True)


def number(answered: Answered | BaseException) -> str:
    assert isinstance(answered, Answered), answered
    assert isinstance(answered.answer, Joined), answered.answer
    return answered.answer.number


async def test_all_who_wait_share_a_commit(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        join = JoinQueue(service_point=await a_point(at))
        before = at.door.batches
        answers = await all_at_once(at, [join] * 33)
        assert [number(each) for each in answers] == [f"A{n:03}" for n in range(1, 34)]
        # The first was taken while nobody else waited yet; the rest waited together.
        assert at.door.batches - before <= 2
        assert [each.seq for each in answers if isinstance(each, Answered)] == list(
            range(at.door.head.seq - 32, at.door.head.seq + 1)
        )


async def test_a_command_that_the_database_does_not_take_leaves_the_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("nothing was written")
    write = writing.write

    def picky(connection: Any, site: str, changes: list[Change]) -> None:
        people = [c.r for c in changes if isinstance(c, Put) and isinstance(c.r, Person)]
        write(connection, site, changes)
        if any(person.name == "poison" for person in people):
            raise OperationalError("INSERT", {}, Exception("no"))

    async with house(tmp_path) as at:
        point = await a_point(at)
        good = JoinQueue(service_point=point, customer=Customer(name="Ola"))
        bad = JoinQueue(service_point=point, customer=Customer(name="poison"))
        monkeypatch.setattr(writing, "write", picky)
        answers = await all_at_once(at, [good, good, bad, good])
        assert isinstance(answers[2], Unavailable)
        assert answers[2].retry_after > 0
        assert [number(answers[n]) for n in (0, 1, 3)] == ["A001", "A002", "A003"]
        await at.tailer.reached(at.door.head.seq)
        assert len(at.tailer.floor.live) == 3


async def test_a_lock_that_another_program_holds_is_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("database is locked")
    monkeypatch.setattr(engine, "BUSY_MS", 50)
    begin, begun, all_wait = Writing.begin, [], threading.Event()

    def counted(tx: Writing) -> None:
        begun.append(tx)
        all_wait.wait(30)
        begin(tx)

    async with house(tmp_path) as at:
        join = JoinQueue(service_point=await a_point(at))
        with monkeypatch.context() as counting, at.store.writing():
            counting.setattr(Writing, "begin", counted)
            asked = await handed_over(at, [join] * 40)
            all_wait.set()
            answers = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(each, Unavailable) for each in answers)
        # The first may have been taken alone.
        assert len(begun) <= 2
        assert number(await at.door.execute(join, PUBLIC)) == "A001"


async def test_the_first_number_after_the_roll_hour_is_of_the_new_day(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        join = JoinQueue(service_point=await a_point(at))
        yesterday = [await at.do(join, PUBLIC) for _ in range(2)]
        at.clock.advance(86_400)
        answers = await all_at_once(at, [join] * 2)
        assert [number(each) for each in answers] == ["A001", "A002"]
        await at.tailer.reached(at.door.head.seq)
        assert len(at.tailer.floor.live) == 2
        before = {each.visit for each in yesterday if isinstance(each, Joined)}
        assert len(before) == 2 and not before & at.tailer.floor.live.keys()


async def test_a_rule_that_breaks_takes_nobody_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the rule of confirm_address failed")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    async with house(tmp_path) as at:
        point = await a_point(at)
        join, confirm = JoinQueue(service_point=point), ConfirmAddress(address="https://here")
        rule = monkeypatch_rule(monkeypatch, ConfirmAddress, broken)
        answers = await all_at_once(at, [join, confirm, join])
        assert rule.decide is broken
        assert [number(answers[0]), number(answers[2])] == ["A001", "A002"]
        assert isinstance(answers[1], Unavailable)
        assert "tell the manager" in answers[1].detail


def monkeypatch_rule(monkeypatch: pytest.MonkeyPatch, command: type, decide: Any) -> Any:
    from server.domain.rules import RULES

    rule = RULES[command]._replace(decide=decide)
    monkeypatch.setitem(RULES, command, rule)
    return rule


async def test_after_a_failed_commit_nothing_more_is_written_and_the_server_is_told_to_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a commit failed")
    ended: list[str] = []
    ident = uuid7(NOON, b"0123456789")
    async with house(tmp_path) as at:
        at.door._on_fatal = lambda: ended.append("told")
        join = JoinQueue(service_point=await a_point(at))
        before = at.store.head()
        with monkeypatch.context() as broken:
            broken.setattr(Writing, "commit", unknown_end)
            for _ in range(2):
                with pytest.raises(Unavailable):
                    await at.door.execute(join, PUBLIC, ident)
        assert at.door.stopped
        with pytest.raises(Unavailable):
            await at.door.execute(join, PUBLIC, ident)
        with pytest.raises(Unavailable):
            await at.door.prune()
        assert (ended, at.store.head()) == (["told"], before)
    async with house(tmp_path) as at:
        again = await at.door.execute(join, PUBLIC, ident)
        assert (number(again), again.again) == ("A001", False)


def unknown_end(_: Writing) -> None:
    raise CommitFault("disk I/O error")


async def test_a_writer_that_breaks_leaves_nobody_waiting_and_ends_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the writer failed")

    def out_of_memory(*_: object) -> None:
        raise MemoryError

    async with house(tmp_path) as at:
        ended = asyncio.Event()
        at.door._on_fatal = ended.set
        join = JoinQueue(service_point=await a_point(at))
        monkeypatch.setattr("server.execution.writer.Writer._commit", out_of_memory)
        asked = [at.door.execute(join, PUBLIC) for _ in range(5)]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        assert all(isinstance(answer, Unavailable) for answer in answers)
        assert ended.is_set() and at.door.stopped


async def test_housekeeping_that_fails_waits_for_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs("housekeeping must wait")

    def full(*_: object) -> int:
        raise OperationalError("DELETE", {}, Exception("database or disk is full"))

    async with house(tmp_path) as at:
        with monkeypatch.context() as broken:
            broken.setattr(Writing, "prune", full)
            with pytest.raises(Unavailable):
                await at.door.prune()
        await at.door.prune()
        assert isinstance(await at.do(JoinQueue(service_point=await a_point(at)), PUBLIC), Joined)


async def test_what_waits_when_the_door_closes_is_still_answered(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        join = JoinQueue(service_point=await a_point(at))
        asked = [asyncio.ensure_future(at.door.execute(join, PUBLIC)) for _ in range(20)]
        await asyncio.sleep(0)
        await at.door.stop()
        assert len({number(each) for each in await asyncio.gather(*asked)}) == 20
        with pytest.raises(Unavailable):
            await at.door.execute(join, PUBLIC)


async def test_a_refusal_is_a_receipt_and_takes_no_place_in_the_log(tmp_path: Path) -> None:
    ident = uuid7(NOON, b"0123456789")
    async with house(tmp_path) as at:
        point = await a_point(at)
        desk = at.tailer.floor.desks(point)[0].id
        seq = at.door.head.seq
        command = SetDesk(desk=desk, state="open")
        await at.do(command, ANN)
        first = await at.door.execute(command, ADMIN, ident)
        await at.do(SetDesk(desk=desk, state="closed"), ANN)
        again = await at.door.execute(command, ADMIN, ident)
        assert getattr(first.answer, "code", "") == "desk_taken"
        assert (again.answer, again.again) == (first.answer, True)
        assert at.door.head.seq == seq + 2


async def test_old_log_entries_and_receipts_are_dropped_and_young_ones_stay(
    tmp_path: Path,
) -> None:
    ident = uuid7(NOON, b"0123456789")
    async with house(tmp_path) as at:
        join = JoinQueue(service_point=await a_point(at))
        first = await at.door.execute(join, PUBLIC, ident)
        at.clock.advance(8 * 86_400)
        last = await at.do(join, PUBLIC)
        await at.door.prune()
        assert [entry.kind for entry in at.store.log(0)] == ["roll_day", "join_queue"]
        assert (await at.door.execute(join, PUBLIC, ident)).answer == first.answer
        at.clock.advance(23 * 86_400)
        await at.door.prune()
        assert at.store.log(0) == []
        fresh = await at.door.execute(join, PUBLIC, ident)
        assert not fresh.again
        assert isinstance(last, Joined) and number(fresh) == last.number, "of another day"


async def test_of_two_clerks_who_call_one_customer_at_once_one_has_it_and_one_is_told_who(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point = await a_point(at)
        joined = await at.do(JoinQueue(service_point=point), PUBLIC)
        assert isinstance(joined, Joined)
        desks = at.tailer.floor.desks(point)
        for desk, clerk in zip(desks, (ANN, BEN), strict=True):
            await at.do(SetDesk(desk=desk.id, state="open"), clerk)
        for kind in (CallEntry, Start):
            calls = [
                at.door.execute(kind(entry=joined.entry, desk=desk.id), clerk)
                for desk, clerk in zip(desks, (ANN, BEN), strict=True)
            ]
            answers = [each.answer for each in await asyncio.gather(*calls)]
            codes = sorted(getattr(answer, "code", "done") for answer in answers)
            assert codes == ["conflict", "done"], kind
            refusal = next(answer for answer in answers if isinstance(answer, Refusal))
            assert refusal.holder is not None and refusal.holder.desk in {d.id for d in desks}
