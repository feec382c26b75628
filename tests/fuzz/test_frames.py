"""20,000 frames of every sort: each is answered, or ends its connection with a known code.

What the server logs fails the test, as everywhere.
"""

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
from tests.server.sync.sockets import sockets
from tests.server.sync.wire import Wire

FRAMES: Final = 6_700
"""Of each role, so that there are more than 20,000."""
MOST: Final = 45
"""In one conversation: more would be too many at once."""
BESIDE: Final = 24
"""Conversations at a time."""
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


def _conversation(random: Random, messages: list[dict[str, Any]], hello: bytes) -> list[bytes]:
    return [hello, *(_frame(random, messages) for _ in range(random.randint(1, MOST)))]


@pytest.mark.parametrize("role", ["admin", "kiosk", None])
async def test_no_frame_is_a_fault_of_the_server(tmp_path: Path, role: Role | None) -> None:
    async with sockets(tmp_path) as hall:
        messages = _messages(hall.point)
        hello = encode(Hello([1], token=hall.token(role) if role else ""))
        random, ends, taken = Random(f"{role}"), set[int](), 0
        while taken < FRAMES:
            told = [_conversation(random, messages, hello) for _ in range(BESIDE)]
            wires = await asyncio.gather(*(Wire.through(hall.sync, frames) for frames in told))
            ends |= {wire.code for wire in wires}
            taken += sum(wire.taken for wire in wires)
        assert ends <= set(CLOSE_CODES) - {4503}
        assert {1000, 4400} <= ends
        assert not hall.sync.sockets
        assert hall.house.tailer.head.seq >= hall.house.door.head.seq - 1
        async with hall.guest() as client:
            await client.follow(f"queue/{hall.point}")
