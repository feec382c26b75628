"""The same of what is no API, and of links to a reservation: written out a second time, by hand."""

from __future__ import annotations

from tests.server.access_table import BOOKED, EVERYBODY, OPERATIONS

PAGES: dict[tuple[str, str], str] = {
    ("GET", "/authority.pem"): "read documents",
    ("GET", "/openapi.json"): "read documents",
    ("GET", "/docs"): "read documents",
    ("GET", "/docs/{name}"): "read documents",
    ("GET", "/"): "see pages",
    ("GET", "/static/{version}/{name}"): "read documents",
    ("GET", "/q/{service_point}"): "see pages",
    ("POST", "/q/{service_point}"): "join_queue",
    ("GET", "/q/{service_point}/{code}"): "see pages",
    ("GET", "/t/{token}"): "see own place",
    ("GET", "/t/{token}/state"): "see own place",
    ("POST", "/t/{token}/leave"): "leave",
    ("GET", "/t/{token}/leave"): "see own place",
    ("POST", "/t/{token}/check-in"): "check_in",
    ("POST", "/t/{token}/away"): "away",
    ("POST", "/t/{token}/seen"): "confirm_call",
    ("GET", "/t/{token}/phone"): "see own place",
    ("POST", "/t/{token}/phone"): "tell_phone",
    ("GET", "/book"): "see pages",
    ("POST", "/book/{definition}"): "hold_slot",
    ("GET", "/book/{definition}"): "see pages",
    ("GET", "/book/{definition}/state"): "read slots",
    ("POST", "/book/{definition}/hold/{hold}"): "book",
    ("GET", "/book/{definition}/hold/{hold}"): "see pages",
    ("POST", "/book/{definition}/hold/{hold}/release"): "release_hold",
    ("GET", "/book/{definition}/wait"): "see pages",
    ("POST", "/book/{definition}/wait"): "join_wait_list",
    ("GET", "/r/{token}"): "see own reservation",
    ("GET", "/r/{token}/state"): "see own reservation",
    ("GET", "/r/{token}/calendar.ics"): "see own reservation",
    ("GET", "/r/{token}/cancel"): "see own reservation",
    ("POST", "/r/{token}/cancel"): "cancel_reservation",
    ("POST", "/r/{token}/restore"): "restore_reservation",
    ("POST", "/r/{token}/move"): "hold_slot",
    ("GET", "/r/{token}/move"): "see own reservation",
    ("GET", "/r/{token}/move/state"): "see own reservation",
    ("POST", "/r/{token}/move/{hold}"): "reschedule",
    ("GET", "/r/{token}/move/{hold}"): "see own reservation",
    ("POST", "/r"): "send_reservations",
    ("GET", "/r"): "see pages",
    ("POST", "/r/{token}/meeting"): "see own reservation",
    ("GET", "/r/{token}/meeting"): "see own reservation",
    ("GET", "/meet/{ticket}"): "see pages",
    ("GET", f"{BOOKED}/cancel/{{email}}/{{number}}"): "see pages",
    ("GET", "/support"): "see pages",
    ("POST", "/support"): "open_ticket",
    ("GET", "/support/find"): "see pages",
    ("POST", "/support/find"): "send_tickets",
    ("GET", "/support/{token}"): "see own ticket",
    ("GET", "/support/{token}/state"): "see own ticket",
    ("GET", "/support/{token}/file/{ident}"): "see own ticket",
    ("POST", "/support/{token}"): "answer_ticket",
    ("POST", "/support/{token}/solve"): "solve_ticket",
    ("POST", "/support/{token}/rate"): "rate_ticket",
    ("GET", "/s/{token}"): "see own request",
    ("GET", "/s/{token}/state"): "see own request",
    ("GET", "/s/{token}/no"): "see own request",
    ("GET", "/s/{token}/estimate.pdf"): "see own request",
    ("GET", "/s/{token}/invoice.pdf"): "see own request",
    ("GET", "/s/{token}/receipt.pdf"): "see own request",
    ("POST", "/s/{token}/answer"): "answer_estimate",
    ("POST", "/s/{token}/ask"): "ask_about_request",
    ("POST", "/s/{token}/here"): "join_pickup",
    ("POST", "/check/{proof}"): "confirm_address",
    ("GET", "/check/{proof}"): "see pages",
}
"""The same of what is no API."""
FOR_ALL = {name for name, roles in OPERATIONS.items() if roles >= EVERYBODY}
LOOKING = FOR_ALL | {
    "see own reservation",
    "follow reservation",
}
LINKS: dict[str, set[str]] = {
    "view": LOOKING,
    "cancel": LOOKING | {"cancel_reservation", "restore_reservation"},
    "own": LOOKING
    | {"cancel_reservation", "restore_reservation", "reschedule", "hold_slot", "release_hold"},
    "request": FOR_ALL
    | {"answer_estimate", "see_estimate", "join_pickup", "ask_about_request"}
    | {"see own request", "follow own_request", "send request photos", "read request files"}
    | {"add_attachment", "drop_attachment"},
    "thread": FOR_ALL
    | {"answer_ticket", "solve_ticket", "rate_ticket", "follow thread", "see own ticket"}
    | {"add_attachment", "drop_attachment"},
}
"""Of what visitors may, what a link to a reservation opens, by what it is for."""
