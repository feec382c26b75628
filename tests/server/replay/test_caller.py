"""How the replay asks: patiently, and with one key however often."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from server.replay.caller import AskedInVain, Caller, Clerk, HallAway

Answer = httpx.Response | Exception


class Wire:
    """A server that answers what it was told to, in order; the last answer again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.now = 0.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    def caller(self) -> Caller:
        http = httpx.AsyncClient(
            transport=httpx.MockTransport(self._answer), base_url="http://hall"
        )
        return Caller(http, self.sleep, lambda: self.now)

    @property
    def keys(self) -> set[str]:
        return {request.headers["Idempotency-Key"] for request in self.requests}

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, content=answer.content)


def refusal(status: int, code: str, **more: object) -> httpx.Response:
    return httpx.Response(status, json={"code": code, "detail": f"{code}.", **more})


GOOD = httpx.Response(200, json={"id": "1"})


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.ConnectError("refused"),
        httpx.ReadError("cut off"),
        refusal(503, "unavailable"),
        refusal(429, "too_many_requests", retryAfter=1),
        httpx.Response(502, text="<html>"),
    ],
)
async def test_what_was_not_answered_is_asked_again_under_its_key(trouble: Answer) -> None:
    wire = Wire(trouble, trouble, GOOD)
    assert await wire.caller().post("/join") == {"id": "1"}
    assert len(wire.requests) == 3
    assert len(wire.keys) == 1


async def test_the_pause_that_the_hall_asks_for_is_kept() -> None:
    wire = Wire(refusal(429, "too_many_requests", retryAfter=7), GOOD)
    await wire.caller().post("/join")
    assert wire.now == 7


async def test_two_requests_have_two_keys() -> None:
    wire = Wire(GOOD)
    caller = wire.caller()
    await caller.post("/join")
    await caller.post("/join")
    assert len(wire.keys) == 2


async def test_a_hall_that_stays_away_is_given_up_after_a_minute() -> None:
    wire = Wire(httpx.ConnectError("refused"))
    with pytest.raises(HallAway, match="does not answer POST /join: refused"):
        await wire.caller().post("/join")
    assert 59 <= wire.now <= 60


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refusal(409, "wrong_state"), "wrong_state"),
        (httpx.Response(404, text="nothing"), "unknown"),
        (httpx.Response(400, json=["no", "object"]), "unknown"),
    ],
)
async def test_a_refusal_is_not_asked_again(answer: httpx.Response, code: str) -> None:
    wire = Wire(answer)
    with pytest.raises(AskedInVain) as refused:
        await wire.caller().post("/call")
    assert refused.value.code == code
    assert len(wire.requests) == 1


def tokens(name: str) -> httpx.Response:
    return httpx.Response(200, json={"access_token": name, "refresh_token": f"{name}-fresh"})


def said(read: Callable[[httpx.Request], str], wire: Wire) -> list[str]:
    return [read(request) for request in wire.requests]


async def test_a_clerk_whose_token_has_expired_refreshes_it_and_goes_on() -> None:
    wire = Wire(tokens("first"), refusal(401, "token_expired"), tokens("second"), GOOD)
    clerk = Clerk(wire.caller(), "anna", "secret")
    await clerk.sign_in()
    assert await clerk.post("/call") == {"id": "1"}
    assert said(lambda request: request.url.path, wire) == [
        "/auth/token",
        "/call",
        "/auth/refresh",
        "/call",
    ]
    assert wire.requests[-1].headers["Authorization"] == "Bearer second"


async def test_a_clerk_who_is_not_let_in_is_told_so() -> None:
    wire = Wire(refusal(401, "unauthenticated"))
    with pytest.raises(AskedInVain, match="unauthenticated"):
        await Clerk(wire.caller(), "anna", "wrong").sign_in()
