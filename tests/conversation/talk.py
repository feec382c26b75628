"""A whole house whose clients talk to it over lines that misbehave, in quickened time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from client.link import Link
from client.live import Live
from client.timing import Timing
from protocol.changes import State
from protocol.commands import CreateServicePoint
from protocol.messages import Position
from protocol.outcomes import Saved
from protocol.records import Role
from protocol.topics import parse_topic
from server.accounts.keys import Keys
from server.accounts.tokens import Tokens
from server.sync.topic import LiveTopic
from server.sync.websocket import Patience, SyncApp
from tests.conversation.line import Chaos, Line
from tests.hall import NOON, House, house, person

QUICK: Final = 100
"""How many seconds of the clients' clock pass in a real one."""
WITHIN_S: Final = 20


async def until(what: Callable[[], bool]) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(WITHIN_S):
        while not what():
            await asyncio.sleep(0.001)


class Guest:
    """One program: a running link with what it knows. Its replicas must never go back."""

    def __init__(self, talk: Talk, role: Role, number: int, *topics: str) -> None:
        self.topics = topics
        self._talk = talk
        self._role = role
        self._number = number
        self._reached: dict[str, Position] = {}
        random = talk.chaos.random
        timing = Timing(
            lambda: time.monotonic() * QUICK, lambda s: asyncio.sleep(s / QUICK), random.random
        )
        self.live = Live(timing.monotonic, lambda: NOON)
        self.live.listen(self._watch)
        self.link = Link(
            "http://hall.test", self._token, topics, self.live, device=f"d{number}", timing=timing
        )

    async def _token(self) -> str:
        return self._talk.token(self._role, self._number)

    def _watch(self, topic: str) -> None:
        here = self.live.replica(topic).position if topic else None
        if here is not None:
            before = self._reached.get(topic)
            assert before is None or before.epoch != here.epoch or before.seq <= here.seq
            self._reached[topic] = here

    def in_step(self) -> bool:
        """Whether every topic is where the server's is."""
        return all(self._talk.agrees(t, self.live.replica(t).state) for t in self.topics)


class Talk:
    """The server's end, and the lines."""

    def __init__(self, at: House, point: str, chaos: Chaos) -> None:
        self.at = at
        self.point = point
        self.chaos = chaos
        self._tokens = Tokens(Keys.made_up(), lambda: NOON)
        self.sync = SyncApp(
            at.door,
            at.tailer,
            self._tokens,
            at.clock,
            patience=Patience(hello_s=0.2),
            real_now=lambda: NOON,
        )

    def token(self, role: Role, number: int) -> str:
        """What a program signs in with."""
        if role in ("kiosk", "display"):
            return self._tokens.device(person(number).id, role, role)
        return self._tokens.access(person(number).id, role, role)[0]

    def line(self, _url: str, **_options: Any) -> Line:
        """In place of *websockets*' connect."""
        return Line(self.sync, self.chaos)

    def agrees(self, name: str, state: State) -> bool:
        """Whether a client's copy of a topic is what the floor shows now."""
        topic, tailer = parse_topic(name), self.at.tailer
        assert topic is not None
        if tailer.head != self.at.door.head:
            return False
        fresh = LiveTopic(topic, tailer.floor, tailer.head.epoch, tailer.head.seq, tailer.at)
        return fresh.shown == state

    async def beat(self) -> None:
        """Heartbeats in quickened time."""
        while True:
            await asyncio.sleep(4 / QUICK)
            self.sync.hub.beat(float("inf"))


@asynccontextmanager
async def talking(
    folder: Path, monkeypatch: pytest.MonkeyPatch, chaos: Chaos, *guests: tuple[Any, ...]
) -> AsyncIterator[tuple[Talk, list[Guest]]]:
    """A house with a point of two desks, and programs that begin to talk to it.

    Each guest is (role, number, topic …).
    """
    async with house(folder) as at:
        saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=2))
        assert isinstance(saved, Saved)
        talk = Talk(at, saved.id, chaos)
        await talk.sync.start()
        monkeypatch.setattr("client.link.connect", talk.line)
        monkeypatch.setattr("client.link.OPEN_WITHIN_S", 0.3)
        programs = [Guest(talk, *guest) for guest in guests]
        tasks = [asyncio.ensure_future(program.link.run()) for program in programs]
        tasks.append(asyncio.ensure_future(talk.beat()))
        try:
            yield talk, programs
        finally:
            chaos.heal()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await talk.sync.stop()


def seeded(seed: int, **rates: float) -> Chaos:
    """A line that misbehaves by a seed."""
    return Chaos(Random(seed), **rates)
