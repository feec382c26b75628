"""What holds for every route of the API document: no input makes it fail; strangers have limits."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import httpx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from protocol.records import Role
from server.http.problems import MAX_BODY, MEDIA_TYPE
from server.settings import Settings
from tests.server.access_table import BOOKED, MAY, NOBODY
from tests.server.http.front import POINT, QUEUE, Front, at_once, bearer, front, refused
from tests.server.http.two_requests import CHANGES_NOTHING, two_requests
from tests.server.http.two_requests import TAKES_NO_BODY as NO_BODY

MAIL = "grace@example.org"


class Operation(NamedTuple):
    """One row of the API document."""

    method: str
    path: str

    def address(self, ident: str = NOBODY) -> str:
        """With its parameters filled in."""
        return re.sub(r"{\w+}", ident, self.path.replace("/create/{email}", f"/create/{MAIL}"))


async def operations(here: Front) -> list[Operation]:
    """All that the document tells of."""
    paths = (await here.client.get("/openapi.json")).json()["paths"]
    return [
        Operation(method.upper(), path) for path, methods in paths.items() for method in methods
    ]


def is_a_problem(answer: httpx.Response) -> None:
    """Success, or a problem that a client can work with."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == MEDIA_TYPE
        problem = answer.json()
        assert problem["code"] and problem["title"]
        assert problem["detail"].endswith(".")
        assert len(answer.content) < 2_000, "what was sent is not sent back at length"


DEEP = b'{"customer":' * 5_000 + b"1" + b"}" * 5_000
BODIES: list[tuple[str, bytes]] = [
    ("application/json", b""),
    ("application/json", b"null"),
    ("application/json", b"{"),
    ("application/json", b"[]"),
    ("application/json", b'"text"'),
    ("application/json", b"1e999"),
    ("application/json", b"\xff\xfe\x00"),
    ("application/json", b'{"a": "\\ud800"}'),
    ("application/json", b'{"a": 1, "a": 2}'),
    ("application/json", DEEP),
    ("application/json", b"[" * MAX_BODY),
    ("application/json", b'{"notes": "' + b"n" * MAX_BODY + b'"}'),
    ("application/json; charset=utf-16", b"{}"),
    ("application/x-www-form-urlencoded", b"servicePoint=1&name=x"),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--"),
    ("multipart/form-data", b"no boundary"),
    ("text/plain", b"hello"),
    ("application/msgpack", b"\x80"),
    ("nonsense", b"{}"),
    ("", b"{}"),
]


TAKES_NO_BODY = {"/auth/sign-out-everywhere", "/auth/totp/begin"}


async def test_no_kind_of_body_makes_a_route_fail(here: Front) -> None:
    for operation in await operations(here):
        if operation.method not in ("POST", "PUT"):
            continue
        signed = here.signed("manager")
        for kind, body in BODIES:
            answer = await here.client.request(
                operation.method,
                operation.address(),
                content=body,
                headers=signed | {"content-type": kind},
            )
            is_a_problem(answer)
            needs = operation.path.startswith("/auth") or operation.path.endswith("/join")
            needs = needs and operation.path not in TAKES_NO_BODY
            assert answer.status_code >= 400 or not needs, (operation, kind, body[:40])


NAMES = """servicePoint service services customer partySize language accessNeeds notes desk version
reason state takeOver name prefix capacity graceSeconds callAbsent deskNames id password
refresh_token priority until minutes place text note holds skills access hours exceptions classes
policy weekday opens closes day spans title weight share position setting change zone
definitionId slot start end email hold seats browser reservation token staffNotes asWhat requires
kind count durationMinutes price currency reminderMinutes who"""
FIELDS = st.sampled_from(NAMES.split())
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([2**53, -(2**63), 10**30, 1.5, "", "open", "A", "\0", "‮abc", "😀", NOBODY])
    | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=3),
    max_leaves=5,
)


async def test_no_value_makes_a_route_fail(here: Front) -> None:
    joined = await here.join()
    known = [op for op in await operations(here) if op.method in ("POST", "PUT")]
    idents = [NOBODY, joined["id"], here.desk().id]
    drawn: list[tuple[Operation, str, Any]] = []
    bodies = st.dictionaries(FIELDS, VALUES | st.just(here.point), max_size=4)

    @settings(
        max_examples=250,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(known), st.sampled_from(idents), bodies)
    def draw(operation: Operation, ident: str, body: Any) -> None:
        drawn.append((operation, ident, body))

    draw()
    for operation, ident, body in drawn:
        content = json.dumps(body).encode()
        signed = here.signed("manager") | {"content-type": "application/json"}
        answer = await here.client.request(
            operation.method, operation.address(ident), content=content, headers=signed
        )
        is_a_problem(answer)


async def test_a_version_beyond_all_numbers_is_refused(here: Front) -> None:
    joined = await here.join()
    for version in (-1, 2**53, 10**30):
        body = {"version": version}
        answer = await here.post(f"{QUEUE}/leave/{joined['id']}", body, headers=here.signed())
        assert refused(answer, 422, "invalid")["field"] == "version"


