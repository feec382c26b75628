"""Kiosks and walls over the socket: proved by their key, one session each, seen to come and go."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import pytest

from protocol.changes import Put
from protocol.commands import PutDevice
from protocol.messages import Err, Hello, Ping, Pong, Welcome
from protocol.records import Device
from server.domain.actor import Actor
from server.domain.refused import Refused
from server.store.store import LogEntry
from server.sync.devices import ALIVE_S, BACK_S, DOUBLED_S, GONE_S, DeviceSessions
from server.sync.websocket import PATIENCE
from tests.hall import House, house, person
from tests.server.machine import Machine
from tests.server.sync.sockets import Client, Hall, sockets

WALL = person(5).id


class Wall(Machine):
    """A wall with a key that the house knows."""

    def __init__(self, hall: Hall) -> None:
        super().__init__()
        self.hall = hall
        hall.device_keys[WALL] = self.key
        self.token = hall.tokens.device(WALL, "display", "Wall", key=self.public)
        self._at: Iterator[int] = count(hall.real[0])

    def hello(self) -> Hello:
        """With a proof that is fresh."""
        return Hello([1], token=self.token, proof=self.proof(self.token, next(self._at)))

    async def says_hello(self, client: Client) -> Welcome | Err:
        await client.say(self.hello())
        answer = await client.hear()
        assert isinstance(answer, Welcome | Err)
        return answer


async def is_alive(client: Client) -> bool:
    await client.say(Ping(1))
    return (await client.hear_a(Pong)).at == 1


async def test_a_bound_token_needs_a_proof_that_was_not_used(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        wall = Wall(hall)
        used = wall.hello()
        async with hall.client() as client:
            await client.say(used)
            assert isinstance(await client.hear(), Welcome)
        for hello in (used, Hello([1], token=wall.token)):
            async with hall.client() as thief:
                await thief.say(hello)
                assert await thief.ended() == 4401


async def test_a_second_session_of_a_key_is_refused_and_noted_while_the_first_goes_on(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        await hall.house.do(PutDevice(device=WALL, name="Wall", role="display"))
        wall, noted = Wall(hall), asyncio.Event()
        hall.house.tailer.listen(lambda entry: noted.set() if _doubled(entry) else None)
        async with hall.client() as first, hall.client() as second:
            assert isinstance(await wall.says_hello(first), Welcome)
            refused = await wall.says_hello(second)
            assert isinstance(refused, Err) and refused.code == "device_connected"
            assert await second.ended() == 4409
            assert await is_alive(first)
            async with asyncio.timeout(30):
                await noted.wait()
            assert await is_alive(first)
        await comes_in(wall)


def _doubled(entry: LogEntry) -> bool:
    return any(
        isinstance(change, Put) and isinstance(change.r, Device) and change.r.doubled_at > 0
        for change in entry.changes
    )


async def comes_in(wall: Wall) -> None:
    """As soon as the server has seen that nobody else is there."""
    deadline = time.monotonic() + 30
    while True:
        async with wall.hall.client() as client:
            if isinstance(await wall.says_hello(client), Welcome):
                assert await is_alive(client)
                return
        assert time.monotonic() < deadline


async def test_a_session_that_has_died_in_silence_gives_way(tmp_path: Path) -> None:
    async with sockets(tmp_path, PATIENCE._replace(device_s=0.2)) as hall:
        wall = Wall(hall)
        async with hall.client() as dead:
            assert isinstance(await wall.says_hello(dead), Welcome)
            await comes_in(wall)
            assert await dead.ended() == 4409


async def test_a_revoked_device_is_closed_and_devices_without_a_key_may_be_many(
    tmp_path: Path,
) -> None:
    async with sockets(tmp_path) as hall:
        wall = Wall(hall)
        async with hall.client() as keyed, hall.guest("display") as one, hall.guest("display"):
            assert isinstance(await wall.says_hello(keyed), Welcome)
            hall.generations[WALL] = 2
            assert await keyed.ended() == 4401
            assert await is_alive(one)


class Session:
    """As far as devices are concerned."""

    def __init__(self, ident: str, at: float = 0.0) -> None:
        self.actor = Actor(ident, "display")
        self.heard_at = at


class Watch:
    """Devices of a house, with a clock in hand (s)."""

    def __init__(self, at: House) -> None:
        self.house = at
        self.now = 1_000.0
        self.sessions = self._started()

    def _started(self) -> DeviceSessions:
        return DeviceSessions(
            self.house.door, lambda: self.house.tailer.floor, lambda: self.now, ALIVE_S
        )

    async def restart(self) -> None:
        """The server has restarted: nobody is there."""
        self.sessions = self._started()
        self.sessions.start()
        await self.sessions.stop()

    async def noted(self, after_s: float = 0.0) -> int:
        """How many commands noting took."""
        self.now += after_s
        before = self.house.door.commands
        await self.sessions.note()
        await self.house.tailer.reached(self.house.door.head.seq)
        return self.house.door.commands - before

    def online(self) -> int:
        return sum(device.online for device in self.house.tailer.floor.of(Device))


@asynccontextmanager
async def watched(folder: Path, walls: int) -> AsyncIterator[tuple[Watch, list[str]]]:
    async with house(folder) as at:
        idents = [person(100 + number).id for number in range(walls)]
        for number, ident in enumerate(idents):
            await at.do(PutDevice(device=ident, name=f"Wall {number}", role="display"))
        yield Watch(at), idents


async def test_a_restart_of_a_full_house_writes_nothing_and_a_lost_wall_is_noted(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, 40) as (watch, idents):
        for ident in idents:
            watch.sessions.enter(Session(ident), keyed=True)
        batches = watch.house.door.batches
        assert await watch.noted() == 40
        assert watch.house.door.batches == batches + 1, "all in one commit"
        await watch.restart()
        assert await watch.noted(1) == 0
        for ident in idents[1:]:
            watch.sessions.enter(Session(ident), keyed=True)
        assert await watch.noted(BACK_S - 2) == 0
        assert await watch.noted(1) == 1
        assert watch.online() == 39


async def test_who_is_back_within_ten_seconds_was_never_away(tmp_path: Path) -> None:
    async with watched(tmp_path, 1) as (watch, (wall,)):
        first, second = Session(wall), Session(wall)
        watch.sessions.enter(first, keyed=False)
        watch.sessions.enter(second, keyed=False)
        assert await watch.noted() == 1
        watch.sessions.leave(first)
        assert await watch.noted(GONE_S) == 0, "another session of it goes on"
        watch.sessions.leave(second)
        watch.sessions.leave(second)
        assert await watch.noted(GONE_S - 1) == 0
        watch.sessions.enter(first, keyed=False)
        assert await watch.noted(GONE_S) == 0
        watch.sessions.leave(first)
        assert await watch.noted(GONE_S) == 1
        assert watch.online() == 0


async def test_a_copied_key_is_noted_once_a_minute_and_strangers_to_the_floor_never(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, 1) as (watch, (wall,)):
        alive = {ident: Session(ident, watch.now) for ident in (wall, "unknown")}
        for session in alive.values():
            watch.sessions.enter(session, keyed=True)
        await watch.noted()
        told = []
        for after_s in (0, 1, 1, DOUBLED_S, 1):
            watch.now += after_s
            for ident, session in alive.items():
                session.heard_at = watch.now
                with pytest.raises(Refused) as no:
                    watch.sessions.enter(Session(ident), keyed=True)
                assert no.value.refusal.code == "device_connected"
                session.heard_at = watch.now + 0.1
            told.append(await watch.noted())
        assert told == [1, 0, 0, 1, 0]


async def test_a_device_that_is_back_before_its_dead_session_is_missed_was_not_copied(
    tmp_path: Path,
) -> None:
    async with watched(tmp_path, 1) as (watch, (wall,)):
        dead, back = Session(wall, watch.now), Session(wall, watch.now)
        watch.sessions.enter(dead, keyed=True)
        assert await watch.noted(1) == 1
        for _ in range(2):
            with pytest.raises(Refused):
                watch.sessions.enter(back, keyed=True)
            assert await watch.noted(1) == 0
        back.heard_at = watch.now = watch.now + ALIVE_S
        assert watch.sessions.enter(back, keyed=True) is dead
        watch.sessions.leave(dead)
        back.heard_at += 1
        assert await watch.noted(1) == 0
        assert [d.doubled_at for d in watch.house.tailer.floor.of(Device)] == [0]
