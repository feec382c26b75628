"""For each route of service requests two different bodies that it understands."""

from __future__ import annotations

from typing import Any

from tests.server.access_routes_of_requests import ONE, REQUESTS
from tests.server.access_table import BOOKED, NOBODY

FORMS = {f"{REQUESTS}/photos", f"{ONE}/photos"}
"""Where no JSON is sent."""
WITHOUT_BODY = {f"{ONE}/pick-up", f"{ONE}/unlock/{{item}}/read"}
"""Where all that is asked stands in the address."""


def _brought(what: str) -> dict[str, Any]:
    return {"servicePoint": NOBODY, "items": [{"what": what}], "customer": {"name": "Grace"}}


REPAIRS: dict[str, tuple[Any, Any]] = {
    f"{BOOKED}/service-request-queue/join": (_brought("Phone"), _brought("Watch")),
    f"{ONE}/notes": ({"text": "one"}, {"text": "two"}),
    f"{ONE}/lines": tuple({"kind": "fee", "name": each} for each in ("one", "two")),
    f"{ONE}/lines/{{line}}/step": ({"step": "order"}, {"step": "arrive"}),
    f"{ONE}/step": ({"step": "diagnose"}, {"step": "ready"}),
    f"{ONE}/estimate/send": ({}, {"note": "Soon"}),
    f"{ONE}/estimate/seen": ({"nth": 1}, {"nth": 2}),
    f"{ONE}/estimate/answer": tuple({"nth": 1, "yes": each} for each in (True, False)),
    f"{ONE}/ask": ({"text": "one"}, {"text": "two"}),
    f"{REQUESTS}/parts": ({"name": "Pump"}, {"name": "Seal"}),
    f"{REQUESTS}/suppliers": ({"name": "Parts & Co"}, {"name": "Other"}),
}
