"""For each route that changes something, two different bodies that it understands."""

from __future__ import annotations

from typing import Any

from protocol.ids import uuid7
from tests.server.access_table import NOBODY
from tests.server.http.front import NOON

LATER = "2026-11-24T12:30:00Z"
CHANGES_NOTHING = {"/admin/effect", "/admin/persons/find", "/admin/persons/export"}
"""What may be asked as often as one likes: there is no second effect to be kept from."""


def new_service(name: str) -> dict[str, Any]:
    return {"servicePoint": NOBODY, "version": 1, "name": name}


def two_requests(path: str) -> tuple[Any, Any]:
    """Two different bodies that the route understands."""
    for end, bodies in (
        ("/join", ({"servicePoint": NOBODY}, {"servicePoint": NOBODY, "notes": "x"})),
        ("/call-next", ({"desk": NOBODY}, {"desk": uuid7(NOON, b"1" * 10)})),
        ("/call/{id}", ({"desk": NOBODY}, {"desk": NOBODY, "version": 1})),
        ("/cancel/{id}", ({"reason": "one"}, {"reason": "two"})),
        ("/expire/{id}", ({"reason": "one"}, {"reason": "two"})),
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
