"""Who may ask which route, written out a second time: a route that is not in here, or gains a role
by a slip, fails."""

from __future__ import annotations

from protocol.ids import uuid7
from tests.server.http.front import NOON, POINT, QUEUE

NOBODY = uuid7(NOON, bytes(10))
EVERYBODY = {"admin", "manager", "staff", "kiosk", "display", "visitor", "public"}
STAFF = {"admin", "manager", "staff"}
MANAGERS = {"admin", "manager"}
MAY: dict[tuple[str, str], set[str]] = {
    ("POST", f"{QUEUE}/join"): EVERYBODY - {"display", "visitor"},
    ("GET", f"{QUEUE}/status/{{service_point}}"): EVERYBODY,
    ("POST", f"{QUEUE}/check-in/{{id}}"): STAFF | {"visitor", "kiosk"},
    ("POST", f"{QUEUE}/away/{{id}}"): STAFF | {"visitor"},
    ("POST", f"{QUEUE}/leave/{{id}}"): STAFF | {"visitor", "kiosk"},
    ("POST", f"{QUEUE}/call-next"): STAFF,
    ("POST", f"{QUEUE}/call/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/recall/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/start/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/complete/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/no-show/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/cancel/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/undo/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/hold/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/resume/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/requeue/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/transfer/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/reopen/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/priority/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/expire/{{id}}"): MANAGERS,
    ("POST", f"{QUEUE}/expire-waiting"): MANAGERS,
    ("POST", f"{QUEUE}/note/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/broadcast"): STAFF,
    ("POST", f"{QUEUE}/confirm-call/{{id}}"): {"display", "visitor"},
    ("POST", f"{QUEUE}/print-slip/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/report-slip/{{id}}"): {"kiosk"},
    ("GET", f"{QUEUE}/help"): STAFF,
    ("POST", f"{QUEUE}/help"): {"kiosk"},
    ("POST", f"{QUEUE}/help/{{id}}"): STAFF | {"kiosk"},
    ("POST", f"{QUEUE}/state/{{id}}"): STAFF,
    ("POST", f"{QUEUE}/desk/{{id}}"): STAFF,
    ("GET", f"{POINT}/get"): STAFF | {"kiosk", "display"},
    ("GET", f"{POINT}/get/{{id}}"): STAFF | {"kiosk", "display"},
    ("POST", f"{POINT}/create"): MANAGERS,
    ("PUT", f"{POINT}/update"): MANAGERS,
    ("DELETE", f"{POINT}/delete/{{id}}"): MANAGERS,
    ("GET", "/admin/site"): MANAGERS,
    ("PUT", "/admin/site"): MANAGERS,
    ("GET", "/admin/hours/{id}"): MANAGERS,
    ("PUT", "/admin/hours/{id}"): MANAGERS,
    ("GET", "/admin/services"): MANAGERS,
    ("POST", "/admin/services"): MANAGERS,
    ("PUT", "/admin/services/{id}"): MANAGERS,
    ("DELETE", "/admin/services/{id}"): MANAGERS,
    ("GET", "/admin/desks"): MANAGERS,
    ("PUT", "/admin/desks/{id}"): MANAGERS,
    ("GET", "/admin/staff"): MANAGERS,
    ("PUT", "/admin/staff/{id}"): MANAGERS,
    ("POST", "/admin/effect"): MANAGERS,
    ("GET", "/reports/promises"): MANAGERS,
    ("POST", "/auth/token"): EVERYBODY,
    ("POST", "/auth/refresh"): EVERYBODY,
    ("POST", "/auth/revoke"): EVERYBODY,
    ("GET", "/health/live"): EVERYBODY,
    ("GET", "/health/ready"): EVERYBODY,
    ("GET", "/metrics"): EVERYBODY,
    ("GET", "/authority.pem"): EVERYBODY,
}
"""Written out a second time: a route that is not in here, or gains a role by a slip, fails."""
