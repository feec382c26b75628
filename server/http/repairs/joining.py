"""`service-request-queue/join`: something is brought, by whoever is at a desk or a kiosk."""

from __future__ import annotations

from typing import Final

from litestar import post
from litestar.handlers import HTTPRouteHandler
from litestar.params import JSONBody

from protocol.outcomes import Requested
from protocol.request_commands import OpenRequest
from server.http.edge import Edge
from server.http.repairs.bodies import JoinBody
from server.http.repairs.commands import of_join
from server.http.repairs.naming import request_id_or_none
from server.http.repairs.shapes import OpenedAnswer
from server.http.repairs.writing import answer_of
from server.http.tickets.writing import doing
from server.http.transitions import Ask

_CODES: Final = (
    "unknown_service_point", "no_requests", "unknown_contact", "unknown_visit",
    "unknown_reservation", "unknown_ticket", "unknown_request", "unknown_attachment",
    "wrong_state", "warranty_over", "service_closed", "queue_closed", "queue_full",
)  # fmt: skip


def joining_route(edge: Edge) -> HTTPRouteHandler:
    """The handler of `service-request-queue/join`."""

    @post(
        "/service-request-queue/join",
        **doing(OpenRequest, "Bring something to be repaired", "The request.", *_CODES)
        | {"status_code": 201},
    )
    async def join(request: Ask, data: JSONBody[JoinBody]) -> OpenedAnswer:
        """Opens a request of a customer, who is found by mail address or phone or made, or of a
        contact. With `wait` it joins the line, where its own number is called. A kiosk may do it
        too, for whoever stands there. The answer holds the customer's private link."""
        command = of_join(data, await request_id_or_none(edge, data.warranty_of, "warrantyOf"))
        answered = await edge.ask(request.scope, command)
        await edge.tailer.reached(answered.seq)
        made = answered.answer
        if not isinstance(made, Requested):
            raise TypeError(f"an intake was answered with {type(made).__name__}")
        token = edge.tokens.service_request(made.request)
        return OpenedAnswer(
            **answer_of(made),
            visit=made.visit or None,
            entry=made.entry or None,
            position=made.position or None,
            link=edge.request_link(token),
            token=token,
        )

    return join
