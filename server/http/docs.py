"""`/openapi.json` and the interactive page at `/docs`, which asks nobody else for anything."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, License, SecurityScheme, Tag
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.http.problems import reject

STATIC: Final = Path(__file__).parent / "static"
FILES: Final = {
    "docs.css": STATIC / "docs.css",
    "docs.js": STATIC / "docs.js",
    "rapidoc-min.js": STATIC / "vendor" / "rapidoc-min.js.gz",
}
_THEMES: Final = (
    "'sha256-7G2sckOOf85nUxHvQM2vyY748+wiNhivOef9JR/yeww='",
    "'sha256-j672Y8ggNxYTZNQIHP4Q7iKqMysGBn7cFEP/4JRy2nc='",
)
"""The colours of light and dark, which the vendored script writes into the page as a sheet."""
POLICY: Final = (
    # Attributes alone: the script lays itself out by them. They hold no code and load nothing.
    f"default-src 'none'; script-src 'self'; style-src 'self' {' '.join(_THEMES)}; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_INTRODUCTION: Final = """\
The queue of a hall, its bookings and its tickets: take a number or book a time, call, serve; write
and answer. All routes below change the same records that the screens follow live over the websocket
at `/sync`.

* **Signing in**: `POST /auth/token` with name and password; send the access token as
  `Authorization: Bearer …`. A customer's private link holds one for `check-in`, `away` and `leave`.
* **Devices** sign a challenge for a token, and each request: `Device-Proof: <at>.<signature>`, with
  `at` the server's clock in ms and an Ed25519 signature over `now-serving request`, `at`, method,
  path and token, joined by NUL, in base64url without padding. Each holds once, for a minute.
* **JSON** in camelCase; instants in RFC 3339, UTC; durations in seconds.
* **Errors** are problem details (RFC 9457) with a stable `code`, the `field` at fault and a
  sentence that says what to do.
* **Repeating safely**: send an `Idempotency-Key` with a POST. The same request under the same key
  gets the same answer and no second effect; another body under it is refused (`key_reused`).
* **Nothing by accident**: routes that change an entry take the `version` that you saw.
* **This document**: [/openapi.json](/openapi.json), for generators of clients.
"""


def openapi_config(version: str) -> OpenAPIConfig:
    """What the document says besides its routes."""
    return OpenAPIConfig(
        title="Now Serving",
        version=version,
        description=_INTRODUCTION,
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        tags=[
            Tag("Queue", "The walk-up queue."),
            Tag("Service points", "Places with desks and services."),
            Tag("Reservations", "What can be booked, free times, and what is booked."),
            Tag("Service requests", "What is brought to be repaired: estimates, parts, pick-up."),
            Tag("Tickets", "Support tickets: threads, files, deadlines, canned responses."),
            Tag("Events", "Meetings, demos and follow-up calls with contacts."),
            Tag("Contacts", "Whom the house knows, and what happened to them."),
            Tag("Ticket desk", "Policies, calendars, rules, webhooks, and what went astray."),
            Tag("Settings", "What managers set, and what a change would do."),
            Tag("Sign-in", "Tokens for colleagues, and their own account."),
            Tag("Accounts", "Who may sign in, for managers."),
            Tag("Devices", "Kiosks and walls: pairing, keys, tokens."),
            Tag("Audit", "What was asked of the house, and whether that is as it was written."),
            Tag("Server", "How the server does."),
        ],
        components=Components(
            security_schemes={
                "bearer": SecurityScheme(
                    type="http",
                    scheme="bearer",
                    bearer_format="JWT",
                    description="A colleague's or device's token, or that of a private link.",
                )
            }
        ),
        use_handler_docstrings=True,
    )


def document(routes: Sequence[ControllerRouterHandler], version: str) -> dict[str, Any]:
    """The OpenAPI document of these routes."""
    # An application of its own, which serves nothing: the real one has only our own addresses.
    described = Litestar(list(routes), openapi_config=openapi_config(version), logging_config=None)
    found: dict[str, Any] = described.openapi_schema.to_schema()
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "A fresh UUID; send it again when you repeat the request.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    }
    for operations in found["paths"].values():
        if "post" in operations:
            operations["post"].setdefault("parameters", []).append(key)
    return found


def docs_routes(describe: Callable[[], dict[str, Any]]) -> list[HTTPRouteHandler]:
    """The handlers of the document and its page."""
    made: list[bytes] = []

    @get("/openapi.json", opt={"asks": "read documents"}, include_in_schema=False)
    async def openapi() -> Response[bytes]:
        if not made:
            # It takes a second or two, in which calls and screens must not wait.
            made.append(await asyncio.to_thread(lambda: msgspec.json.encode(describe())))
        return Response(made[0], media_type="application/json")

    @get("/docs", opt={"asks": "read documents"}, include_in_schema=False)
    async def page() -> Response[bytes]:
        return Response(
            (STATIC / "docs.html").read_bytes(),
            media_type="text/html",
            headers={"Content-Security-Policy": POLICY},
        )

    @get("/docs/{name:str}", opt={"asks": "read documents"}, include_in_schema=False)
    async def asset(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
        if name not in FILES:
            reject("not_found", "There is nothing at this address. /docs has the documentation.")
        return _file(FILES[name], "gzip" in request.headers.get("accept-encoding", ""))

    return [openapi, page, asset]


def _file(path: Path, takes_gzip: bool) -> Response[bytes]:
    """A script or sheet; a packed one is unpacked for whoever does not take it packed."""
    body = path.read_bytes()
    headers = {"Cache-Control": "public, max-age=86400", "Vary": "Accept-Encoding"}
    if path.suffix == ".gz" and takes_gzip:
        headers["Content-Encoding"] = "gzip"
    elif path.suffix == ".gz":
        body = gzip.decompress(body)
    kind = "css" if path.suffix == ".css" else "javascript"
    return Response(body, media_type=f"text/{kind}", headers=headers)
