"""What the server takes from a connection, the link keeps to by itself."""

from __future__ import annotations

import asyncio

import pytest

from client.not_taken import NotTaken
from client.pace import Pace
from protocol.commands import CallNext, Cancel, Sweep
from protocol.messages import (
    MAX_CLIENT_FRAME,
    MAX_STAFF_FRAME,
    Ack,
    Attend,
    Cmd,
    Sub,
)
from protocol.outcomes import Saved
from tests.client.client_side import COMMAND_ID, Client, conversation, in_step
from tests.client.scripted_server import Side

TICKET = "01900000-0000-7000-8000-000000000009"


def test_a_burst_goes_at_once_and_the_rest_evenly() -> None:
    pace = Pace(8, 100.0)
    assert [pace.wait(100.0) for _ in range(6)] == [0, 0, 0, 0, 0.25, 0.5]
    assert pace.wait(100.75) == 0
    assert pace.wait(200.0) == 0
    assert [pace.wait(200.0) for _ in range(4)] == [0, 0, 0, 0.25]


async def test_many_commands_at_once_are_spread_so_that_the_server_takes_them_all() -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        asked = [asyncio.ensure_future(client.link.execute(Sweep())) for _ in range(60)]
        # Half of fifty, less the subscription, go at once.
        answered = [await _answers_one(side) for _ in range(24)]
        began = client.clockwork.seconds
        passing = asyncio.ensure_future(_time_passes(client))
        answered += [await _answers_one(side) for _ in range(36)]
        passing.cancel()
        assert client.clockwork.seconds - began > 35 / 25
        assert [ack.id for ack in await asyncio.gather(*asked)] == answered


async def _time_passes(client: Client) -> None:
    while True:
        client.clockwork.advance(0.01)
        await asyncio.sleep(0.001)


async def _answers_one(side: Side) -> str:
    command = await side.hears(Cmd)
    await side.says(Ack(command.id, 6, Saved(id="x")))
    return command.id


@pytest.mark.parametrize(
    ("command", "ident", "code"),
    [
        (Cancel(entry="x" * MAX_CLIENT_FRAME, reason="x"), COMMAND_ID, "too_large"),
        (CallNext(desk="d"), "too short for an id", "malformed"),
    ],
)
async def test_what_no_server_would_take_is_told_to_the_asker_and_ends_no_connection(
    command: Cancel, ident: str, code: str
) -> None:
    async with conversation("display") as (server, client):
        side = await in_step(server, client)
        with pytest.raises(NotTaken) as fault:
            await client.link.execute(command, ident)
        assert fault.value.code == code
        asked = asyncio.ensure_future(client.link.execute(Sweep(), COMMAND_ID))
        await side.hears(Cmd)
        await side.says(Ack(COMMAND_ID, 6, Saved(id="x")))
        assert (await asked).seq == 6


async def test_at_which_ticket_we_are_is_said_and_said_again_on_the_next_connection() -> None:
    async with conversation("display") as (server, client):
        client.link.attend(TICKET, "looking")
        side = await in_step(server, client)
        assert await side.hears(Attend) == Attend(TICKET, "looking")
        client.link.attend(TICKET, "typing")
        assert await side.hears(Attend) == Attend(TICKET, "typing")
        side.breaks()
        await client.paused()
        side = await server.connection()
        await side.welcomes()
        await side.hears(Sub)
        assert await side.hears(Attend) == Attend(TICKET, "typing")
        client.link.attend("", "looking")
        assert await side.hears(Attend) == Attend()


async def test_what_may_be_sent_is_as_much_as_the_server_has_said() -> None:
    async with conversation("display") as (server, client):
        side = await server.connection()
        await side.welcomes(most=MAX_STAFF_FRAME)
        await side.hears(Sub)
        await client.until(lambda: client.live.status.connected)
        asked = asyncio.ensure_future(
            client.link.execute(Cancel(entry="x" * MAX_CLIENT_FRAME, reason="x"), COMMAND_ID)
        )
        assert (await side.hears(Cmd)).id == COMMAND_ID
        asked.cancel()
