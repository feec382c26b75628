"""A whole house whose clients talk to it over lines that misbehave, in quickened time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from client.link import Link
from client.live import Live
from client.timing import Timing
from protocol.commands import CreateServicePoint
from protocol.outcomes import Saved
from protocol.records import Role
from server.accounts.keys import Keys
from server.accounts.presence import Presence
from server.accounts.tokens import Tokens
from server.sync.websocket import Patience, SyncApp
from tests.conversation.line import Chaos, Line
from tests.conversation.watch import Fold, Watch, shown
from tests.hall import NOON, House, house, person
from tests.loop_time import LoopTime

QUICK: Final = 100
"""How many seconds of the clients' clock pass in a real one."""
MOST_S: Final = 2.0
"""So much of it goes by at most while the loop turns once: less than a client bears in silence."""
WITHIN_S: Final = 30


async def until(what: Callable[[], bool]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(WITHIN_S):
        while not what():
            await asyncio.sleep(0.001)


class Guest:
    """One program: a running link with what it knows, and somebody who watches it."""

    def __init__(self, talk: Talk, role: Role, number: int, *topics: str) -> None:
        self.topics = topics
        self._talk = talk
        self._role = role
        self._number = number
        self.sign_ins = 0
        timing = Timing(talk.time.now, talk.time.sleep, talk.chaos.random.random)
        self.live = Live(timing.monotonic, lambda: NOON)
        self.watch = Watch(self.live, talk.fold)
        self.link = Link(
            "http://hall.test", self._token, topics, self.live, device=f"d{number}", timing=timing
        )

    async def _token(self) -> str:
        self.sign_ins += 1
        return self._talk.token(self._role, self._number)

    def in_step(self) -> bool:
        """Whether every topic is where the server's is."""
        tailer = self._talk.at.tailer
        return tailer.head == self._talk.at.door.head and all(
            shown(topic, tailer.floor) == self.live.replica(topic).state for topic in self.topics
        )


class Talk:
    """The server's end, and the lines. The server can be closed and opened again."""

    at: House
    sync: SyncApp

    def __init__(self, folder: Path, chaos: Chaos, topics: set[str]) -> None:
        self.chaos = chaos
        self.time = LoopTime(MOST_S, QUICK)
        """The clients' clock."""
        self.fold = Fold(topics)
        self.point = ""
        self.real = NOON
        """The real clock, ms, by which tokens expire; moved by hand."""
        self._folder = folder
        self._keys = Keys.made_up()
        self._tokens = Tokens(self._keys, lambda: self.real)
        self._open: AsyncExitStack | None = None

    async def open(self) -> None:
        """The server begins, on what it had."""
        self._open = AsyncExitStack()
        self.at = await self._open.enter_async_context(house(self._folder))
        self.fold.follow(self.at.tailer)
        self.sync = SyncApp(
            self.at.door,
            self.at.tailer,
            self._tokens,
            self.at.clock,
            Presence(self._keys, self.at.clock.now),
            patience=Patience(hello_s=WITHIN_S, tend_s=0.01),
            real_now=lambda: self.real,
        )
        await self.sync.start()
        if not self.point:
            saved = await self.at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=2))
            assert isinstance(saved, Saved)
            self.point = saved.id

    async def close(self) -> None:
        """The server ends; until it opens, nobody answers."""
        if self._open is not None:
            ending, self._open = self._open, None
            await self.sync.stop()
            await ending.aclose()

    def token(self, role: Role, number: int) -> str:
        """What a program signs in with."""
        if role in ("kiosk", "display"):
            return self._tokens.device(person(number).id, role, role)
        return self._tokens.access(person(number).id, role, role)[0]

    def line(self, _url: str, **_options: Any) -> Line:
        """In place of *websockets*' connect. Raises `OSError` while nobody listens."""
        if self._open is None:
            raise OSError("nobody listens")
        return Line(self.sync, self.chaos)

    async def beats(self) -> None:
        """Heartbeats in quickened time."""
        while True:
            await self.time.sleep(4)
            self.sync.hub.beat(float("inf"))


@asynccontextmanager
async def talking(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    chaos: Chaos,
    *guests: tuple[Any, ...],
    beats: bool = True,
) -> AsyncIterator[tuple[Talk, list[Guest]]]:
    """A house with a point of two desks, and programs that begin to talk to it.

    Each guest is (role, number, topic …). At the end nobody may have seen a wrong state.
    """
    talk = Talk(folder, chaos, {topic for guest in guests for topic in guest[2:]})
    await talk.open()
    monkeypatch.setattr("client.link.connect", talk.line)
    monkeypatch.setattr("client.link.OPEN_WITHIN_S", WITHIN_S)
    programs = [Guest(talk, *guest) for guest in guests]
    links = [asyncio.ensure_future(program.link.run()) for program in programs]
    beating = [asyncio.ensure_future(talk.beats())] if beats else []
    try:
        yield talk, programs
    finally:
        chaos.heal()
        for task in links + beating:
            task.cancel()
        ends = await asyncio.gather(*links, *beating, return_exceptions=True)
        await talk.close()
    assert all(isinstance(end, asyncio.CancelledError) for end in ends), ends
    assert talk.fold.faults == []
    for program in programs:
        program.watch.check()


def seeded(seed: int, **rates: float) -> Chaos:
    """A line that misbehaves by a seed."""
    return Chaos(Random(seed), **rates)
