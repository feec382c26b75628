"""`queue/desk`: who works where, without which nobody can be called."""

from __future__ import annotations

from typing import Any, Final

from litestar import Request, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, JSONBody

from protocol.commands import SetDesk
from protocol.ids import is_id
from protocol.records import Desk
from server.http.edge import Edge
from server.http.problems import ALWAYS, documented, reject
from server.http.queue_shapes import DeskStateAnswer, DeskStateBody
from server.http.shapes import millis_or_none

_REFUSALS: Final = (
    "unknown_desk", "desk_taken", "desk_busy", "desk_closed", "desk_closing", "holds_open",
)  # fmt: skip


def desk_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `queue/desk`."""

    @post(
        "/queue/desk/{id:str}",
        status_code=200,
        opt={"asks": SetDesk.op()},
        summary="Open or close a desk",
        response_description="The desk as it is now.",
        responses=documented(*ALWAYS, *_REFUSALS),
        security=[{"bearer": []}],
    )
    async def set_desk(
        request: Request[Any, Any, Any], id: FromPath[str], data: JSONBody[DeskStateBody]
    ) -> DeskStateAnswer:
        """Opens it for whoever asks, pauses it, closes it now or after its customer.

        `closing` closes it at once where it has none. Calls go to open desks alone.
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
        answered = await edge.ask(request.scope, command)
        await edge.tailer.reached(answered.seq)
        desk = edge.tailer.floor.get(Desk, id)
        if desk is None:
            reject("unknown_desk", "The desk was removed meanwhile.", "id")
        return DeskStateAnswer(id=desk.id, version=desk.version, state=desk.state)

    return set_desk
