"""A server that is killed again and again under load loses nothing and doubles nothing."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Final

from sqlalchemy import select

from protocol.changes import Put
from protocol.commands import CreateServicePoint, JoinQueue
from protocol.outcomes import Saved
from protocol.records import Entry, Site
from server.accounts.keys import Keys
from server.cli.site import opened
from server.data_folder import DATABASE, KEYS
from server.domain.floor import Floor
from server.execution.verifying import verify
from server.store.store import LogEntry, Store
from server.store.tables import audit
from tests.conversation.crowd import Crowd, until
from tests.conversation.server_process import ServerProcess
from tests.conversation.watch import shown

KILLS: Final = 20
MOST_IN_A_LIFE: Final = 150
SOCKETS: Final = 4
POSTS: Final = 3
JOIN: Final = JoinQueue.op()


async def _set_up(data: Path) -> tuple[str, str]:
    """A point at which a hundred thousand can wait, and the token of a kiosk."""
    async with opened(data) as site:
        saved = await site.do(
            CreateServicePoint(name="Citizens", prefix="A", capacity=2, max_waiting=100_000)
        )
        assert isinstance(saved, Saved)
        account = await site.enter("Entrance", "kiosk", None)
        return saved.id, site.tokens.device(account.id, "kiosk", account.name)


@asynccontextmanager
async def _running(server: ServerProcess) -> AsyncIterator[None]:
    """One life of the server that ends as it may."""
    await asyncio.to_thread(server.start)
    try:
        yield
    finally:
        if server.running:
            await asyncio.to_thread(server.end, signal.SIGKILL)


async def test_twenty_kills_under_load_lose_no_answered_join_and_double_none(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    point, token = await _set_up(data)
    server = ServerProcess(data, tmp_path / "server.log")
    crowd = Crowd(server.url, token, point)
    try:
        store = await _killed_again_and_again(server, crowd)
    finally:
        await crowd.hang_up()
    assert server.complaints == []
    for watch in crowd.watches:
        watch.check()
    _nothing_lost_or_doubled(store, crowd)
    store.close()


async def _killed_again_and_again(server: ServerProcess, crowd: Crowd) -> Store:
    """The load and the deaths; at the end everybody has an answer and is in step."""
    random = Random(9)
    crowd.begin(SOCKETS, POSTS)
    for _ in range(KILLS):
        async with _running(server):
            await crowd.has(len(crowd.given) + random.randint(1, MOST_IN_A_LIFE))
    async with _running(server):
        await crowd.end()
        chain = Keys.load(server.data / KEYS).chain
        store = Store.open(server.data / DATABASE, 0, os.urandom(20), chain=chain)
        await until(lambda: _in_step(crowd, store))
        await crowd.hang_up()
        assert await asyncio.to_thread(server.end) == 0
    return store


def _in_step(crowd: Crowd, store: Store) -> bool:
    """Whether every copy shows what the database holds."""
    head, records = store.live()
    here = shown("kiosk", Floor(records, head.seq))
    return all(live.replica("kiosk").state == here for live in crowd.lives)


def _nothing_lost_or_doubled(store: Store, crowd: Crowd) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    log = _whole_log(store)
    assert [entry.seq for entry in log] == list(range(1, store.head().seq + 1))
    joined = list(_joined(log))
    # Everybody has an answer, so the log holds exactly what was answered.
    assert {(entry.id, entry.number) for _, entry in joined} == set(crowd.given.values())
    assert len(joined) == len(crowd.given)
    assert len({(day, entry.number) for day, entry in joined}) == len(joined)
    # The audit is whole, whenever its anchor was set last, and holds each join once.
    assert verify(store, 0).faults == []
    with store.engine.connect() as connection:
        told = connection.execute(select(audit.c.subject).where(audit.c.op == JOIN)).scalars().all()
    assert sorted(told) == sorted(entry.id for _, entry in joined)
    folded = Floor([Site(id=store.site, name="Now Serving")])
    for entry in log:
        folded.apply(entry.changes)
    assert folded.state == Floor(store.live()[1]).state


def _whole_log(store: Store) -> list[LogEntry]:
    log: list[LogEntry] = []
    while more := store.log(len(log)):
        log += more
    return log


def _joined(log: list[LogEntry]) -> Iterator[tuple[str, Entry]]:
    """Every entry that was ever made, with its business day."""
    day = ""
    for entry in log:
        for change in entry.changes:
            if isinstance(change, Put) and isinstance(change.r, Site):
                day = change.r.day
            elif isinstance(change, Put) and isinstance(change.r, Entry) and entry.kind == JOIN:
                yield day, change.r
