"""The link's conversation with a server, as transcripts."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from client.link import Link, TokenUnavailable
from client.live import Live, Phase
from client.pending import NotTaken
from protocol.changes import Gone, Put
from protocol.commands import RollDay, Sweep
from protocol.messages import (
    Ack,
    Bye,
    Cmd,
    Delta,
    Err,
    Heartbeat,
    Ping,
    Pong,
    Position,
    Qry,
    Res,
    Snapshot,
    Sub,
    Un,
)
from protocol.outcomes import Saved
from protocol.views import PublicCall, PublicSite
from tests.client.clockwork import Clockwork
from tests.client.scripted_server import ScriptedServer, Side, scripted_server

Expect = Callable[..., None]

SITE = PublicSite(id="s", name="Hall", zone="UTC", message="", public_url="", day="2026-06-04")
COMMAND_ID = "01900000-0000-7000-8000-000000000001"


def call(number: str) -> PublicCall:
    return PublicCall(
        id=number,
        number=number,
        service_point="p",
        desk="d",
        desk_name="Desk 1",
        at=1,
        nth=1,
        state="calling",
    )


def snapshot(q: int = 5, epoch: str = "e") -> Snapshot:
    return Snapshot("display", epoch, q, 100, [Put(SITE)])


def delta(f: int, q: int, *numbers: str, epoch: str = "e") -> Delta:
    return Delta("display", epoch, f, q, 100 + q, [Put(call(number)) for number in numbers])


class Client:
    """A running link with everything that a test looks at."""

    def __init__(self, url: str, *topics: str) -> None:
        self.clockwork = Clockwork()
        self.live = Live(self.clockwork.monotonic, lambda: 0)
        self.told: list[str] = []
        self.live.listen(self.told.append)
        self.tokens = ["first", "second", "third"]
        self.link = Link(
            url, self.token, topics, self.live, device="wall", timing=self.clockwork.timing
        )
        self._changed = asyncio.Event()
        self.live.listen(lambda _: self._changed.set())

    async def token(self) -> str:
        return self.tokens.pop(0)

    def phase(self) -> Phase:
        return self.live.status.phase

    def numbers(self) -> list[str]:
        return sorted(call.number for call in self.live.replica("display").of(PublicCall))

    async def until(self, what: Any) -> None:
        """Wait until it holds; it can only come to hold when `Live` tells of a change."""
        while not what():
            self._changed.clear()
            await self._changed.wait()

    async def paused(self, nth: int = 1) -> None:
        """Wait until the link rests after its nth attempt, then let the pause go by."""
        await self.until(lambda: not self.live.status.connected and self.live.status.retry_at)
        await asyncio.sleep(0)
        self.clockwork.advance(8.0)


@asynccontextmanager
async def conversation(*topics: str) -> AsyncIterator[tuple[ScriptedServer, Client]]:
    async with asyncio.timeout(10), scripted_server() as server:
        client = Client(server.url, *topics)
        running = asyncio.ensure_future(client.link.run())
        try:
            yield server, client
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)


async def in_step(server: ScriptedServer, client: Client) -> Side:
    """A first connection that stands at e/5."""
    side = await server.connection()
    await side.welcomes()
    assert await side.hears(Sub) == Sub("display", None)
    await side.says(snapshot())
    await client.until(lambda: client.phase() == "live")
    return side


async def test_hello_then_subscription_then_snapshot_makes_the_screen_live() -> None:
    async with conversation("display") as (server, client):
        side = await server.connection()
        hello = await side.welcomes()
        assert (hello.v, hello.device, hello.token) == ([1], "wall", "first")
        assert await side.hears(Sub) == Sub("display", None)
        assert client.phase() == "connecting"
        await side.says(snapshot())
        await client.until(lambda: client.phase() == "live")
        assert client.live.status.as_of == client.live.now()


async def test_a_delta_is_applied_once_however_often_it_comes() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for _ in range(3):
            await side.says(delta(5, 6, "A001"))
        await side.says(Delta("display", "e", 6, 7, 1, [Gone("public_call", "A001")]))
        await side.says(delta(5, 6, "A001"))
        await side.says(delta(7, 8, "A002"))
        await client.until(lambda: client.numbers() == ["A002"])
        assert client.told.count("display") == 4


async def test_a_dropped_delta_is_asked_for_again_from_the_position_reached() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(6, 7, "A002"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 7, "A001", "A002"))
        await client.until(lambda: client.numbers() == ["A001", "A002"])


async def test_reordered_deltas_ask_once_and_end_in_the_same_state() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(6, 7, "A002"))
        await side.says(delta(7, 8, "A003"))
        await side.says(delta(5, 6, "A001"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 8, "A001", "A002", "A003"))
        await client.until(lambda: client.numbers() == ["A001", "A002", "A003"])
        client.link.follow("kiosk")
        assert await side.hears(Sub) == Sub("kiosk", None)


async def test_a_lost_last_delta_is_noticed_at_the_heartbeat() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(Heartbeat("display", "e", 6, 5_000))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))


async def test_another_epoch_brings_a_snapshot_and_nothing_of_the_old_stays() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        await side.says(delta(5, 6, "A001"))
        await side.says(delta(1, 2, "B001", epoch="other"))
        assert await side.hears(Sub) == Sub("display", Position("e", 6))
        await side.says(Snapshot("display", "other", 2, 1, [Put(call("B001"))]))
        await client.until(lambda: client.numbers() == ["B001"])


async def test_a_malformed_frame_is_left_out_and_the_gap_is_closed(
    caplog: pytest.LogCaptureFixture, expected_logs: Expect
) -> None:
    expected_logs("a frame was not understood")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for nonsense in ("{", '{"t":"d","topic":"display"}', '{"t":"new"}', "[" * 5000):
            await side.says(nonsense)
        await side.says(delta(6, 7, "A002"))
        assert await side.hears(Sub) == Sub("display", Position("e", 5))
        await side.says(delta(5, 7, "A002"))
        await client.until(lambda: client.numbers() == ["A002"])
    warnings = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(warnings) == 4
    assert all("not understood" in record.message for record in warnings)


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


async def test_a_command_whose_answer_was_lost_is_resent_with_the_same_id() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        first = await side.hears(Cmd)
        side.breaks()
        await client.paused()
        again = await server.connection()
        await again.welcomes()
        await again.hears(Sub)
        second = await again.hears(Cmd)
        assert (second.id, bytes(second.op)) == (first.id, bytes(first.op))
        answer = Ack(second.id, 6, Saved(id="x"))
        await again.says(answer)
        await again.says(answer)
        assert await asked == answer


async def test_a_command_given_while_away_is_sent_when_the_server_is_back() -> None:
    async with conversation("display") as (server, client):
        asked = asyncio.ensure_future(client.link.execute(RollDay()))
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        command = await side.hears(Cmd)
        await side.says(Ack(command.id, 1, Saved(id="x")))
        assert (await asked).seq == 1


async def test_an_unanswered_command_is_sent_again_on_the_same_line(expected_logs: Expect) -> None:
    expected_logs("did not take a message")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        await side.says(Err("unavailable", "The disk is full", id=COMMAND_ID, retry_after=3))
        await side.says(delta(5, 6, "A001"))
        await client.until(lambda: client.numbers())
        client.clockwork.advance(3)
        assert (await side.hears(Cmd)).id == COMMAND_ID
        await side.says(Ack(COMMAND_ID, 7, Saved(id="x")))
        assert (await asked).seq == 7


async def test_a_message_that_the_server_cannot_take_is_told_to_whoever_sent_it(
    expected_logs: Expect,
) -> None:
    expected_logs("did not take a message")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = asyncio.ensure_future(client.link.query("tickets", {"q": "x"}))
        query = await side.hears(Qry)
        await side.says(Err("forbidden", "A display reads no tickets", id=query.id))
        with pytest.raises(NotTaken, match="A display reads no tickets"):
            await asked


async def test_a_query_is_answered() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = asyncio.ensure_future(client.link.query("log", {}, "page2"))
        query = await side.hears(Qry)
        assert (query.name, query.cursor) == ("log", "page2")
        await side.says(Res(query.id, 9, [1, 2]))
        assert (await asked).items == [1, 2]


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


async def test_pauses_grow_to_eight_seconds_and_begin_small_after_a_good_connection() -> None:
    async with conversation("display") as (server, client):
        for _ in range(8):
            side = await server.connection()
            await side.closes(1001)
            await client.paused()
        rests = [pause for pause in client.clockwork.pauses if pause != 1.0]
        assert rests == pytest.approx([0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 8.0, 8.0])
        side = await in_step(server, client)
        client.clockwork.advance(6)
        side.breaks()
        await client.until(lambda: not client.live.status.connected)
        await asyncio.sleep(0)
        assert client.clockwork.pauses[-1] == pytest.approx(0.2)


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


async def _woken(client: Client, sleeps: int) -> None:
    while client.clockwork.pauses.count(1.0) <= sleeps:
        await asyncio.sleep(0)


async def test_a_line_that_has_gone_silent_is_given_up_and_made_anew() -> None:
    async with conversation("display") as (server, client):
        await in_step(server, client)
        client.clockwork.advance(11)
        await client.until(lambda: not client.live.status.connected)
        assert client.live.status.reason == "Nothing heard for 10 s"
        assert client.phase() == "stale"


async def test_without_a_server_it_connects_on_and_says_so_then_says_away() -> None:
    async with asyncio.timeout(10):
        client = Client("http://127.0.0.1:1", "display")
        running = asyncio.ensure_future(client.link.run())
        await client.until(lambda: client.live.status.retry_at)
        status = client.live.status
        assert (status.phase, status.as_of, status.connected) == ("connecting", None, False)
        assert "does not answer" in status.reason
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


async def test_a_topic_can_be_left_and_followed_again() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        client.link.unfollow("display")
        assert await side.hears(Un) == Un("display")
        assert client.numbers() == []
        client.link.follow("display")
        assert await side.hears(Sub) == Sub("display", None)


async def test_a_topic_that_is_refused_is_said_and_is_never_shown_as_live(
    expected_logs: Expect,
) -> None:
    expected_logs("did not take a message")
    async with conversation("staff") as (server, client):
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        await side.says(Err("forbidden", "A display may not follow staff", topic="staff"))
        await client.until(lambda: client.live.status.reason)
        assert client.phase() == "connecting"
        assert client.live.status.reason == "A display may not follow staff"


async def test_ending_the_link_closes_the_line_in_order() -> None:
    async with asyncio.timeout(10), scripted_server() as server:
        client = Client(server.url, "display")
        running = asyncio.ensure_future(client.link.run())
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await side.socket.wait_closed()
        assert side.socket.close_code == 1000
