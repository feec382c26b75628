"""What a customer writes into a ticket that there is: it goes on, or one that follows it begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from protocol.changes import Change, Put
from protocol.records import Contact, Person, Ticket, TicketMessage
from protocol.tickets import TicketChannel
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.tickets.files import taken
from server.domain.tickets.opening import Opened, confirmed, opened
from server.domain.tickets.states import moved
from server.domain.tickets.threads import touched, written

LINKS_MOST = 50


def continued(
    floor: Floor,
    ticket: Ticket,
    text: str,
    context: Context,
    *,
    attachments: Sequence[str] = (),
    **message: Any,
) -> tuple[Ticket, TicketMessage, list[Change]]:
    """A ticket that is not closed, with what its customer writes; what was resolved is open again.
    `message`: more of that (`threads.written`)."""
    # First, so that the message waits for an answer.
    before = moved(ticket, "open", context) if ticket.status == "resolved" else ticket
    after, said = written(before, "customer", text, "", context, attachments=attachments, **message)
    return after, said, [Put(after), Put(said), *taken(floor, attachments, said, context)]


def follow_up(
    floor: Floor,
    ticket: Ticket,
    contact: Contact,
    text: str,
    context: Context,
    *,
    channel: TicketChannel,
    person: Person | None = None,
    attachments: Sequence[str] = (),
    message: dict[str, Any] | None = None,
    subject: str = "",
) -> Opened:
    """A new ticket that goes on where a closed one ended, and the mail that says so; each is linked
    with the other. `person` of the contact, where the same command makes or changes it. `subject`
    where the contact is not the closed one's: they are not told what that is called."""
    made = opened(
        floor, contact, subject or ticket.subject, text, context,
        channel=channel, attachments=attachments, message=message,
        priority=ticket.priority, team=ticket.team, tags=ticket.tags, language=ticket.language,
        links=[ticket.id],
    )  # fmt: skip
    links = [*ticket.links, made.ticket.id][-LINKS_MOST:]
    linked = touched(replace(ticket, links=links), context)
    mails = confirmed(floor, made.ticket, context, person)
    return made._replace(changes=[*made.changes, Put(linked), *mails])
