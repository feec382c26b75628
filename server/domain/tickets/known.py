"""The ticket that a command is about, if whoever asks may, and as they have seen it."""

from __future__ import annotations

from protocol.records import Staff, Ticket
from protocol.ticket_commands import TicketCommand
from server.domain.context import Context
from server.domain.floor import Floor
from server.domain.refused import Refused, refuse


def known(floor: Floor, ident: str) -> Ticket:
    """A ticket that there is. Raises `Refused`."""
    ticket = floor.get(Ticket, ident)
    if ticket is None:
        raise refuse("unknown_ticket", "There is no such ticket.", field="ticket")
    return ticket


def as_seen(floor: Floor, command: TicketCommand) -> Ticket:
    """The ticket of a command, as its sender saw it. Raises `Refused` where it changed."""
    ticket = known(floor, command.ticket)
    if command.expected not in (None, ticket.version):
        who = name_of(floor, ticket.actor)
        raise refuse(
            "version_mismatch",
            f"{who} changed T-{ticket.number} meanwhile. Look at it again.",
        )
    return ticket


def whole(floor: Floor, ticket: Ticket) -> Ticket:
    """The ticket, which has not been merged into another. Raises `Refused`."""
    if ticket.merged_into is not None:
        raise merged(floor, ticket)
    return ticket


def merged(floor: Floor, ticket: Ticket) -> Refused:
    """That a ticket goes on in another."""
    other = floor.get(Ticket, ticket.merged_into)
    where = f"T-{other.number}" if other is not None else "another ticket"
    return refuse("ticket_merged", f"T-{ticket.number} was merged into {where}. Go on there.")


def writable(floor: Floor, ticket: Ticket) -> Ticket:
    """The ticket, into whose thread staff may write. Raises `Refused`."""
    whole(floor, ticket)
    if ticket.status == "closed":
        raise refuse("ticket_closed", f"T-{ticket.number} is closed. Reopen it first.")
    return ticket


def own(floor: Floor, ident: str, context: Context) -> Ticket:
    """The ticket that a customer's link opens. Raises `Refused`."""
    if context.actor.ticket != ident:
        raise refuse("forbidden", "This link is of another ticket. Use the one in your mail.")
    return known(floor, ident)


def name_of(floor: Floor, ident: str | None) -> str:
    """Who that is, in a sentence for colleagues; empty or None is the customer."""
    if not ident:
        return "The customer"
    staff = floor.get(Staff, ident)
    return staff.name if staff is not None else "Somebody"


def colleague(floor: Floor, ident: str, field: str) -> Staff:
    """A colleague who has not left. Raises `Refused`."""
    staff = floor.get(Staff, ident)
    if staff is None:
        raise refuse("unknown_staff", "There is no such colleague.", field=field)
    if staff.left:
        raise refuse(
            "invalid", f"{staff.name} works here no longer. Choose somebody else.", field=field
        )
    return staff
