"""All routes of `/crm/tickets`."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler

from server.http.edge import Edge
from server.http.tickets.attachments import attachment_routes
from server.http.tickets.canned import canned_routes
from server.http.tickets.changing import changing_routes
from server.http.tickets.opening import opening_routes
from server.http.tickets.own import own_ticket_routes
from server.http.tickets.reading import reading_routes
from server.http.tickets.sla import sla_routes
from server.http.tickets.thread import thread_routes
from server.http.tickets.views import view_routes


def ticket_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """For colleagues, and what customers may."""
    return [
        *opening_routes(edge),
        *reading_routes(edge),
        *thread_routes(edge),
        *changing_routes(edge),
        *attachment_routes(edge),
        *sla_routes(edge),
        *canned_routes(edge),
        *view_routes(edge),
        *own_ticket_routes(edge),
    ]
