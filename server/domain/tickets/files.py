"""Files that come with messages: each is brought first, and a message takes it once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from protocol.changes import Change, Gone, Put
from protocol.outcomes import Saved
from protocol.records import Attachment, TicketMessage
from protocol.ticket_commands import AddAttachment, DropAttachment
from protocol.tickets import ATTACHMENT_MOST, ATTACHMENTS_MOST, PER_MESSAGE
from server.domain.actor import Actor
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests.photos import sent_for
from server.domain.text import named
from server.domain.tickets.known import known, own

MIB = 1024 * 1024
STRANGERS_MOST = 1024 * MIB
"""Bytes of all files that strangers have sent for tickets that are not opened yet."""


def add_attachment(floor: Floor, command: AddAttachment, context: Context) -> Decision:
    """A file is there for a message that is to come, or a picture for a service request. A customer
    brings it by their link, or for a ticket that they are about to open."""
    ticket = command.ticket
    request = sent_for(floor, command, context) if command.request else ""
    if request:
        ticket = ""
    elif context.actor.role == "visitor":
        ticket = own(floor, ticket, context).id
    elif ticket and context.actor.role == "public":
        raise refuse("forbidden", "Use the link in your mail to send a file to a ticket.")
    elif ticket:
        ticket = known(floor, ticket).id
    if floor.get(Attachment, command.attachment) or command.attachment in floor.cases.files:
        raise refuse("conflict", "There is a file by that id already.", field="attachment")
    if command.size > ATTACHMENT_MOST:
        raise refuse(
            "too_large",
            f"A file may have {ATTACHMENT_MOST // MIB} MB. Send a smaller one.",
            field="size",
        )
    made = Attachment(
        id=command.attachment,
        ticket=ticket,
        name=named(command.name, "name"),
        content_type=command.content_type,
        size=command.size,
        hash=command.hash,
        at=context.now,
        by=_by(context.actor),
        inline=command.inline,
        request=request,
    )
    if ticket or request:
        _room(floor, made)
    elif context.actor.role == "public":
        takes_tickets(floor)
        _room_of_strangers(floor, made)
    return Decision(Saved(id=made.id), [Put(made)])


def _room(floor: Floor, made: Attachment) -> None:
    """Files that no message takes fill the house: of each who writes in a ticket there are as many
    as two messages take."""
    its = (made.ticket, made.request, made.by)
    waiting = [a for a in floor.of(Attachment) if (a.ticket, a.request, a.by) == its]
    if len(waiting) >= 2 * PER_MESSAGE:
        raise refuse(
            "too_large",
            f"{len(waiting)} files wait to be sent. Send them, or take some away.",
            field="attachment",
        )


def takes_tickets(floor: Floor) -> None:
    """Refuse customers where the house takes no tickets of them."""
    if not floor.site.support:
        raise refuse("support_closed", f"{floor.site.name} takes no requests here. Ask at a desk.")


def _room_of_strangers(floor: Floor, made: Attachment) -> None:
    """Nobody fills the disk from outside with files for tickets that they never open."""
    waiting = sum(a.size for a in floor.of(Attachment) if not a.ticket and not a.by)
    if waiting + made.size > STRANGERS_MOST:
        raise refuse(
            "too_many_requests",
            "Too many files wait for their tickets just now. Send the text alone, or try later.",
            field="attachment",
            retry_after=600,
        )


def drop_attachment(floor: Floor, command: DropAttachment, context: Context) -> Decision:
    """Whoever brought a file takes it away, while no message has brought it; so does time."""
    found = floor.get(Attachment, command.attachment)
    by_time = context.actor.role == "timer"
    if found is None or not (by_time or _has_brought(found, context.actor)):
        if command.attachment in floor.cases.files:
            raise refuse(
                "wrong_state", "A message has brought that file: it stays.", field="attachment"
            )
        raise refuse("unknown_attachment", "There is no such file.", field="attachment")
    return Decision(Saved(id=found.id), [Gone("attachment", found.id)])


def _by(actor: Actor) -> str:
    return actor.id if actor.is_staff else ""


def _has_brought(file: Attachment, actor: Actor) -> bool:
    """Whether somebody may take a file, or away: a colleague their own, a customer what came by
    their link, the server what came by mail."""
    if file.by != _by(actor):
        return False
    if actor.request is not None or (file.request and actor.is_guest):
        return file.request == actor.request
    return actor.role != "visitor" or file.ticket == actor.ticket


def at_hand(floor: Floor, idents: Sequence[str], context: Context) -> list[str]:
    """Of these the files that one message can take, as many as fit: no mail is lost over a file."""
    found: list[str] = []
    size = 0
    for ident in dict.fromkeys(idents):
        file = floor.get(Attachment, ident)
        if file is not None and not file.ticket and _has_brought(file, context.actor):
            size += file.size
            if size <= ATTACHMENTS_MOST and len(found) < PER_MESSAGE:
                found.append(ident)
    return found


def taken(
    floor: Floor, idents: Sequence[str], message: TicketMessage, context: Context
) -> list[Change]:
    """The files of a message, which nobody else has. Raises `Refused` for one that is not there,
    and where all of them are too much."""
    changes: list[Change] = []
    size = 0
    for ident in dict.fromkeys(idents):
        found = floor.get(Attachment, ident)
        its = found is not None and found.ticket in ("", message.ticket, context.actor.ticket)
        if found is None or not its or not _has_brought(found, context.actor):
            raise refuse(
                "unknown_attachment",
                "A file that was to come with this is not there any more. Attach it again.",
                field="attachments",
            )
        size += found.size
        changes.append(Put(replace(found, ticket=message.ticket, message=message.id)))
    if len(changes) > PER_MESSAGE or size > ATTACHMENTS_MOST:
        raise refuse(
            "too_large",
            f"One message takes {PER_MESSAGE} files of {ATTACHMENTS_MOST // MIB} MB in all. "
            "Send some of them with another.",
            field="attachments",
        )
    return changes
