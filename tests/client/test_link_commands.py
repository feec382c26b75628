"""Commands and queries: answered once, however often they had to be sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from client.not_taken import NotTaken
from protocol.commands import RollDay, Sweep
from protocol.messages import (
    Ack,
    Cmd,
    Err,
    Qry,
    Res,
    Sub,
)
from protocol.outcomes import Saved
from tests.client.client_side import COMMAND_ID, conversation, delta, in_step

Expect = Callable[..., None]


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
