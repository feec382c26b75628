"""Service requests with all that belongs to them, as topics show them: also those that have ended.

What opens an item is not read.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from protocol.records import Contact, Record, RequestNote, ServiceRequest, Ticket
from server.store.reading import by_ids
from server.store.store import Store
from server.store.tickets import Read, at_head

_CHILDREN: Final = ("request_item", "request_line", "request_note", "cost_estimate", "ticket")


def whole(store: Store, ident: str) -> Read:
    """A request with its items, lines, notes, estimates and invoice, the tickets about it, and
    whom it and these are of; nothing where there is none. Blocks."""

    def read(connection: Connection) -> list[Record]:
        found = _whole(connection, store.site, ident)
        named = [each.contact for each in found if isinstance(each, ServiceRequest | Ticket)]
        contacts = by_ids(connection, store.site, "contact", named)
        whose = [each.person for each in contacts if isinstance(each, Contact)]
        return [*found, *contacts, *by_ids(connection, store.site, "person", whose)]

    return at_head(store, read)


def public(store: Store, ident: str) -> Read:
    """The same without notes that are not for its customer, and without names. Blocks."""

    def read(connection: Connection) -> list[Record]:
        found = _whole(connection, store.site, ident)
        return [each for each in found if not isinstance(each, RequestNote) or each.public]

    return at_head(store, read)


def _whole(connection: Connection, site: str, ident: str) -> list[Record]:
    found = by_ids(connection, site, "service_request", [ident])
    if not found:
        return []
    of = (by_ids(connection, site, kind, [ident], "request") for kind in _CHILDREN)
    invoice = by_ids(connection, site, "invoice", [ident])
    return [*found, *(each for records in of for each in records), *invoice]
