"""What the audit holds of commands on service requests: subjects, and which of their words are
personal."""

from __future__ import annotations

from typing import Final

from protocol.command import Command
from protocol.outcomes import Answer, Requested
from server.execution import acts_of_tickets as tickets
from server.execution.acts_of_tickets import Kind

SUBJECTS: Final[dict[str, str]] = {
    "open_request": "service_point",
    **dict.fromkeys(
        (
            "update_request",
            "step_request",
            "put_item",
            "drop_item",
            "note_request",
            "ask_about_request",
            "put_line",
            "step_line",
            "send_estimate",
            "answer_estimate",
            "join_pickup",
            "delete_request",
        ),
        "request",
    ),
    "seal_unlock": "item",
    "read_unlock": "item",
    "put_part": "part",
    "delete_part": "part",
    "put_supplier": "supplier",
    "delete_supplier": "supplier",
    "put_repair_terms": "service_point",
    "delete_repair_terms": "service_point",
}
MAKES: Final = tickets.MAKES | {"put_part": "part", "put_supplier": "supplier"}
"""Commands that answer `Saved` with the id of what they have made, and what that is."""
OF_REQUESTS: Final = frozenset(op for op, kind in SUBJECTS.items() if kind == "request") | {
    "open_request",
}
"""Commands whose words go with a request, as those of tickets go with the ticket."""
UNTOLD: Final = tickets.UNTOLD | {
    "publish_estimate",
    "project_reservations",
    "claim_messages",
    "pass_request_time",
    "see_estimate",
}
"""What a timer says every few seconds, and what is being typed or only looked at."""


def whose(command: Command, answer: Answer) -> str | None:
    """By which request what was told can be erased, as it is with whoever brought it; nobody's
    where there is none."""
    if isinstance(answer, Requested):
        return answer.request
    return getattr(command, "request", None) or None


def _plain(*fields: str) -> dict[str, Kind]:
    return dict.fromkeys(fields, "plain")


def _personal(*fields: str) -> dict[str, Kind]:
    return dict.fromkeys(fields, "personal")


TEXTS: Final[dict[str, dict[str, Kind]]] = {
    "open_request": _personal("items", "problem", "customer", "access_needs", "signature")
    | _plain("spend_limit", "return_fee", "language"),
    "update_request": _personal("problem") | _plain("technician", "spend_limit", "language"),
    "step_request": _personal("reason", "signature"),
    "put_item": _personal("spec"),
    "seal_unlock": {"sealed": "never"},
    "note_request": _personal("text"),
    "ask_about_request": _personal("text"),
    "put_line": _personal("name")
    | _plain("quantity", "unit_price", "tax_rate", "supplier", "technician"),
    "send_estimate": _personal("note"),
    "answer_estimate": _personal("name", "number", "extra_work", "signature", "reason")
    | _plain("hash", "total"),
    "put_part": _plain("name", "sku", "price", "tax_rate", "stock", "reorder_at", "supplier"),
    "put_supplier": _plain("name", "email", "phone"),
    "put_repair_terms": _plain(
        "calendar",
        "currency",
        "labour_rate",
        "parts_tax",
        "labour_tax",
        "tolerance",
        "return_fee",
        "conditions",
        "conditions_in",
        "seller",
    ),
}
