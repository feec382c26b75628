"""The HTTP application: all routes under one guard, errors in one shape, an envelope around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from litestar import Litestar, Response
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler

from server.http.accounts import account_routes
from server.http.admin import admin_routes
from server.http.aside import hold_routes, line_routes, onward_routes
from server.http.audit import audit_routes
from server.http.auth import auth_routes
from server.http.authority import authority_route
from server.http.booking import booking_routes
from server.http.contacts.routes import contact_routes
from server.http.definitions import definition_routes
from server.http.desk.rules import rule_routes
from server.http.desk.sla import sla_setting_routes
from server.http.desk.webhooks import webhook_routes
from server.http.desks import desk_route
from server.http.devices import device_routes
from server.http.docs import docs_routes, document
from server.http.edge import Edge
from server.http.effect import effect_route
from server.http.envelope import Envelope
from server.http.events.routes import event_routes
from server.http.guards import Guard, guard
from server.http.health import health_routes
from server.http.join import join_route
from server.http.kiosk import help_routes, slip_routes
from server.http.meetings import meeting_routes
from server.http.metrics import Gauges, Metrics, metrics_route
from server.http.moves import calling_routes, serving_routes, step_routes
from server.http.own_account import own_account_routes
from server.http.own_reservation import own_reservation_routes
from server.http.pairing import pairing_routes
from server.http.per_server import ServerParts, given, per_server
from server.http.persons import person_routes
from server.http.points import point_changes, point_creation, point_reads
from server.http.problems import HANDLERS, MAX_BODY, AnyRequest, on_http
from server.http.repairs.routes import repair_routes
from server.http.reports import report_routes
from server.http.requests import ApiRequest
from server.http.reservations import reservation_routes
from server.http.router import OwnRouter
from server.http.slots import slots_route
from server.http.status import status_route
from server.http.telling import point_state_routes, receipt_route, telling_routes
from server.http.tickets.routes import ticket_routes

VERSION: Final = "0.1.0"
RESERVATIONS: Final = "/crm/reservations"
TICKETS: Final = "/crm/tickets"
EVENTS: Final = "/crm/events"
CONTACTS: Final = "/crm/contacts"
EDGE: Final[Edge] = per_server(given)
_METRICS: Final[Metrics] = per_server(given)
Nowhere = Callable[[AnyRequest], Response[str]]


def create_app(
    edge: Edge,
    *,
    parts: ServerParts | None = None,
    gauges: Gauges | None = None,
    pages: Callable[[], tuple[OwnRouter, Nowhere]] | None = None,
) -> Envelope:
    """The application as ASGI.

    `pages` makes a router with its own handling of errors, and what a person reads at an address
    where nothing is; what they stand on has been put into `parts`.
    """
    parts, metrics = parts or ServerParts(), Metrics(edge.door, edge.tailer, gauges or {})
    parts.put(EDGE, edge)
    parts.put(_METRICS, metrics)
    return Envelope(routed(pages), metrics.request, parts.asked)


@cache
def routed(pages: Callable[[], tuple[OwnRouter, Nowhere]] | None) -> Litestar:
    """All routes, made once for every server of this process."""
    authorise = guard(EDGE)
    docs = docs_routes(lambda: document(api_routers(authorise), VERSION))
    router, nowhere = pages() if pages is not None else (None, None)
    return Litestar(
        [
            *api_routers(authorise),
            OwnRouter("/", route_handlers=docs, guards=[authorise]),
            *([router] if router is not None else []),
        ],
        exception_handlers={**HANDLERS, NotFoundException: _lost(nowhere)},
        request_class=ApiRequest,
        request_max_body_size=MAX_BODY,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )


def _lost(nowhere: Nowhere | None) -> Callable[[AnyRequest, NotFoundException], Response[Any]]:
    """A page for whoever reads pages, a problem for programs."""

    def answer(request: AnyRequest, fault: NotFoundException) -> Response[Any]:
        reads = "text/html" in request.headers.get("accept", "")
        return nowhere(request) if nowhere and reads else on_http(request, fault)

    return answer


def api_routers(authorise: Guard) -> list[OwnRouter]:
    """The documented routes, by capability."""
    edge = EDGE
    queue, booked, brought = queue_routes(edge), booked_routes(edge), repair_routes(edge)
    points = [*point_reads(edge), point_creation(edge), *point_changes(edge)]
    sign_in = [*auth_routes(edge), *own_account_routes(edge)]
    settings = [*admin_routes(edge), effect_route(edge)]
    desk = [*sla_setting_routes(edge), *rule_routes(edge), *webhook_routes(edge)]
    persons = person_routes(edge)
    server = [*health_routes(edge), metrics_route(_METRICS), authority_route(edge)]
    return [
        OwnRouter(RESERVATIONS, route_handlers=queue, tags=["Queue"], guards=[authorise]),
        OwnRouter(RESERVATIONS, route_handlers=points, tags=["Service points"], guards=[authorise]),
        OwnRouter(RESERVATIONS, route_handlers=booked, tags=["Reservations"], guards=[authorise]),
        OwnRouter(
            RESERVATIONS, route_handlers=brought, tags=["Service requests"], guards=[authorise]
        ),
        OwnRouter(
            TICKETS, route_handlers=ticket_routes(edge), tags=["Tickets"], guards=[authorise]
        ),
        OwnRouter(EVENTS, route_handlers=event_routes(edge), tags=["Events"], guards=[authorise]),
        OwnRouter(
            CONTACTS, route_handlers=contact_routes(edge), tags=["Contacts"], guards=[authorise]
        ),
        OwnRouter("/", route_handlers=desk, tags=["Ticket desk"], guards=[authorise]),
        OwnRouter("/", route_handlers=settings, tags=["Settings"], guards=[authorise]),
        OwnRouter("/", route_handlers=persons, tags=["Personal data"], guards=[authorise]),
        OwnRouter("/", route_handlers=audit_routes(edge), tags=["Audit"], guards=[authorise]),
        OwnRouter("/", route_handlers=report_routes(edge), tags=["Reports"], guards=[authorise]),
        OwnRouter("/", route_handlers=sign_in, tags=["Sign-in"], guards=[authorise]),
        OwnRouter("/", route_handlers=account_routes(edge), tags=["Accounts"], guards=[authorise]),
        OwnRouter(
            "/",
            route_handlers=[*pairing_routes(edge), *device_routes(edge)],
            tags=["Devices"],
            guards=[authorise],
        ),
        OwnRouter("/", route_handlers=server, tags=["Server"], guards=[authorise]),
    ]


def queue_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """The walk-up queue."""
    return [
        join_route(edge),
        status_route(edge),
        *step_routes(edge),
        *calling_routes(edge),
        *serving_routes(edge),
        *hold_routes(edge),
        *line_routes(edge),
        *onward_routes(edge),
        *telling_routes(edge),
        receipt_route(edge),
        *slip_routes(edge),
        *help_routes(edge),
        *point_state_routes(edge),
        desk_route(edge),
    ]


def booked_routes(edge: Edge) -> list[HTTPRouteHandler]:
    """What can be booked, and what is."""
    return [
        *definition_routes(edge),
        slots_route(edge),
        *booking_routes(edge),
        *reservation_routes(edge),
        *own_reservation_routes(edge),
        *meeting_routes(edge),
    ]
