"""What managers ask over HTTP: with the sign-in's token, renewed once when it has run out."""

from __future__ import annotations

import httpx
import pytest

from client.admin_api import AdminApi
from client.http import AuthApi, ServerAway, SignInRefused


class Server:
    """Answers by the token that is sent; keeps what was asked."""

    def __init__(self, **answers: httpx.Response) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self._answers = answers

    async def access(self, spent: str) -> str:
        return "second" if spent else "first"

    def api(self) -> AdminApi:
        auth = AuthApi("http://hall.test", transport=httpx.MockTransport(self._answer))
        return AdminApi(auth, self.access)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        token = request.headers["Authorization"].removeprefix("Bearer ")
        self.asked.append((request.method, request.url.path, token))
        return self._answers[token]


def problem(status: int, code: str, **more: object) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "detail": "So it is.", **more})


async def test_a_token_that_has_run_out_is_renewed_once_and_the_same_is_asked_again() -> None:
    server = Server(first=problem(401, "token_expired"), second=httpx.Response(200, json={"n": 1}))
    assert await server.api().ask("PUT", "/admin/accounts/a", {"name": "x"}) == {"n": 1}
    assert server.asked == [
        ("PUT", "/admin/accounts/a", "first"),
        ("PUT", "/admin/accounts/a", "second"),
    ]
    ended = Server(first=problem(401, "token_expired"), second=problem(401, "unauthenticated"))
    with pytest.raises(SignInRefused):
        await ended.api().ask("GET", "/admin/accounts")
    assert len(ended.asked) == 2


async def test_what_is_refused_keeps_its_words_and_is_not_asked_again() -> None:
    server = Server(first=problem(429, "too_many_requests", retryAfter=30))
    with pytest.raises(SignInRefused) as refused:
        await server.api().ask("POST", "/auth/devices/find", {"code": "x"})
    fault = refused.value
    assert (fault.code, fault.detail, fault.retry_after) == ("too_many_requests", "So it is.", 30)
    assert len(server.asked) == 1


async def test_an_answer_without_a_body_is_none_and_a_broken_server_is_away() -> None:
    assert await Server(first=httpx.Response(204)).api().ask("POST", "/x") is None
    for broken in (problem(503, "unavailable"), httpx.Response(200, text="<html>")):
        with pytest.raises(ServerAway):
            await Server(first=broken).api().ask("GET", "/x")
