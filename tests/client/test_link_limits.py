"""What the server takes from a connection, the link keeps to by itself."""

from __future__ import annotations

import asyncio

import pytest

from client.not_taken import NotTaken
from client.pace import Pace
from protocol.commands import CallNext, Cancel, Sweep
from protocol.messages import MAX_CLIENT_FRAME, Ack, Cmd
from protocol.outcomes import Saved
from tests.client.client_side import COMMAND_ID, Client, conversation, in_step
from tests.client.scripted_server import Side


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
        heard = await _hears_until_it_rests(side, client)
        assert heard == 24, "half of fifty, less the subscription"
        for _ in range(60 - heard):
            client.clockwork.advance(1 / 25)
            await side.says(Ack((await side.hears(Cmd)).id, 6, Saved(id="x")))
        await asyncio.gather(*asked[heard:])
        for task in asked[:heard]:
            task.cancel()
        await asyncio.gather(*asked, return_exceptions=True)


async def _hears_until_it_rests(side: Side, client: Client) -> int:
    heard = 0
    while not any(0 < pause < 1 for pause in client.clockwork.pauses):
        try:
            async with asyncio.timeout(0.05):
                await side.hears(Cmd)
                heard += 1
        except TimeoutError:
            pass
    return heard


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
