"""Asking as a visitor, against a transport in memory."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable

import httpx
import msgspec
import pytest

from client.http import ServerAway
from client.own_place import OwnCommand
from client.visitor import Visitor
from kiosk.hall import HALL, TOKEN, Hall
from kiosk.sample_places import frames, own_entry
from protocol.commands import Away, CheckIn, Leave
from protocol.outcomes import Refusal

ENTRY = own_entry().entry
COMMAND_ID = "01900000-0000-7000-8000-000000000001"


def visitor(answer: Callable[[httpx.Request], httpx.Response]) -> Visitor:
    return Visitor("http://hall:8080", httpx.MockTransport(answer))


def state(ahead: int = 5, hall: Hall = HALL, published: bool = True) -> httpx.Response:
    told = frames(own_entry(), hall, ahead, published)
    body = {"now": 1, "rate": 1.0, "frames": told}
    return httpx.Response(200, content=msgspec.json.encode(body))


async def test_a_place_is_read_with_its_rank_and_wait() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return state(ahead=3)

    place = await visitor(answer).place(TOKEN)
    assert place is not None
    assert (place.own.number, place.ahead, place.wait) == ("A012", 3, (17, 23))
    assert [request.url.path for request in asked] == [f"/t/{TOKEN}/state"]


async def test_a_place_that_the_line_does_not_name_yet_has_the_wait_of_its_service() -> None:
    place = await visitor(lambda _: state(ahead=2, published=False)).place(TOKEN)
    assert place is not None
    assert (place.ahead, place.wait) == (2, (25, 35))


async def test_without_an_open_desk_no_wait_is_told() -> None:
    place = await visitor(lambda _: state(hall=HALL.unstaffed())).place(TOKEN)
    assert place is not None and place.wait is None


async def test_a_link_that_opens_nothing_is_no_place() -> None:
    nothing = visitor(lambda _: httpx.Response(404, json={"code": "not_found"}))
    assert await nothing.place(TOKEN) is None


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(404, text="<html>no such page</html>"),
        httpx.Response(200, text="<html>hotel wifi</html>"),
        httpx.Response(503, json={"code": "unavailable", "detail": "The disk is full."}),
        httpx.Response(429, json={"code": "too_many_requests", "detail": "Too many."}),
    ],
)
async def test_whatever_is_no_answer_is_no_server(response: httpx.Response) -> None:
    away = visitor(lambda _: response)
    with pytest.raises(ServerAway):
        await away.place(TOKEN)
    with pytest.raises(ServerAway):
        await away.ask(TOKEN, Leave(entry=ENTRY), COMMAND_ID)


@pytest.mark.parametrize(
    ("command", "path", "body"),
    [
        (CheckIn(entry=ENTRY), "check-in", {}),
        (Leave(entry=ENTRY), "leave", {}),
        (Away(entry=ENTRY, minutes=10), "away", {"minutes": 10}),
    ],
)
async def test_a_change_is_asked_for_by_the_token_under_its_id(
    command: OwnCommand, path: str, body: dict[str, int]
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json={"state": "waiting"})

    assert await visitor(answer).ask(TOKEN, command, COMMAND_ID) is None
    (request,) = asked
    assert request.url.path == f"/crm/reservations/queue/{path}/{ENTRY}"
    assert request.headers["authorization"] == f"Bearer {TOKEN}"
    assert request.headers["idempotency-key"] == COMMAND_ID
    assert json.loads(request.content) == body


async def test_a_rules_refusal_is_an_answer() -> None:
    problem = {"code": "wrong_state", "detail": "A012 is being served."}
    refusing = visitor(lambda _: httpx.Response(409, json=problem))
    assert await refusing.ask(TOKEN, Leave(entry=ENTRY), COMMAND_ID) == Refusal(
        code="wrong_state", detail="A012 is being served."
    )


async def test_a_server_that_is_away_is_named_without_the_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"refused: {request.url}", request=request)

    # As the programs do: what the library says of its requests holds their addresses.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    with caplog.at_level(logging.DEBUG), pytest.raises(ServerAway) as fault:
        await visitor(away).place(TOKEN)
    assert "http://hall:8080 does not answer" in str(fault.value)
    assert TOKEN not in str(fault.value) + caplog.text
