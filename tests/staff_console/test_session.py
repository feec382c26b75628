"""A sign-in that lasts: tokens are refreshed, and its end is told."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import pytest

from client.credential import TokenUnavailable
from client.http import AuthApi, Tokens
from staff_console.session import Session

Answer = Callable[[httpx.Request], httpx.Response]


class Desk:
    """A session against a server in memory; it keeps how often it ended and what was sent."""

    def __init__(self, answer: Answer) -> None:
        self.ends = 0
        self.sent: list[tuple[str, object]] = []
        self._answer = answer
        api = AuthApi("http://hall:8080", httpx.MockTransport(self._hear))
        self.session = Session(api, Tokens("a1", "r1", 600), self._end)

    def _hear(self, request: httpx.Request) -> httpx.Response:
        self.sent.append((request.url.path, json.loads(request.content)))
        return self._answer(request)

    def _end(self) -> None:
        self.ends += 1


def refreshed(request: httpx.Request) -> httpx.Response:
    spent = json.loads(request.content)["refresh_token"]
    body = {"access_token": f"after {spent}", "refresh_token": f"{spent}+", "expires_in": 600}
    return httpx.Response(200, json=body)


def problem(status: int, code: str, detail: str) -> Answer:
    return lambda _: httpx.Response(status, json={"code": code, "detail": detail})


def no_server(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused", request=request)


async def test_the_access_token_comes_first_and_a_refreshed_one_each_time_after() -> None:
    desk = Desk(refreshed)
    assert await desk.session.token() == "a1"
    assert await desk.session.token() == "after r1"
    assert await desk.session.token() == "after r1+"
    assert desk.ends == 0


async def test_a_refresh_token_that_is_no_longer_known_ends_the_sign_in() -> None:
    desk = Desk(problem(401, "unauthenticated", "Gone."))
    await desk.session.token()
    with pytest.raises(TokenUnavailable, match=r"Gone\."):
        await desk.session.token()
    assert desk.ends == 1


@pytest.mark.parametrize("answer", [no_server, problem(429, "too_many_requests", "Later.")])
async def test_a_server_that_is_away_or_busy_costs_time_but_not_the_sign_in(
    answer: Answer,
) -> None:
    desk = Desk(answer)
    await desk.session.token()
    with pytest.raises(TokenUnavailable):
        await desk.session.token()
    desk._answer = refreshed
    assert await desk.session.token() == "after r1"
    assert desk.ends == 0


async def test_signing_out_revokes_the_newest_refresh_token() -> None:
    desk = Desk(refreshed)
    await desk.session.token()
    await desk.session.token()
    desk._answer = lambda _: httpx.Response(204)
    await desk.session.end()
    assert desk.sent[-1] == ("/auth/revoke", {"refresh_token": "r1+"})


async def test_signing_out_with_the_server_away_is_no_fault() -> None:
    await Desk(no_server).session.end()
