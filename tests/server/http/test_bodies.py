"""What is sent to the API and is not what it should be: an answer that helps, and never a 5xx."""

from __future__ import annotations

import json
from typing import Any

import httpx

from server.http.problems import MAX_BODY
from tests.server.http.front import QUEUE, Front, refused

JOIN = f"{QUEUE}/join"
JSON = {"content-type": "application/json"}


async def test_a_body_that_is_not_json_is_not_understood(here: Front) -> None:
    bad = (b"{", b"servicePoint=1", b"\xff\xfe", b'{"notes": "\xff"}', b"{}{}", b"[" * 50_000)
    for body in bad:
        answer = await here.post(JOIN, content=body, headers=JSON)
        assert "JSON" in refused(answer, 400, "malformed")["detail"]


async def test_a_missing_body_is_asked_for(here: Front) -> None:
    answer = await here.post(JOIN, headers=JSON)
    assert "Send" in refused(answer, 400, "malformed")["detail"]


async def test_a_body_that_is_no_object_is_refused(here: Front) -> None:
    bodies: tuple[Any, ...] = ([], "text", 5, True)
    for body in bodies:
        refused(await here.post(JOIN, body), 422, "invalid")


async def test_the_field_at_fault_is_named(here: Front) -> None:
    faults: list[tuple[str, Any]] = [
        ("servicePoint", {}),
        ("servicePoint", {"servicePoint": 7}),
        ("priority", {"servicePoint": "x", "priority": 1}),
        ("partySize", {"servicePoint": "x", "partySize": 0}),
        ("partySize", {"servicePoint": "x", "partySize": "two"}),
        ("customer.name", {"servicePoint": "x", "customer": {"name": "n" * 121}}),
        ("customer.age", {"servicePoint": "x", "customer": {"age": 7}}),
        ("language", {"servicePoint": "x", "language": "English"}),
        ("notes", {"servicePoint": "x", "notes": "🦊" * 501}),
        ("servicePoint", {"servicePoint": "p" * 10_000}),
        ("n" * 60 + "…", {"servicePoint": "x", "n" * 10_000: 1}),
        ("services[1]", {"servicePoint": "x", "services": ["s", 1]}),
    ]
    for field, body in faults:
        problem = refused(await here.post(JOIN, body), 422, "invalid")
        assert problem["field"] == field
        assert len(problem["detail"]) < 300


async def test_a_body_over_the_limit_is_too_large(here: Front) -> None:
    body = json.dumps({"servicePoint": here.point, "notes": "n" * MAX_BODY}).encode()
    refused(await here.post(JOIN, content=body, headers=JSON), 413, "too_large")


async def test_a_body_without_a_declared_length_is_bounded_too(here: Front) -> None:
    async def endless() -> Any:
        for _ in range(80):
            yield b" " * 1024

    refused(await here.post(JOIN, content=endless(), headers=JSON), 413, "too_large")


async def test_an_address_that_does_not_exist_says_where_to_look(here: Front) -> None:
    for path in ("/nothing", "/crm", f"{QUEUE}/promote/1", "/docs/../secrets", "/%00"):
        answer = await here.client.get(path)
        assert "/docs" in refused(answer, 404, "not_found")["detail"]


async def test_a_method_that_does_not_fit_says_which_do(here: Front) -> None:
    answer = await here.client.get(JOIN)
    refused(answer, 405, "method_not_allowed")
    assert "POST" in answer.headers["allow"]


async def test_whoever_reads_pages_finds_one_where_nothing_is(here: Front) -> None:
    asks = {"accept": "text/html,*/*;q=0.8", "accept-language": "de"}
    for path in ("/nothing", "/q", "/crm/nothing", "/t/a/b/c"):
        answer = await here.client.get(path, headers=asks)
        assert answer.status_code == 404
        assert answer.headers["content-language"] == "de"
        assert "Unter dieser Adresse gibt es keine Warteschlange." in answer.text


async def test_no_link_of_such_a_page_leads_to_another_house(here: Front) -> None:
    for path in ("//evil.test/", "/%5Cevil.test/", "/%2Fevil.test"):
        url = httpx.URL("http://hall.test").copy_with(raw_path=path.encode())
        page = await here.client.get(url, headers={"accept": "text/html"})
        assert page.status_code == 404
        assert "?lang=de" in page.text and "evil.test" not in page.text


async def test_a_phone_that_loses_its_network_while_it_sends_is_no_fault_of_the_server(
    here: Front,
) -> None:
    sent = iter([{"type": "http.request", "body": b"{", "more_body": True}])

    async def receive() -> dict[str, Any]:
        return next(sent, {"type": "http.disconnect"})

    said: list[dict[str, Any]] = []

    async def send(event: dict[str, Any]) -> None:
        said.append(event)

    scope = {
        "type": "http", "method": "POST", "path": "/auth/token", "raw_path": b"/auth/token",
        "query_string": b"", "headers": [(b"content-type", b"application/json")],
        "client": ("10.0.0.1", 1), "server": ("here", 80), "scheme": "http", "root_path": "",
        "http_version": "1.1", "asgi": {"version": "3.0"},
    }  # fmt: skip
    await here.parts.asgi(scope, receive, send)
    assert said[0]["status"] == 400
