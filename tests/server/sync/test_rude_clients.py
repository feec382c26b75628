"""Whatever one client sends, it gets a code and a sentence, and the others are served on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from protocol.messages import MAX_STAFF_FRAME, Delta, Err, Ping, Pong, Sub, Un
from protocol.replica import Replica
from server.sync.websocket import SyncApp
from tests.server.sync.sockets import IMPATIENT, WATCHFUL, Client, Hall, sockets

OTHERS_VISIT = "01900000-0000-7000-8000-000000000001"


async def _in_fragments(client: Client) -> None:
    async def halves() -> AsyncIterator[str]:
        for _ in range(2):
            yield "x" * (MAX_STAFF_FRAME // 2 + 1)

    await client.socket.send(halves())


async def _invalid_utf8(client: Client) -> None:
    await client.socket.send(b'{"t":"sub","topic":"\xc3\x28"}', text=True)


async def _unmasked(client: Client) -> None:
    client.socket.transport.write(b'\x81\x15{"t":"ping","at":123}')


async def _not_a_frame(client: Client) -> None:
    client.socket.transport.write(b"\xff" * 64)


def _says(text: str | bytes) -> Callable[[Client], Awaitable[None]]:
    return lambda client: client.say(text)


DEEP = '{"t":"qry","id":"q","name":"entry","args":{"entry":' + "[" * 7_000 + "]" * 7_000 + "}}"
ABUSES: dict[str, tuple[Callable[[Client], Awaitable[None]], int]] = {
    "oversized": (_says(" " * (MAX_STAFF_FRAME + 1)), 1009),
    "oversized in fragments": (_in_fragments, 1009),
    "not json": (_says("hello?"), 4400),
    "half a message": (_says('{"t":"sub","topic":"st'), 4400),
    "empty": (_says(""), 4400),
    "null": (_says("null"), 4400),
    "a list": (_says("[]"), 4400),
    "no such message": (_says('{"t":"drop","table":"entry"}'), 4400),
    "a server's message": (_says('{"t":"bye","code":"x","detail":"","after_ms":0}'), 4400),
    "a name too long": (_says('{"t":"sub","topic":"' + "s" * 10_000 + '"}'), 4400),
    "a number of ten thousand digits": (_says('{"t":"ping","at":' + "1" * 10_000 + "}"), 4400),
    "deep json": (_says(DEEP), 4400),
    "binary nonsense": (_says(bytes(range(256))), 4400),
    "invalid utf-8": (_invalid_utf8, 4400),
    "hello again": (_says('{"t":"hello","v":[1]}'), 4400),
    "unmasked": (_unmasked, 1002),
    "not a frame": (_not_a_frame, 1002),
}


async def _still_served(hall: Hall, other: Client, replica: Replica) -> None:
    """Another client is answered and hears what happens."""
    await other.say(Ping(7))
    assert (await other.hear_a(Pong)).at == 7
    joined = await hall.join()
    while replica.position is None or replica.position.seq < hall.house.tailer.head.seq:
        replica.delta(await other.hear_a(Delta))
    assert any(getattr(record, "id", "") == joined.entry for record in replica.state.values())


@pytest.mark.parametrize("name", ABUSES)
async def test_a_rude_client_is_sent_away_with_its_code_and_the_others_are_served_on(
    tmp_path: Path, name: str
) -> None:
    rudeness, code = ABUSES[name]
    async with (
        sockets(tmp_path) as hall,
        hall.guest("staff") as other,
        hall.guest("staff") as rude,
    ):
        replica = Replica("staff")
        replica.snapshot(await other.follow("staff"))
        await rude.follow("staff")
        await rudeness(rude)
        assert await rude.ended() == code
        await _still_served(hall, other, replica)
        assert len(hall.sync.sockets) == 1


@pytest.mark.parametrize(
    ("name", "says"),
    [("not json", "not understood"), ("invalid utf-8", "utf-8"), ("hello again", "once")],
)
async def test_before_it_is_sent_away_it_is_told_why(tmp_path: Path, name: str, says: str) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as rude:
        await ABUSES[name][0](rude)
        err = await rude.hear_a(Err)
        assert err.code == "malformed" and says in err.detail


async def test_a_frame_of_bytes_is_read_like_one_of_text(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest() as client:
        await client.say(b'{"t":"ping","at":5}')
        assert (await client.hear_a(Pong)).at == 5


@pytest.mark.parametrize(
    ("topic", "code"),
    [
        ("weather", "not_found"),
        ("staff", "forbidden"),
        ("kiosk", "forbidden"),
        (f"visitor/{OTHERS_VISIT}", "forbidden"),
    ],
)
async def test_a_topic_that_is_not_there_or_not_ones_own_leaves_the_connection_as_it_is(
    tmp_path: Path, topic: str, code: str
) -> None:
    async with sockets(tmp_path) as hall, hall.guest("display") as client:
        await client.say(Sub(topic))
        err = await client.hear_a(Err)
        assert (err.code, err.topic) == (code, topic)
        await client.say(Un(topic))
        await client.follow("display")


async def test_who_says_hello_too_late_hears_that_it_was_too_late(tmp_path: Path) -> None:
    async with sockets(tmp_path, IMPATIENT) as hall, hall.client() as late:
        assert await late.ended() == 4408
        hall.sync._patience = WATCHFUL
        async with hall.guest() as other:
            await other.say(Ping(1))
            assert (await other.hear_a(Pong)).at == 1


async def test_who_comes_in_as_the_server_stops_is_sent_away_too(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall:
        said: list[dict[str, object]] = []
        accepting, accepted = asyncio.Event(), asyncio.Event()

        async def send(event: dict[str, object]) -> None:
            said.append(event)
            if event["type"] == "websocket.accept":
                accepting.set()
                await accepted.wait()

        async def receive() -> dict[str, object]:
            return {"type": "websocket.connect"}

        app: SyncApp = hall.sync
        coming = asyncio.create_task(app({"headers": []}, receive, send))
        await accepting.wait()
        await app.stop()
        accepted.set()
        async with asyncio.timeout(30):
            await coming
        assert said[-1]["type"] == "websocket.close"
        assert said[-1]["code"] == 1012


async def test_a_hundred_rude_clients_at_once_leave_nothing_behind(tmp_path: Path) -> None:
    async with sockets(tmp_path) as hall, hall.guest("staff") as other:
        replica = Replica("staff")
        replica.snapshot(await other.follow("staff"))

        async def rude(number: int) -> int:
            rudeness, code = list(ABUSES.values())[number % len(ABUSES)]
            async with hall.guest("staff") as client:
                await rudeness(client)
                return await client.ended() - code

        assert set(await asyncio.gather(*(rude(number) for number in range(100)))) == {0}
        await _still_served(hall, other, replica)
        assert len(hall.sync.sockets) == 1
