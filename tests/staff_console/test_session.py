"""A sign-in that lasts: tokens are refreshed, and its end is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable

import httpx
import pytest

from client.credential import TokenUnavailable
from client.http import AuthApi, SignInRefused, Tokens
from staff_console.session import Session

Answer = Callable[[httpx.Request], httpx.Response]


class Desk:
    """A session against a server in memory; it keeps how often it ended and what was sent."""

    def __init__(self, answer: Answer) -> None:
        self.ends: list[str] = []
        self.kept: list[str] = []
        self.sent: list[tuple[str, object]] = []
        self._answer = answer
        api = AuthApi("http://hall:8080", httpx.MockTransport(self._hear))
        self.session = Session(api, Tokens("a1", "r1", 600), self._end, self._keep)

    def _hear(self, request: httpx.Request) -> httpx.Response:
        self.sent.append((request.url.path, json.loads(request.content)))
        return self._answer(request)

    def _end(self, why: str) -> None:
        self.ends.append(why)

    async def _keep(self, refresh_token: str) -> None:
        self.kept.append(refresh_token)


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
    assert desk.ends == []


async def test_a_refresh_token_that_is_no_longer_known_ends_the_sign_in() -> None:
    desk = Desk(problem(401, "unauthenticated", "Gone."))
    await desk.session.token()
    with pytest.raises(TokenUnavailable, match=r"Gone\."):
        await desk.session.token()
    assert desk.ends == ["Gone."]


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
    assert desk.ends == []


async def test_signing_out_revokes_the_newest_refresh_token() -> None:
    desk = Desk(refreshed)
    await desk.session.token()
    await desk.session.token()
    desk._answer = lambda _: httpx.Response(204)
    await desk.session.end()
    assert desk.sent[-1] == ("/auth/revoke", {"refresh_token": "r1+"})


async def test_signing_out_with_the_server_away_is_no_fault() -> None:
    await Desk(no_server).session.end()


async def test_a_refresh_token_is_kept_before_anybody_goes_on_with_it() -> None:
    desk = Desk(refreshed)
    await desk.session.token()
    assert desk.kept == []
    assert await desk.session.token() == "after r1"
    assert desk.kept == ["r1+"]


async def test_tokens_that_are_replaced_are_not_refreshed_meanwhile() -> None:
    desk = Desk(refreshed)
    first = await desk.session.token()
    answer = asyncio.get_running_loop().create_future()

    async def work(access: str) -> Tokens:
        assert access == first
        await answer
        return Tokens("a9", "r9", 600)

    replacing = asyncio.create_task(desk.session.replace(work))
    asking = asyncio.create_task(desk.session.token())
    await asyncio.sleep(0)
    answer.set_result(None)
    await replacing
    assert await asking == "a9"
    assert (desk.kept, desk.sent) == (["r9"], [])


async def test_whoever_asks_at_the_same_time_spends_one_token_once() -> None:
    desk = Desk(refreshed)
    first = await desk.session.token()
    renewed = await asyncio.gather(desk.session.token(), desk.session.access(first))
    assert renewed == ["after r1", "after r1"]
    assert [body for _, body in desk.sent] == [{"refresh_token": "r1"}]


async def test_an_access_token_that_has_run_out_is_renewed_and_asked_with_again() -> None:
    desk = Desk(refreshed)
    asked: list[str] = []

    async def work(access: str) -> str:
        asked.append(access)
        if access == "a1":
            raise SignInRefused("token_expired", "Gone.")
        return "done"

    assert await desk.session.ask(work) == "done"
    assert asked == ["a1", "after r1"]

    async def wrong(access: str) -> str:
        raise SignInRefused("unauthenticated", "Your password is wrong.")

    with pytest.raises(SignInRefused, match=r"Your password is wrong\."):
        await desk.session.ask(wrong)
    assert len(desk.sent) == 1
