"""Requests made from the API's own document, and from what contradicts it: none makes the server
fail, and each is answered as the document says.

What the server logs fails the test, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as of_openapi

from protocol.records import Role
from tests.server.access_routes_of_requests import REQUEST_ROUTES, REQUESTS
from tests.server.access_routes_of_tickets import TICKET_ROUTES
from tests.server.access_table import NOBODY
from tests.server.http.front import QUEUE, Front, front
from tests.server.http.repairs import bring, take_requests
from tests.server.http.salon import book, salon
from tests.server.http.support import get, opened

EACH: Final = 3
"""Requests drawn for an operation that keep to the document, and as many that do not; each is sent
as it is and naming what exists, by every role, since to draw them costs more than to send them."""
EACH_OF_DESK: Final = 2
"""Of the many routes of tickets, contacts, events, service requests and their desks, which are
built alike."""
ROLES: Final[tuple[Role, ...]] = ("admin", "manager", "staff", "kiosk", "public")
"""Who sends each of them."""
ROLES_OF_DESK: Final[tuple[Role, ...]] = ("manager", "staff", "public")
ROLES_OF_REQUESTS: Final[tuple[Role, ...]] = ("manager", "staff")
"""Strangers are turned away from all of those before anything is read."""
AT_LEAST: Final = 5_000
DESK: Final = TICKET_ROUTES | REQUEST_ROUTES
CHECKS: Final[list[Any]] = [
    not_a_server_error,
    of_openapi.status_code_conformance,
    of_openapi.content_type_conformance,
    of_openapi.response_schema_conformance,
]


class Request(NamedTuple):
    """What is sent, by whom is another question."""

    method: str
    address: str
    """Has {} where the id of something that exists is to stand."""
    params: Any
    headers: dict[str, str]
    data: dict[str, Any]


def draw(operation: Any) -> list[Any]:
    """Requests of one operation, as the library has made them."""
    found: list[Any] = []
    for mode in schemathesis.GenerationMode:

        @seed(6)
        @settings(
            max_examples=EACH_OF_DESK if _of_desk(operation) else EACH,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(operation.as_strategy(generation_mode=mode))
        def take(case: Any) -> None:
            found.append(case)

        if mode is schemathesis.GenerationMode.POSITIVE or _can_be_wrong(operation):
            take()
    return found


def _of_desk(operation: Any) -> bool:
    return (operation.method.upper(), operation.path) in DESK


def _roles(operation: Any) -> tuple[Role, ...]:
    if (operation.method.upper(), operation.path) in REQUEST_ROUTES:
        return ROLES_OF_REQUESTS
    return ROLES_OF_DESK if _of_desk(operation) else ROLES


def _can_be_wrong(operation: Any) -> bool:
    """Whether anything could be sent that the document does not allow: a body, or a query."""
    return bool(operation.body) or bool(operation.query)


def _of_request(path: str) -> bool:
    """Whether it is about one request. Documents take long to draw, and have tests elsewhere."""
    about = path.startswith((f"{REQUESTS}/{{id}}", f"{REQUESTS}/update"))
    return about and not path.endswith(".pdf")


def requests(operation: Any, here: Front, known: Sequence[str]) -> Iterator[tuple[Any, Request]]:
    """What is sent, with what the library drew: as that is, and naming things that exist, to get
    further than their ids. Of the desk's routes every second one does so."""
    for number, case in enumerate(draw(operation)):
        told = case.as_transport_kwargs(base_url="http://hall.test")
        data = {"json": told["json"]} if "json" in told else {"content": told.get("data")}
        headers = {**told["headers"]}
        drawn = Request(told["method"], told["url"], told["params"], headers, data)
        named = _naming(drawn, operation.path, here.point, known)
        if _of_desk(operation):
            yield case, named if number % 2 else drawn
        else:
            yield from ((case, each) for each in ([drawn, named] if named != drawn else [drawn]))


def _naming(drawn: Request, path: str, point: str, known: Sequence[str]) -> Request:
    ident = known[-5] if _of_request(path) else "{}"
    address = drawn.address
    if "{" in path:
        address = "http://hall.test" + re.sub(r"{\w+}", ident, path)
    names = {"servicePoint": point, "definitionId": known[-4], "reservation": known[-3]}
    names |= {"contact": known[-2], "ticket": known[-1], "id": known[-1]}
    body, data = drawn.data.get("json"), drawn.data
    if isinstance(body, dict):
        data = {"json": {name: names.get(name, value) for name, value in body.items()}}
    return drawn._replace(address=address, data=data)


async def conversation(here: Front, operation: Any, known: Sequence[str]) -> int:
    """Send requests of one operation, and look at each answer; how many were sent."""
    roles, right, sent = _roles(operation), set[tuple[object, ...]](), 0
    signed = {role: {} if role == "public" else here.signed(role) for role in roles}
    for number, (case, told) in enumerate(requests(operation, here, known)):
        for place, role in enumerate(roles):
            ident = known[(3 * number + place) % len(known)]
            answer = await here.client.request(
                told.method,
                told.address.replace("{}", ident),
                params=told.params,
                headers=told.headers | signed[role],
                **told.data,
            )
            sent += 1
            # Whether an answer is as the document says does not depend on what was asked.
            if (seen := (answer.status_code, *answer.headers.raw, answer.content)) not in right:
                case.validate_response(answer, checks=CHECKS)
                right.add(seen)
    return sent


async def test_no_request_makes_the_server_fail_or_is_answered_as_the_document_does_not_say(
    tmp_path: Path,
) -> None:
    async with front(tmp_path) as here:
        await here.open_point()
        document = (await here.client.get("/openapi.json")).json()
        schema = schemathesis.openapi.from_dict(document)
        joined = await here.join()
        booked = await book(here, cut := await salon(here))
        known = [joined["id"], here.desk().id, here.point, here.service().id, NOBODY]
        ticket = await opened(here)
        contact = (await get(here, f"get/{ticket['id']}"))["contact"]
        await take_requests(here)
        known += [(await bring(here))["id"], cut, booked["id"], contact, ticket["id"]]
        sent = 0
        for found in schema.get_all_operations():
            sent += await conversation(here, found.ok(), known)
        status = await here.client.get(f"{QUEUE}/status/{here.point}")
        assert status.status_code in (200, 404), "it is still there"
        assert sent >= AT_LEAST
