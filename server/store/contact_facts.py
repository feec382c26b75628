"""What a contact's page tells beside its timeline: tickets, and what subjects are called."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import func, select

from protocol.records import Activity, Contact, Person, Record, ServiceRequest, Ticket
from protocol.service_requests import shown
from server.store.contacts import persons_of, same_as
from server.store.store import Store, by_ids
from server.store.tables import SHAPES, from_row

_TICKET: Final = SHAPES["ticket"].table
_ACTIVITY: Final = SHAPES["activity"].table
MOST_TICKETS: Final = 200


def tickets_of(store: Store, contacts: Collection[str]) -> list[Ticket]:
    """The tickets of these contacts, newest first, `MOST_TICKETS` at most. Blocks."""
    # Without the site, which is every row's: the planner would look through all.
    query = select(_TICKET).where(_TICKET.c.contact.in_(sorted(contacts)))
    query = query.order_by(_TICKET.c.opened_at.desc(), _TICKET.c.id.desc()).limit(MOST_TICKETS)
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    found = (from_row("ticket", dict(row)) for row in rows if row["in_site"] == store.site)
    return [each for each in found if isinstance(each, Ticket)]


def open_tickets(store: Store, contacts: Collection[str]) -> int:
    """How many of their tickets are not closed. Blocks."""
    query = (
        select(func.count())
        .select_from(_TICKET)
        .where(_TICKET.c.contact.in_(sorted(contacts)), _TICKET.c.status != "closed")
    )
    with store.engine.connect() as connection:
        return int(connection.scalar(query) or 0)


def last_at(store: Store, persons: Collection[str]) -> int | None:
    """When something happened to these persons last (ms); None never. Blocks."""
    query = select(func.max(_ACTIVITY.c.at)).where(_ACTIVITY.c.contact.in_(sorted(persons)))
    with store.engine.connect() as connection:
        found = connection.scalar(query)
    return int(found) if found is not None else None


def contact_of_person(store: Store, ident: str) -> str | None:
    """The contact that a person of a visit or reservation is, or has an address of. Blocks."""
    person = store.get("person", ident)
    if not isinstance(person, Person):
        return None
    if person.contact:
        return person.contact
    with store.engine.connect() as connection:
        alike = by_ids(connection, store.site, "person", persons_of(store, (), [person]))
    known = (each.contact for each in alike if isinstance(each, Person) and each.contact)
    return next(known, None)


def whole(store: Store, ident: str) -> tuple[Contact, Person, list[str]] | None:
    """A contact with its person: the one that all the same were merged into, and the ids of all of
    these, itself first. Blocks."""
    same = same_as(store, ident)
    contact = store.get("contact", same[0]) if same else None
    person = store.get("person", contact.person) if isinstance(contact, Contact) else None
    if not isinstance(contact, Contact) or not isinstance(person, Person):
        return None
    return contact, person, same


def names(store: Store, contacts: Collection[str]) -> list[str]:
    """What these contacts are called themselves, each by its name or else an address. Blocks."""
    found = []
    for ident in contacts:
        contact = store.get("contact", ident)
        person = store.get("person", contact.person) if isinstance(contact, Contact) else None
        own = person if isinstance(person, Person) else Person(id="")
        found.append(own.name or own.email or own.phone)
    return found


def called(store: Store, past: Collection[Activity]) -> dict[str, str]:
    """What the events, tickets and service requests of these activities are called now, by id.
    Blocks."""
    found: dict[str, str] = {}
    with store.engine.connect() as connection:
        for kind in ("calendar_event", "ticket", "service_request"):
            wanted = {each.subject for each in past if each.subject_kind == kind}
            for record in by_ids(connection, store.site, kind, sorted(wanted)):
                found[record.id] = _word(record)
    return found


def _word(record: Record) -> str:
    if isinstance(record, Ticket):
        return f"T-{record.number}"
    if isinstance(record, ServiceRequest):
        return shown(record.number)
    return str(getattr(record, "title", ""))
