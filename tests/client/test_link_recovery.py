"""Broken, silent and refused connections, and the way back."""

from __future__ import annotations

import asyncio
import errno

import pytest

from client.credential import TokenUnavailable
from protocol.messages import (
    Bye,
    Ping,
    Pong,
    Position,
    Sub,
)
from tests.client.client_side import Client, conversation, delta, in_step
from tests.client.scripted_server import scripted_server


async def test_a_broken_line_is_resumed_from_the_position_and_is_not_live_before_the_answer() -> (
    None
):
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        side.breaks()
        await client.until(lambda: not client.live.status.connected)
        assert client.live.status.reason == "The connection broke"
        client.clockwork.advance(12)
        again = await server.connection()
        hello = await again.welcomes()
        assert hello.token == "first"
        assert await again.hears(Sub) == Sub("display", Position("e", 5))
        assert client.phase() == "stale"
        await again.says(delta(5, 5))
        await client.until(lambda: client.phase() == "live")


async def test_a_refused_token_is_asked_for_again_and_no_other_close_does_so() -> None:
    async with conversation("display") as (server, client):
        heard = []
        for code in (4401, 4503, 1012, 4401):
            side = await server.connection()
            heard.append((await side.welcomes()).token)
            await side.closes(code)
            await client.paused()
        side = await server.connection()
        heard.append((await side.welcomes()).token)
    assert heard == ["first", "second", "second", "second", "third"]


@pytest.mark.parametrize(("held_s", "pause_s"), [(1.5, 8.0), (2.5, 0.2)])
async def test_pauses_grow_to_eight_seconds_and_begin_small_after_a_connection_of_two(
    held_s: float, pause_s: float
) -> None:
    async with conversation("display") as (server, client):
        for _ in range(8):
            side = await server.connection()
            await side.closes(1001)
            await client.paused()
        rests = [pause for pause in client.clockwork.pauses if pause != 1.0]
        assert rests == pytest.approx([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 8.0, 8.0])
        side = await in_step(server, client)
        client.clockwork.advance(held_s)
        side.breaks()
        await client.paused()
        assert client.clockwork.pauses[-1] == pytest.approx(pause_s)


async def test_bye_says_when_to_come_back_and_why() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(Bye("restart", "The server restarts", 2_500))
        await side.closes(1012)
        await client.until(lambda: not client.live.status.connected)
        assert client.live.status.reason == "The server restarts"
        assert client.live.status.retry_at == client.live.now() + 2_500


async def test_it_pings_every_four_seconds_and_keeps_the_clock_of_the_shortest_trip() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for second in range(1, 5):
            await asyncio.sleep(0)
            client.clockwork.advance(1.0)
            await _woken(client, second)
        ping = await side.hears(Ping)
        assert ping.at == 1_004_000
        await side.says(Pong(ping.at, 9_000))
        await side.says(delta(5, 6, "A001"))
        await client.until(lambda: client.numbers())
        assert client.live.now() == 9_000


async def test_a_line_that_has_gone_silent_is_given_up_and_made_anew() -> None:
    async with conversation("display") as (server, client):
        await in_step(server, client)
        client.clockwork.advance(11)
        await client.until(lambda: not client.live.status.connected)
        assert client.live.status.reason == "Nothing heard for 10 s"
        assert client.phase() == "stale"


async def test_without_a_server_it_connects_on_and_says_so_then_says_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "client.link")
    async with asyncio.timeout(30):
        client = Client("http://127.0.0.1:1", "display")
        running = asyncio.ensure_future(client.link.run())
        await client.until(lambda: client.live.status.retry_at)
        status = client.live.status
        assert (status.phase, status.as_of, status.connected) == ("connecting", None, False)
        assert status.reason.endswith("does not answer (no server runs there)")
        assert f"ConnectionRefusedError({errno.ECONNREFUSED}" in caplog.text
        client.clockwork.advance(31)
        assert client.phase() == "away"
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_a_token_that_cannot_be_had_is_asked_for_later() -> None:
    async with conversation("display") as (server, client):
        answers: list[str | None] = [None, "late"]

        async def token() -> str:
            answer = answers.pop(0)
            if answer is None:
                raise TokenUnavailable("No enrolment here")
            return answer

        client.link._ask_token = token
        await client.until(lambda: client.live.status.reason == "No enrolment here")
        client.clockwork.advance(1)
        assert (await (await server.connection()).welcomes()).token == "late"


async def test_ending_the_link_closes_the_line_in_order() -> None:
    async with asyncio.timeout(30), scripted_server() as server:
        client = Client(server.url, "display")
        running = asyncio.ensure_future(client.link.run())
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await side.socket.wait_closed()
        assert side.socket.close_code == 1000


async def _woken(client: Client, sleeps: int) -> None:
    while client.clockwork.pauses.count(1.0) <= sleeps:
        await asyncio.sleep(0)
