"""Tickets as mails need them: the public part of a thread, and the tickets of whoever asks."""

from __future__ import annotations

from typing import Final

from sqlalchemy import and_, select

from protocol.records import Attachment, Ticket, TicketMessage
from server.store import tickets
from server.store.store import Store
from server.store.tables import SHAPES

THREAD_MOST: Final = 100
LISTED_MOST: Final = 20


def written(
    store: Store, ident: str
) -> tuple[Ticket, list[TicketMessage], list[Attachment]] | None:
    """A ticket with what is public of its thread, oldest first, and its files. Blocks, shortly."""
    _, records = tickets.public(store, ident, THREAD_MOST)
    found = next((r for r in records if isinstance(r, Ticket) and r.id == ident), None)
    if found is None:
        return None
    thread = [r for r in records if isinstance(r, TicketMessage)]
    return found, thread, [r for r in records if isinstance(r, Attachment)]


def of_person(store: Store, person: str, number: int) -> list[str]:
    """Ids of the tickets of the contact with this person and of those that are the same contact,
    newest first; of that number alone, if it is not 0. Blocks, shortly."""
    contact, ticket = SHAPES["contact"].table.c, SHAPES["ticket"].table.c
    own = select(contact.id, contact.merged_into).where(
        and_(contact.in_site == store.site, contact.person == person)
    )
    with store.engine.connect() as connection:
        known = {ident for row in connection.execute(own) for ident in row if ident}
        same = select(contact.id).where(
            and_(contact.in_site == store.site, contact.merged_into.in_(known))
        )
        known |= set(connection.scalars(same))
        theirs = and_(ticket.in_site == store.site, ticket.contact.in_(known))
        wanted = and_(theirs, ticket.number == number) if number else theirs
        order = select(ticket.id).where(wanted).order_by(ticket.number.desc()).limit(LISTED_MOST)
        return list(connection.scalars(order))
