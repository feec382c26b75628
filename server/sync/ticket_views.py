"""Views of tickets: a row of a list, and what a customer sees of a thread."""

from __future__ import annotations

from collections.abc import Mapping

from protocol.records import Attachment, Contact, Person, Staff, Ticket, TicketMessage
from protocol.ticket_views import OwnFile, OwnMessage, OwnTicket, TicketHead
from protocol.tickets import PUBLIC_KINDS, WORKED_ON
from server.domain.floor import Floor
from server.store.ticket_lines import called

_SAME = tuple(field for field in TicketHead.__struct_fields__ if field not in ("id", "name"))
"""What a row has from its ticket as it is there."""


def head(ticket: Ticket, person: Person | None) -> TicketHead:
    """A row of a list; `person` holds the name of its contact, if that is known."""
    same = {field: getattr(ticket, field) for field in _SAME}
    return TicketHead(id=ticket.id, name=called(person), **same)


def person_of(floor: Floor, contact: Contact | None) -> Person | None:
    """The person of a contact, as far as memory has it."""
    return floor.get(Person, contact.person) if contact is not None else None


def own_ticket(ticket: Ticket, goes_on: Ticket | None) -> OwnTicket:
    """A ticket as its customer sees it; `goes_on` is the one that it was merged into."""
    worked_on = ticket.status in WORKED_ON
    promised = ticket.due_metric in ("first_response", "next_response")
    waits = worked_on and ticket.unanswered_since is not None and promised
    open_to_rate = ticket.status in ("resolved", "closed") and ticket.merged_into is None
    return OwnTicket(
        id=ticket.id,
        number=ticket.number,
        subject=ticket.subject,
        status=ticket.status,
        waits_for_you=worked_on and ticket.pause == "waiting_on_customer",
        opened_at=ticket.opened_at,
        language=ticket.language,
        answer_by=ticket.due_at if waits else None,
        may_answer=ticket.merged_into is None,
        may_rate=open_to_rate,
        rating=ticket.rating,
        followed_by=goes_on.number if goes_on is not None else 0,
    )


def own_message(
    message: TicketMessage, author: Staff | None, files: Mapping[str, Attachment]
) -> OwnMessage | None:
    """A message as the customer sees it; None for what is internal."""
    if message.message_kind not in PUBLIC_KINDS:
        return None
    return OwnMessage(
        id=message.id,
        nth=message.nth,
        at=message.at,
        message_kind=message.message_kind,
        text=message.text,
        author=author.name.split()[0] if author is not None and author.name.split() else "",
        files=[own_file(files[ident]) for ident in message.attachments if ident in files],
        other=bool(message.sender),
    )


def own_file(file: Attachment) -> OwnFile:
    """A file of a message."""
    return OwnFile(file.id, file.name, file.content_type, file.size, file.inline)
