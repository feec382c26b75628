"""`/health`: whether the process lives, and whether it can do its work."""

from __future__ import annotations

import asyncio
import logging
from typing import Annotated, Final, Literal

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from msgspec import Meta

from server.execution.door import Unavailable
from server.http.edge import Edge
from server.http.per_server import per_server
from server.http.shapes import Shape
from server.mail.standing import Fetched, Sending

_log = logging.getLogger(__name__)
WITHIN_S: Final = 2.0
FRESH_S: Final = 1.0
"""Whoever asks within this time of another is told the same: nobody can wear out the lock."""


class Live(Shape, frozen=True):
    """The process answers."""

    status: Literal["live"] = "live"


class Ready(Shape, frozen=True):
    """Whether commands can be stored and their effects are told."""

    status: Literal["ready", "not_ready"]
    store: Annotated[str, Meta(description="`writable`, or what is wrong.")]
    tailer: Annotated[str, Meta(description="`at head`, or `behind`.")]
    seq: Annotated[int, Meta(description="Head of the log.")]
    plain_http: Annotated[
        bool,
        Meta(
            description="Other machines connect without TLS: passwords cross the network in the "
            "clear. `python -m server tls` makes certificates."
        ),
    ] = False
    mail: Annotated[
        Sending,
        Meta(
            description="`not_set`: no mail server is set, so that messages to customers wait; "
            "`trouble`: it does not take them now, and the server's log says why."
        ),
    ] = "not_set"
    sms: Annotated[Sending, Meta(description="Likewise of the SMS provider.")] = "not_set"
    mail_in: Annotated[
        Fetched,
        Meta(
            description="Whether the mail box that customers write to is read; `trouble`: it "
            "cannot be, and the server's log says why."
        ),
    ] = "not_set"
    messages_waiting: Annotated[
        int, Meta(description="Messages to customers that are due and have not been sent.")
    ] = 0


class Readiness:
    """Finds out whether the work can be done, once for all who ask at a time."""

    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._found: asyncio.Task[Ready] | None = None
        self._at = 0.0

    async def now(self) -> Ready:
        """As it is, at most a second ago."""
        at = asyncio.get_running_loop().time()
        if self._found is None or at - self._at >= FRESH_S:
            self._found, self._at = asyncio.create_task(_ready(self._edge)), at
        return await asyncio.shield(self._found)


def health_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The handlers of `/health`."""
    readiness = per_server(lambda: Readiness(edge))

    @get("/health/live", opt={"asks": "read health"}, summary="Does the process live?")
    async def live() -> Live:
        """Answers as long as the process does."""
        return Live()

    @get(
        "/health/ready",
        opt={"asks": "read health"},
        summary="Can it do its work?",
        responses={503: ResponseSpec(Ready, False, "Not now.")},
    )
    async def ready() -> Response[Ready]:
        """200 when the store takes writes and the tailer has reached the head; else 503."""
        found = await readiness.now()
        return Response(found, status_code=200 if found.status == "ready" else 503)

    return [live, ready]


async def _ready(edge: Edge) -> Ready:
    store = await _store(edge)
    head = edge.door.head
    try:
        async with asyncio.timeout(WITHIN_S):
            await edge.tailer.reached(head.seq)
        tailer = "at head"
    except (TimeoutError, Unavailable):
        tailer = "behind"
    posting = edge.messages()
    good = store == "writable" and tailer == "at head"
    return Ready(
        status="ready" if good else "not_ready",
        store=store,
        tailer=tailer,
        seq=head.seq,
        plain_http=edge.plain_http,
        mail=posting.mail,
        sms=posting.sms,
        mail_in=posting.mail_in,
        messages_waiting=posting.waiting,
    )


async def _store(edge: Edge) -> str:
    def lock() -> None:
        with edge.store.writing():
            pass

    if edge.door.stopped:
        return "not writing"
    try:
        await asyncio.to_thread(lock)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the answer is that it cannot write
        _log.warning("the store takes no writes: %s", getattr(fault, "orig", fault))
        return "not writable"
    return "writable"
