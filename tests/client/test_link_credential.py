"""A token that is bound to a key: a proof with each hello, renewed before it ends."""

from __future__ import annotations

from itertools import count

from client.credential import Credential
from client.device_link import doubled
from client.ended import how_it_ended
from protocol.proof import Proof
from tests.client.client_side import Client, conversation


def credentials(client: Client) -> None:
    """Two of them, the first of which is used for a hundred seconds."""
    made, signed = count(1), count(1)

    async def token() -> Credential:
        until = client.clockwork.seconds + 100
        return Credential(f"token {next(made)}", until, lambda: Proof(next(signed), "s"))

    client.link._ask_token = token


async def test_each_hello_has_a_proof_of_its_own_and_an_old_token_is_renewed_first() -> None:
    async with conversation("display") as (server, client):
        credentials(client)
        heard = []
        for after_s in (0, 0, 100, 0):
            client.clockwork.seconds += after_s
            side = await server.connection()
            hello = await side.welcomes()
            heard.append((hello.token, hello.proof.at if hello.proof else 0))
            await side.closes(1012)
            await client.paused()
    assert heard[:2] == [("token 1", 1), ("token 1", 2)]
    assert heard[2:] == [("token 2", 3), ("token 2", 4)]


async def test_a_device_that_is_connected_already_comes_in_once_the_other_is_found_dead() -> None:
    """The server lets go of a silent session after ten seconds: it is asked often enough."""
    async with conversation("display") as (server, client):
        credentials(client)
        for _ in range(6):
            side = await server.connection()
            await side.welcomes()
            await side.closes(4409)
            await client.until(lambda: not client.live.status.connected)
            await client.paused()
        assert "connected already" in client.live.status.reason
        rests = [pause for pause in client.clockwork.pauses if pause != 1.0]
        assert rests[0] == 2.0 and sum(rests[:5]) <= 12.0
        side = await server.connection()
        assert (await side.welcomes()).token == "token 1", "the token was good"


def test_staff_are_told_what_to_do_about_a_second_session() -> None:
    told = how_it_ended(4409, None, {4409: doubled("kiosk")}, 0).reason
    assert told.startswith("This kiosk is connected already.") and "pair it anew" in told
    assert doubled("display").startswith("This wall is connected already.")
