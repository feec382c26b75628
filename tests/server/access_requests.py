"""Who may do what with service requests, written out a second time, by hand."""

from __future__ import annotations

STAFF = {"admin", "manager", "staff"}
MANAGERS = {"admin", "manager"}
VISITOR = {"visitor"}
REQUEST_OPERATIONS: dict[str, set[str]] = {
    "open_request": STAFF | {"kiosk"},
    "update_request": STAFF,
    "step_request": STAFF,
    "put_item": STAFF,
    "drop_item": STAFF,
    "seal_unlock": STAFF,
    "read_unlock": STAFF,
    "note_request": STAFF,
    "put_line": STAFF,
    "step_line": STAFF,
    "send_estimate": STAFF,
    "put_part": STAFF,
    "ask find_request": STAFF,
    "ask parts": STAFF,
    "ask foretell_promise": STAFF,
    "ask request_totals": STAFF,
    "ask story": STAFF,
    "follow requests": STAFF,
    "follow request": STAFF,
    "read requests": STAFF,
    "delete_request": MANAGERS,
    "delete_part": MANAGERS,
    "put_supplier": MANAGERS,
    "delete_supplier": MANAGERS,
    "put_repair_terms": MANAGERS,
    "delete_repair_terms": MANAGERS,
    "answer_estimate": STAFF | VISITOR | {"kiosk"},
    "join_pickup": STAFF | VISITOR | {"kiosk"},
    "ask find_own_request": {"kiosk"},
    "ask_about_request": VISITOR,
    "see_estimate": VISITOR,
    "follow own_request": VISITOR,
    "see own request": VISITOR,
    "send request photos": STAFF | VISITOR,
    "read request files": STAFF | VISITOR,
    "pass_request_time": {"timer"},
}
