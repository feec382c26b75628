"""Frames of every sort, by chance: each is answered or ends its connection with a known code."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from protocol.codec import command_message, encode
from protocol.commands import COMMAND_TYPES, CallNext, Customer, JoinQueue
from protocol.messages import CLOSE_CODES, Hello, Ping, Position, Qry, Sub, Un
from protocol.records import Role
from tests.server.sync.sockets import Hall, sockets

CONNECTIONS: Final = 150
FRAMES: Final = 6
IDENT: Final = "01900000-0000-7000-8000-000000000001"
ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    2**63,
    10**400,
    1e308,
    "",
    "\x00",
    "\ud800",
    "🎫" * 40,
    "م" * 65,
    "x" * 5_000,
    [],
    {},
    [[[[]]]],
    {"t": "hello"},
)


def _messages(point: str) -> list[dict[str, Any]]:
    join = JoinQueue(service_point=point, customer=Customer(name="Åse"))
    known = [
        Hello([1], device="K1"),
        Sub("staff"),
        Sub(f"queue/{point}", Position("e", 1)),
        Un("staff"),
        Ping(1),
        Qry("q", "entry", {"entry": IDENT}),
        command_message(IDENT, join),
        command_message(IDENT, CallNext(desk=IDENT)),
    ]
    made = [json.loads(encode(message)) for message in known]
    ops = [command.op() for command in COMMAND_TYPES]
    return made + [{"t": "cmd", "id": IDENT, "op": {"op": op, "entry": IDENT}} for op in ops]


def _frame(random: Random, messages: list[dict[str, Any]]) -> bytes:
    message = json.loads(json.dumps(random.choice(messages)))
    place = message["op"] if "op" in message and random.random() < 0.7 else message
    match random.randrange(6):
        case 0:
            place[random.choice(list(place))] = random.choice(ODD)
        case 1:
            place[random.choice(("x", "seq", "customer", "notes"))] = random.choice(ODD)
        case 2:
            del place[random.choice(list(place))]
    frame = json.dumps(message, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")
    if random.random() < 0.2:
        at = random.randrange(len(frame))
        frame = frame[:at] + random.choice((b"", b"\xff", b"]", b"\\", b"\x00")) + frame[at + 1 :]
    return frame


class Wire:
    """One connection in memory; the server's close code is its end."""

    def __init__(self, frames: list[bytes]) -> None:
        self.said: list[dict[str, Any]] = []
        self._events: list[dict[str, Any]] = [{"type": "websocket.connect"}]
        self._events += [{"type": "websocket.receive", "bytes": frame} for frame in frames]

    async def receive(self) -> dict[str, Any]:
        await asyncio.sleep(0)
        return self._events.pop(0) if self._events else {"type": "websocket.disconnect"}

    async def send(self, event: dict[str, Any]) -> None:
        self.said.append(event)


async def _ended(hall: Hall, hello: bytes, frames: list[bytes]) -> int:
    wire = Wire([hello, *frames])
    await hall.sync({"headers": [], "extensions": {}}, wire.receive, wire.send)
    last = wire.said[-1]
    return int(last["code"]) if last["type"] == "websocket.close" else 1000


@pytest.mark.parametrize("role", ["admin", "kiosk", None])
async def test_no_frame_is_a_fault_of_the_server(tmp_path: Path, role: Role | None) -> None:
    async with sockets(tmp_path) as hall:
        messages = _messages(hall.point)
        hello = encode(Hello([1], token=hall.token(role) if role else ""))
        ends = set()
        for seed in range(CONNECTIONS):
            random = Random(seed)
            frames = [_frame(random, messages) for _ in range(random.randint(1, FRAMES))]
            ends.add(await _ended(hall, hello, frames))
        assert ends <= set(CLOSE_CODES) - {4503}
        assert {1000, 4400} <= ends
        assert hall.house.tailer.head.seq >= hall.house.door.head.seq - 1
        async with hall.guest() as client:
            await client.follow(f"queue/{hall.point}")
