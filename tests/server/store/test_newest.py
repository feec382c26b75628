"""The newest log entries in memory: the same as the database tells, or none."""

from __future__ import annotations

from pathlib import Path

from protocol.commands import CreateServicePoint
from server.store.log import NEWEST, LogEntry, Newest
from tests.hall import ADMIN, House, house


def entries(first: int, last: int) -> list[LogEntry]:
    return [LogEntry(seq, 0, "join_queue", "public", []) for seq in range(first, last + 1)]


def seqs(newest: Newest, after: int) -> list[int]:
    return [entry.seq for entry in newest.past(after)]


def test_what_was_added_is_told_from_where_the_follower_is() -> None:
    newest = Newest()
    newest.add(entries(4, 6))
    newest.add(entries(7, 7))
    assert seqs(newest, 3) == [4, 5, 6, 7]
    assert seqs(newest, 6) == [7]
    assert seqs(newest, 7) == []


def test_a_follower_that_is_further_behind_is_told_nothing() -> None:
    newest = Newest()
    assert seqs(newest, 0) == []
    newest.add(entries(4, 6))
    assert seqs(newest, 2) == []


def test_entries_that_somebody_else_wrote_in_between_leave_no_gap() -> None:
    newest = Newest()
    newest.add(entries(1, 3))
    newest.add(entries(5, 6))
    assert seqs(newest, 3) == []
    assert seqs(newest, 4) == [5, 6]


def test_a_commit_that_logs_nothing_takes_nothing_away() -> None:
    newest = Newest()
    newest.add(entries(1, 2))
    newest.add([])
    newest.add(entries(3, 3))
    assert seqs(newest, 0) == [1, 2, 3]


def test_only_so_many_are_kept() -> None:
    newest = Newest()
    newest.add(entries(1, NEWEST + 10))
    assert seqs(newest, 9) == []
    assert len(seqs(newest, 10)) == NEWEST


async def point(at: House, prefix: str) -> None:
    await at.do(CreateServicePoint(name=prefix, prefix=prefix, capacity=1), ADMIN)


async def test_memory_and_database_tell_the_same(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        for prefix in "ABC":
            await point(at, prefix)
        told = at.store.newest.past(0)
        assert [entry.kind for entry in told[-3:]] == ["create_service_point"] * 3
        assert told == at.store.log(0)


async def test_what_another_process_writes_is_followed_in_order(tmp_path: Path) -> None:
    async with house(tmp_path) as at, house(tmp_path) as other:
        seen: list[int] = []
        at.tailer.listen(lambda entry: seen.append(entry.seq))
        begin = at.tailer.head.seq
        await point(at, "A")
        await point(other, "B")
        await point(at, "C")
        await point(other, "D")
        await at.tailer.reached(begin + 4)
        assert seen == [begin + 1, begin + 2, begin + 3, begin + 4]
