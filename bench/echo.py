"""A route that only answers: the guard, body and answer of `queue/join`, and nothing in between."""

from __future__ import annotations

from typing import Any, Final, cast

from litestar import Litestar, Request, Router, post
from litestar.params import JSONBody

from protocol.commands import JoinQueue
from server.compose import Composition
from server.http.app import EDGE
from server.http.envelope import Envelope
from server.http.guards import guard
from server.http.queue_shapes import JoinBody, JoinedAnswer

PATH: Final = "/bench/echo"


@post(PATH, opt={"asks": JoinQueue.op()})
async def echo(request: Request[Any, Any, Any], data: JSONBody[JoinBody]) -> JoinedAnswer:
    """As much as a join answers."""
    link = f"http://hall.test/t/{data.service_point}"
    return JoinedAnswer(
        id=data.service_point,
        number="A001",
        position=1,
        wait=None,
        promised_by=None,
        link=link,
        token=data.service_point,
    )


def add_echo(parts: Composition) -> None:
    """The route, within the very application that serves `queue/join`."""
    app = cast(Litestar, cast(Envelope, parts.http).inner)
    app.register(Router("/", route_handlers=[echo], guards=[guard(EDGE)]))
