"""The tickets and events of a person, on record."""

from __future__ import annotations

from typing import NamedTuple

from protocol.records import (
    Attachment,
    CalendarEvent,
    Contact,
    Message,
    Ticket,
    TicketMessage,
)
from server.store.history import those
from server.store.store import Store


class TicketsOf(NamedTuple):
    """All of one person, as far as they are known as a contact; the oldest first."""

    contacts: list[Contact]
    tickets: list[Ticket]
    threads: list[TicketMessage]
    files: list[Attachment]
    messages: list[Message]
    """What was mailed to them of these tickets."""
    events: list[CalendarEvent]

    @property
    def about(self) -> list[str]:
        """The ids that the audit may name."""
        return [each.id for each in (*self.contacts, *self.tickets, *self.events)]


def tickets_of(store: Store, person: str) -> TicketsOf:
    """What lies in the database of the tickets of a person. Blocks."""
    contacts = those(store, Contact, "person", [person])
    known = [each.id for each in contacts]
    tickets = those(store, Ticket, "contact", known)
    numbers = [each.id for each in tickets]
    return TicketsOf(
        contacts,
        sorted(tickets, key=lambda each: each.number),
        sorted(those(store, TicketMessage, "ticket", numbers), key=lambda each: each.nth),
        those(store, Attachment, "ticket", numbers),
        those(store, Message, "subject", numbers),
        sorted(those(store, CalendarEvent, "contact", known), key=lambda each: each.start_at),
    )
