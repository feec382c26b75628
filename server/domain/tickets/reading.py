"""What the commands on tickets read that memory may lack."""

from __future__ import annotations

from protocol.changes import Key
from protocol.ticket_commands import (
    AddAttachment,
    AnswerTicket,
    DeleteTicket,
    KeepDraft,
    OpenTicket,
    RateTicket,
    Reply,
    SendTickets,
    SolveTicket,
    TicketChange,
    TicketCommand,
    UpdateTicket,
)
from server.domain.addresses import email_key
from server.domain.contacts.finding import find_contact_reads
from server.domain.reads import Find, Read

UNREAD_MOST = 12
"""So many messages at the end of a thread are looked through for who wrote meanwhile."""
TOLD_MOST = 50
"""So many tickets of one address are told of, the newest."""
OfTicket = TicketCommand | KeepDraft | AnswerTicket | SolveTicket | RateTicket


def its_ticket(command: OfTicket) -> list[Read]:
    """The ticket of a command, with its contact and clock."""
    return [Key("ticket", command.ticket)]


def to_open(command: OpenTicket) -> list[Read]:
    """The contact that is named, or who has the addresses that are told, and what it is about."""
    about = [
        ("visit", command.visit),
        ("reservation", command.reservation),
        ("service_request", command.request),
    ]
    found: list[Read] = [Key(kind, ident) for kind, ident in about if ident is not None]
    if command.contact is not None:
        return [*found, Key("contact", command.contact)]
    return [*found, *find_contact_reads(command.customer)]


def to_change(command: UpdateTicket) -> list[Read]:
    """The ticket, and what it is to have."""
    return [Key("ticket", command.ticket), *of_change(command.change)]


def of_change(change: TicketChange | None) -> list[Read]:
    """What a change names."""
    if change is None or change.contact is None:
        return []
    return [Key("contact", change.contact)]


def to_reply(command: Reply) -> list[Read]:
    """The ticket, and the end of its thread, to say who wrote meanwhile."""
    found = [Key("ticket", command.ticket), *of_change(command.then)]
    if command.thread is None:
        return found
    return [*found, Find("ticket_message", "ticket", (command.ticket,), UNREAD_MOST)]


def to_delete(command: DeleteTicket) -> list[Read]:
    """The ticket with all that goes with it, and what else is of its contact."""
    ident = (command.ticket,)
    found = [Find(kind, "ticket", ident) for kind in ("ticket_message", "attachment")]
    kin = ("ticket", "person", "contact", "calendar_event", "service_request")
    return [Key("ticket", command.ticket), *found, *(Find(kind, "kin", ident) for kind in kin)]


def its_place(command: AddAttachment) -> list[Read]:
    """The ticket that a file is for, and the file, if it is there already."""
    found: list[Read] = [Key("attachment", command.attachment)]
    return [*found, Key("ticket", command.ticket)] if command.ticket else found


def of_address(command: SendTickets) -> list[Read]:
    """The contact with an address, and its tickets, or the one with that number."""
    key = email_key(command.email)
    found: list[Read] = [Find("person", "email_key", (key,))] if key else []
    if command.number:
        return [*found, Find("ticket", "number", (command.number,))]
    return [*found, Find("ticket", "email_key", (key,), TOLD_MOST)] if key else found
