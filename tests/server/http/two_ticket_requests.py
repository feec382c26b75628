"""For each route of tickets, contacts and events two different bodies that it understands."""

from __future__ import annotations

from typing import Any

from protocol.ids import uuid7
from tests.server.access_routes_of_tickets import CONTACTS, EVENTS, TICKETS
from tests.server.access_table import NOBODY
from tests.server.http.front import NOON

OTHER = uuid7(NOON, b"1" * 10)
TAKES_A_FORM = {f"{TICKETS}/attachments", f"{TICKETS}/attachments/{{ticketId}}"}
"""Where no JSON is sent."""
LOOKS_BACK = "/admin/rules/dry-run"
"""Changes nothing."""


def _opening(**more: Any) -> tuple[Any, Any]:
    return tuple({"subject": each, "text": "Help", **more} for each in ("one", "two"))


def _event(title: str) -> dict[str, Any]:
    times = {"start": "2026-11-25T09:00:00Z", "end": "2026-11-25T10:00:00Z"}
    return {"title": title, "contact": NOBODY, **times}


def _of_setting(**more: Any) -> tuple[Any, Any]:
    return {"name": "one", **more}, {"name": "two", **more}


TEXTS = ({"text": "one"}, {"text": "two"})
ACTIONS = [{"do": "add_tag", "value": "new"}]
BODIES: dict[str, tuple[Any, Any]] = {
    f"{TICKETS}/create": _opening(contact=NOBODY),
    f"{TICKETS}/create-ticket": _opening(customer={"email": "grace@example.org"}),
    f"{TICKETS}/email/create/{{email}}": _opening(),
    f"{TICKETS}/reply/{{ticketId}}": TEXTS,
    f"{TICKETS}/comments/{{ticketId}}": TEXTS,
    f"{TICKETS}/answer/{{ticketId}}": TEXTS,
    f"{TICKETS}/escalate/{{ticketId}}": ({"reason": "one"}, {"reason": "two"}),
    f"{TICKETS}/macro/{{ticketId}}": ({"canned": NOBODY}, {"canned": OTHER}),
    f"{TICKETS}/solve/{{ticketId}}": ({}, {"solved": False}),
    f"{TICKETS}/rate/{{ticketId}}": ({"rating": 1}, {"rating": 5}),
    f"{TICKETS}/bulk-update": tuple(
        {"tickets": [NOBODY], "change": {"addTags": [tag]}} for tag in ("one", "two")
    ),
    f"{TICKETS}/undo": ({"batch": NOBODY}, {"batch": OTHER}),
    f"{TICKETS}/merge": tuple({"ticket": NOBODY, "tickets": [i]} for i in (NOBODY, OTHER)),
    f"{TICKETS}/split": tuple(
        {"ticket": NOBODY, "messages": [1], "subject": each} for each in ("one", "two")
    ),
    f"{TICKETS}/link": tuple({"ticket": NOBODY, "other": i} for i in (NOBODY, OTHER)),
    f"{TICKETS}/canned-responses": _of_setting(text="Dear {contact.name}"),
    f"{TICKETS}/views": _of_setting(shows={"statuses": ["open"]}),
    f"{EVENTS}/create": (_event("one"), _event("two")),
    f"{CONTACTS}/create": tuple({"customer": {"name": each}} for each in ("One", "Two")),
    f"{CONTACTS}/merge": tuple({"contact": NOBODY, "other": i} for i in (OTHER, NOBODY)),
    f"{CONTACTS}/unmerge": ({"contact": NOBODY}, {"contact": OTHER}),
    "/admin/sla/policies": _of_setting(calendar=NOBODY, targets=[{"priority": "normal"}]),
    "/admin/sla/calendars": _of_setting(
        zone="Europe/Berlin", hours=[{"weekday": 0, "opens": "09:00", "closes": "17:00"}]
    ),
    "/admin/rules": _of_setting(on="ticket_opened", actions=ACTIONS),
    "/admin/webhooks": _of_setting(url="https://example.org/hook"),
    "/admin/notices/resend": ({"notices": [NOBODY]}, {"notices": [OTHER]}),
    "/admin/notices/seen": ({"notices": [NOBODY]}, {"notices": [OTHER]}),
}
