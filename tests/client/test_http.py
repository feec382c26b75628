"""Signing in, against a transport in memory."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from client.http import AuthApi, ServerAway, SignInRefused, Tokens

Answer = Callable[[httpx.Request], httpx.Response]


def api(answer: Answer) -> AuthApi:
    return AuthApi("http://hall:8080", httpx.MockTransport(answer))


def granted(request: httpx.Request) -> httpx.Response:
    given = json.loads(request.content)
    access = f"access after {given.get('refresh_token', given.get('name'))}"
    return httpx.Response(
        200, json={"access_token": access, "refresh_token": "r2", "expires_in": 600}
    )


async def test_a_name_and_password_give_tokens() -> None:
    assert await api(granted).sign_in("mina", "secret") == Tokens("access after mina", "r2", 600)


async def test_a_wrong_password_is_said_in_the_servers_own_words() -> None:
    problem = {"code": "unauthenticated", "detail": "Name or password is wrong.", "retryAfter": 3}
    refusing = api(lambda _: httpx.Response(401, json=problem))
    with pytest.raises(SignInRefused, match=r"Name or password is wrong\.") as fault:
        await refusing.sign_in("mina", "x")
    assert fault.value.retry_after == 3


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(200, text="<html>hotel wifi</html>"),
        httpx.Response(502, text="bad gateway"),
        httpx.Response(503, json={"code": "unavailable", "detail": "The disk is full."}),
    ],
)
async def test_an_answer_of_something_else_counts_as_no_server(response: httpx.Response) -> None:
    with pytest.raises(ServerAway):
        await api(lambda _: response).sign_in("mina", "x")


async def test_no_server_is_said_with_its_address() -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(ServerAway, match="http://hall:8080 does not answer"):
        await api(away).sign_in("mina", "x")


async def test_a_refresh_that_is_asked_again_goes_under_the_same_key() -> None:
    keys: list[str] = []

    def lost(request: httpx.Request) -> httpx.Response:
        keys.append(request.headers["Idempotency-Key"])
        raise httpx.ReadError("reset", request=request)

    for token in ("r1", "r1", "r2"):
        with pytest.raises(ServerAway):
            await api(lost).refresh(token)
    assert keys[0] == keys[1] != keys[2]
    assert "r1" not in keys[0]
