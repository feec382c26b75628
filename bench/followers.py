"""Load over websockets: many clients that follow, cheap enough not to slow the server. A process.

Frames are parsed by hand: the server's are unmasked, and a mask of zeros leaves ours as they are.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final, cast

import msgspec

from bench.control import obey, run
from protocol.codec import encode
from protocol.messages import ClientMessage, Delta, Hello, Position, Sub

PATIENCE_S: Final = 60.0
UPGRADE: Final = (
    b"GET /sync HTTP/1.1\r\nHost: hall.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT: Final = 0x81
CLOSE: Final = 0x88
PING: Final = 0x89
PONG: Final = 0x8A
_delta: msgspec.json.Decoder[Delta] = msgspec.json.Decoder(Delta)


class Who(msgspec.Struct, frozen=True):
    """What one client is: nothing means that it upgrades and says no more."""

    token: str = ""
    topics: list[str] = []


class Client(asyncio.Protocol):
    """One socket: upgrades, says its messages, counts what it hears."""

    def __init__(self, who: Who, crowd: Crowd, positions: dict[str, Position]) -> None:
        self.who = who
        self.positions = positions
        """By topic: where the last delta began, as if that one had been lost."""
        self.q = -1
        self.deltas = 0
        self.heard = 0
        self.taken: list[bytes] = []
        self.transport: asyncio.Transport | None = None
        self._crowd = crowd
        self._missing = len(who.topics) + 1 if who.topics else 0
        self._open = False
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the upgrade."""
        # Those of uvloop are no subclasses.
        made = cast(asyncio.Transport, transport)
        self.transport = made
        made.write(UPGRADE)

    def data_received(self, data: bytes) -> None:
        """The answer to the upgrade, then frames."""
        self._buffer += data
        if not self._open and not self._upgraded():
            return
        start = 0
        while (span := frame_at(self._buffer, start)) is not None:
            self._frame(self._buffer[start], self._buffer[span[0] : span[1]])
            start = span[1]
        self._buffer = self._buffer[start:]

    def _upgraded(self) -> bool:
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        if b" 101 " not in head:
            self._crowd.fail(head.decode())
            return False
        self._open, self._buffer = True, rest
        assert self.transport is not None
        self.transport.write(b"".join(masked(encode(message)) for message in self._messages()))
        if not self._missing:
            self._crowd.arrived()
        return True

    def _messages(self) -> list[ClientMessage]:
        if not self.who.topics:
            return []
        subs = [Sub(topic, self.positions.get(topic)) for topic in self.who.topics]
        return [Hello([1], token=self.who.token), *subs]

    def _frame(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            self._take(payload)
        elif kind == PING and self.transport is not None:
            self.transport.write(masked(payload, PONG))
        elif kind == CLOSE:
            self._crowd.fail(f"a socket was closed: {payload[2:].decode()}")

    def _take(self, payload: bytes) -> None:
        self.heard += 1
        if payload.startswith(b'{"t":"d"'):
            self.deltas += 1
            self.taken.append(payload)
            self.q = q_of(payload)
        if self._missing:
            self._missing -= 1
            if not self._missing:
                self._crowd.arrived()
        elif self.q >= self._crowd.wanted > 0:
            self.q = -1
            self._crowd.arrived()

    def lost_one(self) -> dict[str, Position]:
        """The positions to resume from when the last delta was lost."""
        if self.taken:
            delta = _delta.decode(self.taken[-1])
            return {**self.positions, delta.topic: Position(delta.epoch, delta.f)}
        return self.positions


class Crowd:
    """All sockets to one server."""

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.wanted = 0
        self._missing = 0
        self._all: asyncio.Future[None] | None = None

    async def connect(self, asked: dict[str, Any]) -> float:
        """Open a socket for each of `clients` to `port`; seconds until all are in step."""
        who = msgspec.convert(asked["clients"], list[Who])
        return await self._open(asked["port"], [Client(one, self, {}) for one in who])

    async def resume(self, asked: dict[str, Any]) -> float:
        """Cut all at once and come back, having lost the last delta; seconds until all are back."""
        again = [Client(one.who, self, one.lost_one()) for one in self.clients]
        began = time.perf_counter()
        self._cut()
        await self._open(asked["port"], again)
        return time.perf_counter() - began

    async def want(self, asked: dict[str, Any]) -> None:
        """Wait until everybody has a delta that reaches `q`."""
        self._missing, self.wanted = 0, asked["q"]
        for client in self.clients:
            if client.q >= self.wanted:
                client.q = -1
            else:
                self._missing += 1
        await self._everybody()
        self.wanted = 0

    async def deltas(self, _asked: dict[str, Any]) -> int:
        """How many deltas all have heard together."""
        return sum(client.deltas for client in self.clients)

    async def heard(self, _asked: dict[str, Any]) -> int:
        """How many messages all have heard together, heartbeats included."""
        return sum(client.heard for client in self.clients)

    async def taken(self, _asked: dict[str, Any]) -> list[str]:
        """The deltas that the first client has heard since this was asked before."""
        taken, self.clients[0].taken = self.clients[0].taken, []
        return [payload.decode() for payload in taken]

    async def q(self, asked: dict[str, Any]) -> int:
        """The seq that a delta reaches."""
        return q_of(asked["text"].encode())

    def arrived(self) -> None:
        """A client is where it was to come."""
        self._missing -= 1
        if self._missing == 0 and self._all is not None and not self._all.done():
            self._all.set_result(None)

    def fail(self, why: str) -> None:
        """A client was turned away."""
        if self._all is not None and not self._all.done():
            self._all.set_exception(RuntimeError(why))

    def _cut(self) -> None:
        for client in self.clients:
            if client.transport is not None:
                client.transport.abort()

    async def _open(self, port: int, clients: list[Client]) -> float:
        loop = asyncio.get_running_loop()
        began = time.perf_counter()
        self.clients, self._missing = clients, len(clients)
        waiting = asyncio.create_task(self._everybody())
        await asyncio.gather(
            *(loop.create_connection(lambda one=one: one, "127.0.0.1", port) for one in clients)  # type: ignore[misc]
        )
        await waiting
        return time.perf_counter() - began

    async def _everybody(self) -> None:
        if not self._missing:
            return
        self._all = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._all
        except TimeoutError:
            raise RuntimeError(f"{self._missing} sockets heard nothing of it") from None


def q_of(delta: bytes) -> int:
    """The seq that a delta reaches. Its head is short, and `q` stands in it before any record."""
    start = delta.index(b'"q":') + 4
    return int(delta[start : delta.index(b",", start)])


def masked(payload: bytes, kind: int = TEXT) -> bytes:
    """A client's frame with a mask of zeros."""
    size = len(payload)
    length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    return bytes((kind,)) + length + bytes(4) + payload


def frame_at(data: bytes, start: int) -> tuple[int, int] | None:
    """Where the payload of the server's frame at `start` lies, or None if it is not whole."""
    if len(data) < start + 2:
        return None
    size, begin = data[start + 1], start + 2
    if size > 125:
        width = 2 if size == 126 else 8
        size, begin = int.from_bytes(data[begin : begin + width], "big"), begin + width
    return (begin, begin + size) if len(data) >= begin + size else None


async def _main() -> None:
    crowd = Crowd()
    await obey(
        {
            "connect": crowd.connect,
            "resume": crowd.resume,
            "want": crowd.want,
            "deltas": crowd.deltas,
            "heard": crowd.heard,
            "taken": crowd.taken,
            "q": crowd.q,
        }
    )


if __name__ == "__main__":
    run(_main())
