"""Which routes of service requests ask for what, written out a second time, by hand."""

from __future__ import annotations

BOOKED = "/crm/reservations"
REQUESTS = f"{BOOKED}/service-request"
ONE = f"{REQUESTS}/{{id}}"
REQUEST_ROUTES: dict[tuple[str, str], str] = {
    ("POST", f"{BOOKED}/service-request-queue/join"): "open_request",
    ("GET", f"{REQUESTS}/get"): "read requests",
    ("GET", f"{REQUESTS}/get/{{servicePoint}}"): "read requests",
    ("GET", ONE): "read requests",
    ("PUT", f"{REQUESTS}/update/{{id}}"): "update_request",
    ("DELETE", f"{REQUESTS}/delete/{{id}}"): "delete_request",
    ("PUT", f"{ONE}/items"): "put_item",
    ("DELETE", f"{ONE}/items/{{item}}"): "drop_item",
    ("POST", f"{ONE}/notes"): "note_request",
    ("POST", f"{ONE}/lines"): "put_line",
    ("PUT", f"{ONE}/lines/{{line}}"): "put_line",
    ("POST", f"{ONE}/lines/{{line}}/step"): "step_line",
    ("POST", f"{ONE}/step"): "step_request",
    ("POST", f"{ONE}/estimate/send"): "send_estimate",
    ("POST", f"{ONE}/estimate/seen"): "see_estimate",
    ("POST", f"{ONE}/estimate/answer"): "answer_estimate",
    ("GET", f"{ONE}/own"): "see own request",
    ("POST", f"{ONE}/ask"): "ask_about_request",
    ("POST", f"{ONE}/pick-up"): "join_pickup",
    ("PUT", f"{ONE}/unlock/{{item}}"): "seal_unlock",
    ("POST", f"{ONE}/unlock/{{item}}/read"): "read_unlock",
    ("DELETE", f"{ONE}/unlock/{{item}}"): "seal_unlock",
    ("POST", f"{REQUESTS}/photos"): "send request photos",
    ("POST", f"{ONE}/photos"): "send request photos",
    ("GET", f"{ONE}/photos/{{photo}}"): "read request files",
    ("GET", f"{ONE}/estimate.pdf"): "read request files",
    ("GET", f"{ONE}/invoice.pdf"): "read request files",
    ("GET", f"{ONE}/receipt.pdf"): "read request files",
    ("GET", f"{ONE}/label.pdf"): "read requests",
    ("GET", f"{REQUESTS}/parts"): "ask parts",
    ("POST", f"{REQUESTS}/parts"): "put_part",
    ("PUT", f"{REQUESTS}/parts/{{id}}"): "put_part",
    ("DELETE", f"{REQUESTS}/parts/{{id}}"): "delete_part",
    ("GET", f"{REQUESTS}/suppliers"): "read requests",
    ("POST", f"{REQUESTS}/suppliers"): "put_supplier",
    ("PUT", f"{REQUESTS}/suppliers/{{id}}"): "put_supplier",
    ("DELETE", f"{REQUESTS}/suppliers/{{id}}"): "delete_supplier",
    ("GET", f"{REQUESTS}/terms"): "read requests",
    ("PUT", f"{REQUESTS}/terms/{{servicePoint}}"): "put_repair_terms",
    ("DELETE", f"{REQUESTS}/terms/{{servicePoint}}"): "delete_repair_terms",
}
