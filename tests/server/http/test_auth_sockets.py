"""What is ended over HTTP, or by a command beside the server, closes its sockets and no others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from websockets.asyncio.client import connect

from protocol.messages import Bye, Ping, Pong
from server.accounts.generations import FRESH_S
from server.accounts.signing_keys import rotate
from server.clock import SystemClock
from server.store.accounts import AccountBook
from server.store.store import Store
from server.sync.websocket import PATIENCE
from tests.server.http.front import NOON, Front, bearer
from tests.server.sync.sockets import Client, served

GOOD: Final = "correct horse"


@asynccontextmanager
async def at_desk(
    here: Front, port: int, name: str
) -> AsyncIterator[tuple[Client, dict[str, Any]]]:
    """A colleague whose socket is open, with the tokens of that sign-in."""
    tokens = (await here.post("/auth/token", {"name": name, "password": GOOD})).json()
    address = f"ws://127.0.0.1:{port}/sync"
    async with connect(address, compression=None, proxy=None, close_timeout=1) as connection:
        client = Client(connection)
        await client.welcome(tokens["access_token"])
        yield client, tokens


async def admin(here: Front, ident: str, what: str) -> None:
    answer = await here.post(f"/admin/accounts/{ident}/{what}", headers=here.signed("admin"))
    assert answer.status_code < 300, answer.text


async def another_role(here: Front, ident: str, _: dict[str, Any]) -> None:
    answer = await here.client.put(
        f"/admin/accounts/{ident}", json={"role": "manager"}, headers=here.signed("admin")
    )
    assert answer.status_code == 204


async def signed_out(here: Front, _: str, tokens: dict[str, Any]) -> None:
    await here.post("/auth/revoke", {"refresh_token": tokens["refresh_token"]})


async def everywhere(here: Front, _: str, tokens: dict[str, Any]) -> None:
    await here.post("/auth/sign-out-everywhere", headers=bearer(tokens["access_token"]))


async def other_password(here: Front, _: str, tokens: dict[str, Any]) -> None:
    body = {"old": GOOD, "new": "another good one"}
    await here.post("/auth/password", body, headers=bearer(tokens["access_token"]))


async def copied(here: Front, _: str, tokens: dict[str, Any]) -> None:
    body = {"refresh_token": tokens["refresh_token"]}
    for status in (200, 401):
        assert (await here.post("/auth/refresh", body)).status_code == status


Ending = Callable[[Front, str, dict[str, Any]], Awaitable[None]]
ENDINGS: Final[dict[str, Ending]] = {
    "a manager ends the account": lambda here, ident, _: admin(here, ident, "end"),
    "a manager signs them out": lambda here, ident, _: admin(here, ident, "sign-out"),
    "a manager invites anew": lambda here, ident, _: admin(here, ident, "invite"),
    "another role": another_role,
    "signed out": signed_out,
    "signed out everywhere": everywhere,
    "another password": other_password,
    "the refresh token was copied": copied,
}


async def test_whatever_ends_a_sign_in_closes_its_sockets_without_waiting_for_any_clock(
    here: Front,
) -> None:
    never = PATIENCE._replace(tend_s=3_600.0, watch_s=3_600.0)
    await here.parts.sync.stop()
    here.parts.sync._stopping, here.parts.sync._patience = False, never
    await here.parts.sync.start()
    here.enter("other", GOOD)
    async with served(here.parts.asgi) as port, at_desk(here, port, "other") as (other, _):
        for number, (name, end) in enumerate(ENDINGS.items()):
            ident = here.enter(f"mina {number}", GOOD)
            async with at_desk(here, port, f"mina {number}") as (client, tokens):
                await end(here, ident, tokens)
                assert (await client.hear_a(Bye)).code == "unauthenticated", name
                assert await client.ended() == 4401, name
        async with at_desk(here, port, "other") as (machine, tokens):
            await signed_out(here, "", tokens)
            assert await machine.ended() == 4401
        await other.say(Ping(7))
        assert (await other.hear_a(Pong)).at == 7, "signed in on another machine"


def renewed(store: Store, _: Front, ident: str) -> None:
    AccountBook(store).renew(ident, "staff", None)


def stolen(_: Store, here: Front, __: str) -> None:
    assert here.parts.keys._directory is not None
    rotate(here.parts.keys._directory, SystemClock().now(), stolen=True)


@pytest.mark.parametrize("end", [renewed, stolen])
async def test_what_another_process_ends_is_seen_within_a_second(
    here: Front, tmp_path: Path, end: Callable[[Store, Front, str], None]
) -> None:
    assert FRESH_S + PATIENCE.watch_s < 1.0
    ident = here.enter("mina", GOOD)
    store = Store.open(tmp_path / "nowserving.db", NOON, bytes(20), chain=here.parts.keys.chain)
    try:
        async with served(here.parts.asgi) as port, at_desk(here, port, "mina") as (client, _):
            end(store, here, ident)
            assert await client.ended() == 4401
    finally:
        store.close()
