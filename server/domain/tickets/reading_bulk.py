"""What commands on several tickets read that memory may lack."""

from __future__ import annotations

from protocol.changes import Key
from protocol.ticket_commands import (
    BulkUpdate,
    LinkTickets,
    MergeTickets,
    SplitTicket,
    UndoBulk,
)
from server.domain.reads import Find, Read
from server.domain.tickets.reading import of_change


def of_all(command: BulkUpdate) -> list[Read]:
    """The tickets, and what each is to have."""
    return [*(Key("ticket", each) for each in command.tickets), *of_change(command.change)]


def with_threads(command: MergeTickets | SplitTicket) -> list[Read]:
    """The tickets with their threads and files."""
    idents = [command.ticket, *(command.tickets if isinstance(command, MergeTickets) else ())]
    return [*(Key("ticket", each) for each in idents), *_threads(tuple(idents), "ticket")]


def both(command: LinkTickets) -> list[Read]:
    """The two tickets."""
    return [Key("ticket", command.ticket), Key("ticket", command.other)]


def of_batch(command: UndoBulk) -> list[Read]:
    """What was done, with the tickets of it; where messages were moved, with the threads."""
    batch = (command.batch,)
    return [
        Key("bulk_change", command.batch),
        Find("ticket", "batch", batch),
        *_threads(batch, "batch"),
    ]


def _threads(idents: tuple[str, ...], column: str) -> list[Read]:
    return [Find(kind, column, idents) for kind in ("ticket_message", "attachment")]