async def test_no_address_makes_the_server_fail(here: Front) -> None:
    idents = ["%00", "%ff", "..%2f..", "a%20b", "😀", "x" * 2_000, "%2e%2e", "'", "{id}", "-1"]
    for operation in await operations(here):
        signed = here.signed("manager")
        for ident in idents if "{" in operation.path else []:
            is_a_problem(
                await here.client.request(
                    operation.method, operation.address(ident), headers=signed
                )
            )
    queries = [f"{POINT}/get", "/reports/promises"]
    queries += [f"/admin/{kind}" for kind in ("services", "desks", "staff")]
    queries += [f"{BOOKED}/{kind}" for kind in ("get", "slots", "definitions")]
    for query in (
        "cursor=%ff",
        "cursor=a&cursor=b",
        "cursor[]=1",
        "=",
        "cursor=" + "x" * 3_000,
        "servicePoint=%00",
        "day=9999-12-31",
        "day=0001-01-01",
        "from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z&definitionId=x&text=%00",
    ):
        for path in queries:
            is_a_problem(await here.client.get(f"{path}?{query}", headers=here.signed("manager")))


async def test_no_header_makes_the_server_fail(here: Front) -> None:
    odd = [
        (b"authorization", b"Bearer " + b"x" * 6_000),
        (b"authorization", b"\xff\xfe"),
        (b"authorization", b"Bearer eyJhbGciOiJub25lIn0.e30."),
        (b"cookie", b"browser=\xff; browser=" + b"y" * 3_000),
        (b"idempotency-key", b"\xff" * 100),
        (b"content-length", b"-1"),
        (b"accept", b"image/png"),
        (b"accept-language", b"\xff,;q=,"),
        (b"x-forwarded-for", b"1.2.3.4"),
    ]
    for operation in await operations(here):
        for pair in odd:
            answer = await here.client.request(
                operation.method, operation.address(), headers=[pair], content=b"{}"
            )
            is_a_problem(answer)


async def test_open_posts_of_one_address_have_a_limit_and_those_signed_in_have_none(
    tmp_path: Any,
) -> None:
    async with front(tmp_path, Settings(tmp_path, open_rate=0.001, open_burst=3), at_once) as here:
        await here.open_point()
        guest = bearer((await here.join())["token"])
        body = {"servicePoint": here.point}
        for _ in range(2):
            await here.post(f"{QUEUE}/join", {})
        answer = await here.post(f"{QUEUE}/join", body)
        wait = refused(answer, 429, "too_many_requests")["retryAfter"]
        assert answer.headers["retry-after"] == str(wait)
        answer = await here.post(f"{QUEUE}/leave/{NOBODY}", headers=guest)
        refused(answer, 429, "too_many_requests")
        signed = await here.post(f"{QUEUE}/join", body, headers=here.signed("kiosk"))
        assert signed.status_code == 201


async def test_a_crowd_that_takes_numbers_keeps_nobody_of_its_address_from_signing_in(
    tmp_path: Any,
) -> None:
    async with front(tmp_path, Settings(tmp_path, open_rate=0.001, open_burst=3), at_once) as here:
        for _ in range(4):
            answer = await here.post(f"{QUEUE}/join", {})
        refused(answer, 429, "too_many_requests")
        for first, second, most in (
            ("/auth/token", "/auth/invitation", 3),
            ("/auth/refresh", "/auth/revoke", 4 * 3),
        ):
            for _ in range(most):
                refused(await here.post(first, {}), 422, "invalid")
            for path in (first, second):
                refused(await here.post(path, {}), 429, "too_many_requests")


async def test_a_private_link_lifts_no_limit_even_when_its_visit_has_ended(tmp_path: Any) -> None:
    async with front(tmp_path, Settings(tmp_path, open_rate=0.001, open_burst=2), at_once) as here:
        await here.open_point()
        mine = await here.join()
        signed = bearer(mine["token"])
        left = await here.post(f"{QUEUE}/leave/{mine['id']}", headers=signed)
        assert left.status_code == 200
        body = {"servicePoint": here.point}
        refused(await here.post(f"{QUEUE}/join", body, headers=signed), 403, "forbidden")
        answer = await here.post(f"{QUEUE}/leave/{mine['id']}", {}, headers=signed)
        refused(answer, 429, "too_many_requests")


def _holder(here: Front, operation: Operation) -> dict[str, str]:
    """Whoever has the link that such a route is for."""
    tokens = here.parts.tokens
    of_request = "/service-request" in operation.path
    return bearer(tokens.service_request(NOBODY) if of_request else tokens.ticket(NOBODY))


async def test_every_post_honours_its_idempotency_key(here: Front) -> None:
    for operation in await operations(here):
        without = operation.path.startswith("/auth") or operation.path in CHANGES_NOTHING
        if operation.method != "POST" or without or "confirm-call" in operation.path:
            continue
        role: Role = "manager" if "manager" in MAY[operation] else "kiosk"
        by_link = MAY[operation] == {"visitor"}
        signed = _holder(here, operation) if by_link else here.signed(role)
        headers = signed | {"Idempotency-Key": f"key of {operation.path}"}
        first_body, other_body = two_requests(operation.path)
        first = await here.post(operation.address(), first_body, headers=headers)
        assert first.status_code not in (400, 401, 403, 422), first.text
        again = await here.post(operation.address(), first_body, headers=headers)
        assert (again.status_code, again.content) == (first.status_code, first.content)
        if operation.path in NO_BODY:
            continue
        other = await here.post(operation.address(), other_body, headers=headers)
        refused(other, 409, "key_reused")
