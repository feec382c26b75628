"""The tailer: every entry once, in order; a log that cannot be followed ends the server."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from protocol.commands import CreateServicePoint
from server.execution.door import Unavailable
from server.execution.tailer import Tailer
from server.store.store import LogEntry
from tests.conftest import ExpectedLogs
from tests.hall import ADMIN, house


def point(number: int) -> CreateServicePoint:
    return CreateServicePoint(name="Cash", prefix=f"{'ABCDEFGH'[number]}", capacity=1)


async def test_each_entry_is_told_once_and_in_order(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        seen: list[int] = []
        at.tailer.listen(lambda entry: seen.append(entry.seq))
        begin = at.tailer.head.seq
        commands = [at.door.execute(point(n), ADMIN) for n in range(8)]
        await asyncio.gather(*commands)
        await at.tailer.reached(at.door.head.seq)
        assert seen == list(range(begin + 1, at.door.head.seq + 1))


async def test_a_listener_that_fails_keeps_no_news_from_the_others(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("a listener of the log failed")

    def broken(_: LogEntry) -> None:
        raise ZeroDivisionError

    async with house(tmp_path) as at:
        seen: list[int] = []
        at.tailer.listen(broken)
        at.tailer.listen(lambda entry: seen.append(entry.seq))
        await at.do(point(0))
        assert seen[-1] == at.door.head.seq


async def test_a_gap_in_the_log_ends_the_server_and_whoever_waits_hears_of_it(
    tmp_path: Path, expected_logs: ExpectedLogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("the log cannot be followed")
    async with house(tmp_path) as at:
        ended = asyncio.Event()
        other = Tailer(at.store, at.door, ended.set)
        await other.start()
        log = at.store.log
        monkeypatch.setattr(at.store.newest, "past", lambda after: [])
        monkeypatch.setattr(at.store, "log", lambda after, limit: log(after + 1, limit))
        await at.door.execute(point(0), ADMIN)
        answered = await at.door.execute(point(1), ADMIN)
        async with asyncio.timeout(30):
            await ended.wait()
            with pytest.raises(Unavailable):
                await other.reached(answered.seq)
        await other.stop()


async def test_whoever_waits_for_a_tailer_that_stops_is_let_go(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        waiting = asyncio.ensure_future(at.tailer.reached(at.door.head.seq + 1))
        await asyncio.sleep(0)
        await at.tailer.stop()
        with pytest.raises(Unavailable):
            await waiting
