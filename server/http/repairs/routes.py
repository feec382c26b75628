"""All routes of service requests, below `/crm/reservations`."""

from __future__ import annotations

from litestar.handlers import HTTPRouteHandler

from server.http.edge import Edge
from server.http.repairs.changing import changing_routes
from server.http.repairs.estimating import estimating_routes
from server.http.repairs.joining import joining_route
from server.http.repairs.own import own_request_routes
from server.http.repairs.papers import paper_routes
from server.http.repairs.photos import photo_routes
from server.http.repairs.reading import reading_routes
from server.http.repairs.setting_up import setting_up_routes
from server.http.repairs.unlocking import unlocking_routes
from server.http.repairs.updating import updating_route


def repair_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """For colleagues, and what customers and kiosks may."""
    return [
        joining_route(edge),
        *reading_routes(edge),
        updating_route(edge),
        *changing_routes(edge),
        *estimating_routes(edge),
        *own_request_routes(edge),
        *unlocking_routes(edge),
        *photo_routes(edge),
        *paper_routes(edge),
        *setting_up_routes(edge),
    ]
