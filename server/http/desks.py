"""`queue/desk`: who works where, without which nobody can be called."""

from __future__ import annotations

from typing import Any

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.commands import SetDesk
from protocol.ids import is_id
from protocol.outcomes import Saved
from server.domain.rules import RULES
from server.http.edge import Edge
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import DeskStateAnswer, DeskStateBody
from server.http.shapes import millis_or_none


def desk_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `queue/desk`."""

    @post(
        "/queue/desk/{id:str}",
        status_code=200,
        opt={"roles": RULES[SetDesk].roles},
        summary="Open or close a desk",
        response_description="The desk as it is now.",
        responses=documented(*ALWAYS, "unknown_desk", "desk_taken", "desk_busy", "holds_open"),
        security=[{"bearer": []}],
    )
    async def set_desk(
        request: Request[Any, Any, Any], id: FromPath[str], data: JSONBody[DeskStateBody]
    ) -> DeskStateAnswer:
        """Opens it for whoever asks, pauses it, closes it now or after its customer.

        Calls go to open desks alone.
        """
        if not is_id(id):
            reject("unknown_desk", "There is no such desk. Check the id in the address.", "id")
        command = SetDesk(
            desk=id,
            state=data.state,
            take_over=data.take_over,
            reason=data.reason,
            until=millis_or_none(data.until),
            holds=data.holds,
        )
        answer = (await edge.ask(request.scope, command)).answer
        if not isinstance(answer, Saved):
            raise TypeError(f"{command.op()} was answered with {type(answer).__name__}")
        return DeskStateAnswer(id=answer.id, version=answer.version, state=data.state)

    return set_desk
