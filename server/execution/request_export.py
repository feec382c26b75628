"""What is handed out of a person's service requests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Protocol

from protocol.record import Record
from protocol.service_requests import shown
from server.execution.said import Words
from server.store.request_persons import RequestsOf

_REQUEST: Final = (
    "state", "problem", "priority", "channel", "language", "opened_at", "updated_at",
    "promised_at", "breached_at", "spend_limit", "return_fee", "currency", "total",
    "approved_total", "signature", "pickup_signature", "warranty_until", "ready_told_at",
    "ended_at", "reason",
)  # fmt: skip
_ITEM: Final = ("what", "make", "model", "serial", "accessories", "condition", "locked")
_NOTE: Final = ("at", "text", "public")
_LINE: Final = (
    "line_kind", "name", "quantity", "minutes", "unit_price", "tax_rate", "state", "expected_at",
)  # fmt: skip
_ESTIMATE: Final = (
    "nth", "state", "made_at", "valid_until", "currency", "net", "tax", "total", "note",
    "opened_at", "reminded_at", "answered_at", "answered_via", "answered_name", "answered_number",
    "extra_work", "signature", "reason",
)  # fmt: skip
_INVOICE: Final = ("number", "at", "currency", "net", "tax", "total")
_PICTURE: Final = ("name", "content_type", "size", "at")
_MESSAGE: Final = ("what", "channel", "state", "due_at", "made_at", "sent_at", "reason", "tries")


class _OfRequest(Protocol):
    @property
    def request(self) -> str:
        """The id of the request."""


def requests(words: Words, found: RequestsOf) -> list[dict[str, Any]]:
    """Each with all that was told, written and drawn of it, also what colleagues noted for
    themselves."""

    def theirs(records: Iterable[_OfRequest], fields: tuple[str, ...]) -> list[dict[str, Any]]:
        own = (each for each in records if each.request == request.id)
        return [words.of(each, fields) for each in own if isinstance(each, Record)]

    told = []
    for request in found.requests:
        bills = [words.of(each, _INVOICE) for each in found.invoices if each.id == request.id]
        sent = [words.of(each, _MESSAGE) for each in found.messages if each.subject == request.id]
        told.append(
            {
                "number": shown(request.number),
                **words.of(request, _REQUEST),
                "items": theirs(found.items, _ITEM),
                "notes": theirs(found.notes, _NOTE),
                "lines": theirs(found.lines, _LINE),
                "estimates": theirs(found.estimates, _ESTIMATE),
                "invoices": bills,
                "pictures": theirs(found.pictures, _PICTURE),
                "messages": sent,
            }
        )
    return told
