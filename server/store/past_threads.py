"""Threads of a while, with their tickets, clocks and contacts: what a rule is tried on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_, select

from protocol.records import Contact, Person, Record, Ticket, TicketClock, TicketMessage
from server.domain.automation.dry_run import Past
from server.store.reading import by_ids
from server.store.store import Store
from server.store.tables import SHAPES, from_row

TICKETS_MOST: Final = 2_000
"""The tickets that changed last; more are not looked at."""


def threads_since(store: Store, since: int) -> list[Past]:
    """The tickets on which anything was done since then (ms), with their whole threads."""
    table = SHAPES["ticket"].table
    with store.engine.connect() as connection:
        query = (
            select(table)
            .where(and_(table.c.in_site == store.site, table.c.updated_at >= since))
            .order_by(table.c.updated_at.desc())
            .limit(TICKETS_MOST)
        )
        rows = connection.execute(query).mappings()
        tickets = [from_row("ticket", dict(row)) for row in rows]
        idents = [ticket.id for ticket in tickets]
        said = by_ids(connection, store.site, "ticket_message", idents, "ticket")
        clocks = by_ids(connection, store.site, "ticket_clock", idents)
        named = [each.contact for each in tickets if isinstance(each, Ticket)]
        contacts = by_ids(connection, store.site, "contact", named)
        whose = [each.person for each in contacts if isinstance(each, Contact)]
        persons = by_ids(connection, store.site, "person", whose)
    threads: defaultdict[str, list[TicketMessage]] = defaultdict(list)
    for message in said:
        if isinstance(message, TicketMessage):
            threads[message.ticket].append(message)
    known = {(each.kind(), each.id): each for each in (*clocks, *contacts, *persons)}
    return [_past(each, threads, known) for each in tickets if isinstance(each, Ticket)]


def _past(
    ticket: Ticket, threads: dict[str, list[TicketMessage]], known: Mapping[tuple[str, str], Record]
) -> Past:
    clock = known.get(("ticket_clock", ticket.id))
    contact = known.get(("contact", ticket.contact))
    contact = contact if isinstance(contact, Contact) else None
    person = known.get(("person", contact.person)) if contact is not None else None
    return Past(
        ticket,
        clock if isinstance(clock, TicketClock) else None,
        sorted(threads[ticket.id], key=lambda message: message.nth),
        contact,
        person if isinstance(person, Person) else None,
    )
