"""What waits for an answer: several may wait for one, and each may give up alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from protocol.codec import encode
from protocol.commands import Sweep
from protocol.messages import Ack, Cmd, Err
from protocol.outcomes import Saved
from tests.client.client_side import COMMAND_ID, conversation, delta, in_step

Expect = Callable[..., None]
DONE = Ack(COMMAND_ID, 7, Saved(id="x"))


async def test_who_gives_up_takes_the_answer_from_nobody_else_who_waits_for_it() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        gone = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        stays = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
        await side.says(DONE)
        assert await stays == DONE


async def test_who_asks_again_as_the_answer_comes_has_an_answer_of_its_own() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        first = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        again = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        # Heard now: the second asks after the answer has come and before the first has woken.
        client.link._hear(encode(DONE))
        assert await first == DONE
        await side.hears(Cmd)
        await side.says(DONE)
        assert await again == DONE


async def test_a_command_that_everybody_gave_up_is_sent_no_more(expected_logs: Expect) -> None:
    expected_logs("did not take a message")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        for _ in range(2):
            asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
            await side.hears(Cmd)
            asked.cancel()
            await asyncio.gather(asked, return_exceptions=True)
        await side.says(Err("unavailable", "The disk is full", id=COMMAND_ID, retry_after=3))
        await side.says(delta(5, 6, "A001"))
        await client.until(lambda: client.numbers())
        client.clockwork.advance(3)
        assert not list(client.link._pending.due(client.clockwork.monotonic() + 60))


async def test_what_the_server_cannot_save_is_known_until_it_is_answered(
    expected_logs: Expect,
) -> None:
    expected_logs("did not take a message")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        told: list[str] = []
        client.live.listen(
            lambda topic: told.append(client.live.status.held) if not topic else None
        )
        asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        await side.says(Err("unavailable", "The disk is full", id=COMMAND_ID, retry_after=3))
        await client.until(lambda: client.live.status.held)
        await side.says(DONE)
        assert await asked == DONE
        assert told == ["The disk is full", ""]


async def test_what_the_server_cannot_save_is_no_longer_said_once_it_is_given_up(
    expected_logs: Expect,
) -> None:
    expected_logs("did not take a message")
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        await side.says(Err("unavailable", "The disk is full", id=COMMAND_ID, retry_after=3))
        await client.until(lambda: client.live.status.held)
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        assert client.live.status.held == ""
