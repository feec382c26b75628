"""For each route that changes something, two different bodies that it understands."""

from __future__ import annotations

from typing import Any

from protocol.ids import uuid7
from tests.server.access_table import NOBODY
from tests.server.http.front import NOON
from tests.server.http.two_repair_requests import FORMS, REPAIRS, WITHOUT_BODY
from tests.server.http.two_ticket_requests import BODIES, LOOKS_BACK, TAKES_A_FORM

SOON, LATER = "2026-11-24T12:15:00Z", "2026-11-24T12:30:00Z"
BOOKED = "/crm/reservations"
TAKES_NO_BODY = {
    f"{BOOKED}/cancel/{{email}}/{{reservationNumber}}",
    f"{BOOKED}/cancel/{{email}}/{{reservationNumber}}/undo",
    "/crm/tickets/attachments/drop/{id}",
    *WITHOUT_BODY,
}
"""Where all that is asked stands in the address: another request has another."""
CHANGES_NOTHING = {
    LOOKS_BACK, *TAKES_A_FORM, *FORMS,
    "/admin/effect", "/admin/persons/find", "/admin/persons/export",
    f"{BOOKED}/meeting/validate", f"{BOOKED}/meeting/create", f"{BOOKED}/meeting/token",
}  # fmt: skip
"""What may be asked as often as one likes: there is no second effect to be kept from. Forms have a
test of their own."""


def booking(start: str) -> dict[str, Any]:
    return {"definitionId": NOBODY, "slot": {"start": start}, "customer": {"name": "Grace"}}


def wished(start: str) -> dict[str, Any]:
    customer = {"name": "Grace", "email": "grace@example.org"}
    return {"definitionId": NOBODY, "start": start, "end": LATER, "customer": customer}


def new_definition(name: str) -> dict[str, Any]:
    return {"servicePoint": NOBODY, "name": name, "durationMinutes": 30}


def new_service(name: str) -> dict[str, Any]:
    return {"servicePoint": NOBODY, "version": 1, "name": name}


def two_requests(path: str) -> tuple[Any, Any]:
    """Two different bodies that the route understands."""
    if path in REPAIRS or path in BODIES:
        return REPAIRS[path] if path in REPAIRS else BODIES[path]
    for end, bodies in (
        ("/join", ({"servicePoint": NOBODY}, {"servicePoint": NOBODY, "notes": "x"})),
        ("/call-next", ({"desk": NOBODY}, {"desk": uuid7(NOON, b"1" * 10)})),
        ("/call/{id}", ({"desk": NOBODY}, {"desk": NOBODY, "version": 1})),
        ("/cancel/{id}", ({"reason": "one"}, {"reason": "two"})),
        ("/expire/{id}", ({"reason": "one"}, {"reason": "two"})),
        (f"{BOOKED}/create", (booking(LATER), booking(SOON))),
        (f"{BOOKED}/hold", tuple({"definitionId": NOBODY, "start": at} for at in (SOON, LATER))),
        (f"{BOOKED}/wait-list", (wished(SOON), wished(LATER))),
        ("/definitions", (new_definition("one"), new_definition("two"))),
        ("/release", ({}, {"browser": "another"})),
        ("/hold/{id}", ({"until": LATER}, {"until": LATER, "note": "x"})),
        ("/priority/{id}", ({"priority": "priority"}, {"priority": "standard"})),
        ("/note/{id}", ({"text": "one"}, {"text": "two"})),
        ("/print-slip/{id}", ({}, {"device": NOBODY})),
        ("/report-slip/{id}", ({"state": "printed"}, {"state": "failed"})),
        ("/help", ({}, {"language": "de"})),
        ("/help/{id}", ({"state": "coming"}, {"state": "done"})),
        ("/state/{id}", ({"state": "open"}, {"state": "closed"})),
        (
            "/expire-waiting",
            ({"servicePoint": NOBODY, "reason": "a"}, {"servicePoint": NOBODY, "reason": "b"}),
        ),
        (
            "/broadcast",
            ({"servicePoint": NOBODY, "text": "a"}, {"servicePoint": NOBODY, "text": "b"}),
        ),
        ("/accounts", ({"name": "a", "role": "staff"}, {"name": "b", "role": "staff"})),
        ("/services", (new_service("one"), new_service("two"))),
        ("/desk/{id}", ({"state": "open"}, {"state": "closed"})),
        ("/create", ({"name": "Cash", "prefix": "C"}, {"name": "Cash", "prefix": "D"})),
    ):
        if path.endswith(end):
            return bodies
    return {}, {"version": 1}
