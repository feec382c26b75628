"""From records and from what commands answer to the JSON of tickets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from protocol.commands import AnyCommand
from protocol.outcomes import Bulked, Ticketed
from protocol.records import Attachment, Person, Record, Ticket, TicketMessage
from server.http.edge import Edge
from server.http.happened import facts
from server.http.reservation_answers import contact_shape
from server.http.shapes import instant, instant_or_none
from server.http.tickets.naming import shown
from server.http.tickets.shapes import (
    BulkAnswerShape,
    BulkItemShape,
    DueShape,
    FileShape,
    MessageShape,
    TicketAnswer,
    TicketRow,
)
from server.http.transitions import Ask

_OTHERWISE: Final = frozenset(
    ["number", "customer", "since", "opened_at", "updated_at", "unanswered_since", "resolved_at"]
    + ["closed_at", "due", "left_seconds"]
)
_SAME: Final = tuple(name for name in TicketRow.__struct_fields__ if name not in _OTHERWISE)
"""What a row has from its ticket as it is there."""


async def ticketed(edge: Edge, request: Ask, command: AnyCommand) -> TicketAnswer:
    """Do it, and answer the ticket. Raises `Refused`, `Unavailable`."""
    answered = await edge.ask(request.scope, command)
    await edge.tailer.reached(answered.seq)
    told = answered.answer
    if not isinstance(told, Ticketed):
        raise TypeError(f"{command.op()} was answered with {type(told).__name__}")
    return TicketAnswer(
        id=told.ticket,
        number=shown(told.number),
        status=told.status,
        version=told.version,
        thread=told.thread,
        message=told.message,
        opened=told.opened,
    )


async def bulked(edge: Edge, request: Ask, command: AnyCommand) -> BulkAnswerShape:
    """Do it, and answer each ticket. Raises `Refused`, `Unavailable`."""
    answered = await edge.ask(request.scope, command)
    await edge.tailer.reached(answered.seq)
    told = answered.answer
    if not isinstance(told, Bulked):
        raise TypeError(f"{command.op()} was answered with {type(told).__name__}")
    items = [
        BulkItemShape(
            ticket=each.ticket,
            done=not each.code,
            version=each.version,
            code=each.code,
            detail=each.detail,
        )
        for each in told.items
    ]
    return BulkAnswerShape(
        batch=told.batch,
        undo_until=instant_or_none(told.undo_until),
        items=items,
        ticket=told.ticket,
        number=shown(told.number) if told.number else "",
    )


def row_of(ticket: Ticket, person: Person | None) -> TicketRow:
    """All that a list holds of a ticket, for staff."""
    return TicketRow(
        number=shown(ticket.number),
        customer=contact_shape(person),
        since=instant(ticket.since),
        opened_at=instant(ticket.opened_at),
        updated_at=instant(ticket.updated_at),
        unanswered_since=instant_or_none(ticket.unanswered_since),
        resolved_at=instant_or_none(ticket.resolved_at),
        closed_at=instant_or_none(ticket.closed_at),
        due=_due(ticket),
        left_seconds=ticket.left_s,
        **{name: getattr(ticket, name) for name in _SAME},
    )


def _due(ticket: Ticket) -> DueShape | None:
    if ticket.due_at is None or not ticket.due_metric:
        return None
    return DueShape(
        at=instant(ticket.due_at),
        metric=ticket.due_metric,
        since=instant_or_none(ticket.due_from_at),
        warn_at=instant_or_none(ticket.warn_at),
    )


def messages_of(records: list[Record]) -> list[MessageShape]:
    """The messages among these records, with the files that lie among them."""
    files = {each.id: each for each in records if isinstance(each, Attachment)}
    return [message_of(each, files) for each in records if isinstance(each, TicketMessage)]


def message_of(message: TicketMessage, files: Mapping[str, Attachment]) -> MessageShape:
    """A message of a thread, for staff."""
    return MessageShape(
        id=message.id,
        nth=message.nth,
        at=instant(message.at),
        kind=message.message_kind,
        text=message.text,
        author=message.author,
        sender=message.sender,
        via=message.via,
        quoted=message.quoted,
        attachments=[file_of(files[ident]) for ident in message.attachments if ident in files],
        canned=message.canned,
        cause=message.cause,
        data=facts(message.data),
        moved_from=message.moved_from,
    )


def file_of(file: Attachment) -> FileShape:
    """A file of a message."""
    return FileShape(
        id=file.id,
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        inline=file.inline,
    )
