"""The OpenAPI document and its page."""

from __future__ import annotations

import asyncio
import re
from threading import Event
from typing import Any

import httpx
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from protocol.outcomes import REFUSALS
from server.http.docs import docs_routes
from tests.server.http.front import POINT, QUEUE, Front, refused

LATER = {
    "address_changed",
    "unknown_person", "device_connected", "unknown_message",
}  # fmt: skip
"""What only a page of a phone or a socket can be refused with, and what no route tells yet."""


async def described(here: Front) -> dict[str, Any]:
    """The document."""
    document: dict[str, Any] = (await here.client.get("/openapi.json")).json()
    return document


async def test_the_document_is_openapi_3_1(here: Front) -> None:
    document = await described(here)
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] == "Now Serving"


async def test_others_are_answered_while_the_document_is_made() -> None:
    begun, answered = Event(), Event()

    def describe() -> dict[str, Any]:
        begun.set()
        return {"others were answered": answered.wait(30)}

    app = Litestar(docs_routes(describe), openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://hall.test") as client:
        asked = asyncio.create_task(client.get("/openapi.json"))
        assert await asyncio.to_thread(begun.wait, 30)
        assert (await client.get("/docs")).status_code == 200
        answered.set()
        assert (await asked).json() == {"others were answered": True}


async def test_every_route_of_the_api_is_described(here: Front) -> None:
    app: Any = here.parts.http.inner
    served = {
        (re.sub(r":\w+}", "}", route.path_format), method)
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        if isinstance(handler, HTTPRouteHandler) and handler.resolve_include_in_schema()
        for method in handler.http_methods
        if method != "OPTIONS"
    }
    told = {
        (path, method.upper())
        for path, operations in (await described(here))["paths"].items()
        for method in operations
    }
    assert served == told
    assert (f"{QUEUE}/join", "POST") in told
    assert (f"{POINT}/delete/{{id}}", "DELETE") in told


async def test_every_operation_says_what_it_does_and_how_it_fails(here: Front) -> None:
    for path, operations in (await described(here))["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"], path
            assert operation["description"], path
            if path.startswith("/crm"):
                assert any(status >= "400" for status in operation["responses"]), (path, method)
            if path.startswith("/crm") and method == "post":
                names = [parameter["name"] for parameter in operation["parameters"]]
                assert "Idempotency-Key" in names


async def test_every_refusal_of_the_queue_is_told_by_some_operation(here: Front) -> None:
    text = (await here.client.get("/openapi.json")).text
    untold = [code for code in REFUSALS if f"`{code}`" not in text]
    assert set(untold) <= LATER


async def test_the_page_and_its_scripts_come_from_this_server(here: Front) -> None:
    page = await here.client.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    named = re.findall(r'(?:src|href|spec-url)="([^"]+)"', page.text)
    assert named
    for address in named:
        if address == "data:,":
            continue
        assert address.startswith("/")
        assert (await here.client.get(address)).status_code == 200


async def test_the_packed_script_reaches_whoever_takes_it_packed_or_not(here: Front) -> None:
    packed = await here.client.get("/docs/rapidoc-min.js", headers={"Accept-Encoding": "gzip"})
    plain = await here.client.get("/docs/rapidoc-min.js", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert "rapi-doc" in plain.text


async def test_there_is_no_other_file_behind_the_page(here: Front) -> None:
    for name in ("docs.html", "..%2f..%2fapp.py", "vendor", "x" * 300):
        refused(await here.client.get(f"/docs/{name}"), 404, "not_found")
