"""The service requests of a person, on record."""

from __future__ import annotations

from typing import NamedTuple

from protocol.records import (
    Attachment,
    CostEstimate,
    Invoice,
    Message,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
)
from server.store.history import those
from server.store.store import Store


class RequestsOf(NamedTuple):
    """All of one person, as far as they are known as a contact; the oldest first."""

    requests: list[ServiceRequest]
    items: list[RequestItem]
    notes: list[RequestNote]
    lines: list[RequestLine]
    estimates: list[CostEstimate]
    invoices: list[Invoice]
    pictures: list[Attachment]
    messages: list[Message]
    """What they were told of these requests."""

    @property
    def about(self) -> list[str]:
        """The ids that the audit may name."""
        return [each.id for each in (*self.requests, *self.items)]


def requests_of(store: Store, contacts: list[str]) -> RequestsOf:
    """What lies in the database of the service requests of these contacts. Blocks."""
    requests = those(store, ServiceRequest, "contact", contacts)
    idents = [each.id for each in requests]
    return RequestsOf(
        sorted(requests, key=lambda each: each.number),
        sorted(those(store, RequestItem, "request", idents), key=lambda each: each.position),
        sorted(those(store, RequestNote, "request", idents), key=lambda each: each.at),
        sorted(those(store, RequestLine, "request", idents), key=lambda each: each.position),
        sorted(those(store, CostEstimate, "request", idents), key=lambda each: each.nth),
        those(store, Invoice, "id", idents),
        those(store, Attachment, "request", idents),
        those(store, Message, "subject", idents),
    )
