"""Single tickets, files, contacts and events from the tables, as routes ask for them."""

from __future__ import annotations

from sqlalchemy import and_, select

from protocol.records import Attachment, CalendarEvent, Contact, TicketMessage
from server.store.store import Store
from server.store.tables import SHAPES, from_row


def id_of_number(store: Store, number: int) -> str | None:
    """The id of the ticket of that number. Blocks."""
    table = SHAPES["ticket"].table
    query = select(table.c.id).where(and_(table.c.in_site == store.site, table.c.number == number))
    with store.engine.connect() as connection:
        found: str | None = connection.scalar(query)
    return found


def attachment(store: Store, ident: str) -> Attachment | None:
    """A file, whether a message has brought it or not. Blocks."""
    found = store.get("attachment", ident)
    return found if isinstance(found, Attachment) else None


def message(store: Store, ident: str) -> TicketMessage | None:
    """A message of a thread. Blocks."""
    found = store.get("ticket_message", ident)
    return found if isinstance(found, TicketMessage) else None


def event(store: Store, ident: str) -> CalendarEvent | None:
    """An event of the calendar, also one that is over. Blocks."""
    found = store.get("calendar_event", ident)
    return found if isinstance(found, CalendarEvent) else None


def contacts(store: Store, after: str, most: int) -> list[Contact]:
    """The contacts past one of them that are no other's, in the order in which they were made.
    Blocks."""
    table = SHAPES["contact"].table
    own = and_(table.c.in_site == store.site, table.c.id > after, table.c.merged_into.is_(None))
    query = select(table).where(own).order_by(table.c.id).limit(most)
    with store.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    return [each for row in rows if isinstance(each := from_row("contact", dict(row)), Contact)]
