"""A customer asks something of their request: a ticket that is about it, or goes on in it."""

from __future__ import annotations

from protocol.outcomes import Ticketed
from protocol.records import ServiceRequest, Ticket
from protocol.request_commands import AskAboutRequest
from protocol.service_requests import shown
from protocol.tickets import LIVE_TICKETS
from server.domain.contacts.finding import primary, same
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse
from server.domain.requests.known import open_one, own
from server.domain.requests.usual import item_name
from server.domain.text import visible
from server.domain.tickets.continuing import continued
from server.domain.tickets.opening import answer, confirmed, opened


def ask_about_request(floor: Floor, command: AskAboutRequest, context: Context) -> Decision:
    """Ask something before answering, or later. What they asked before and is not closed goes on.
    The request itself stays as it is."""
    request = open_one(floor, own(floor, command.request, context))
    text = visible(command.text, lines=True)
    if not text:
        raise refuse("invalid", "Write what you want to know.", field="text")
    before = asked(floor, request)
    if before is not None:
        after, message, changes = continued(
            floor, before, text, context, via="page", attachments=command.attachments
        )
        return Decision(answer(after, message), changes)
    contact = primary(floor, request.contact)
    if contact is None:
        raise refuse("unknown_contact", "Nobody could answer you. Ask at a desk.")
    made = opened(
        floor, contact, subject_of(floor, request), text, context,
        channel="page", attachments=command.attachments,
        request=request.id, language=request.language,
    )  # fmt: skip
    told = confirmed(floor, made.ticket, context)
    outcome: Ticketed = answer(made.ticket, made.message, opened=True)
    return Decision(outcome, [*made.changes, *told])


def asked(floor: Floor, request: ServiceRequest) -> Ticket | None:
    """The newest ticket of its customer about a request that is not closed; None where there is
    none. One of somebody else, such as a supplier, is none of theirs to read."""
    theirs = same(floor, request.contact)
    found = (
        each
        for each in floor.of(Ticket)
        if each.request == request.id
        and each.contact in theirs
        and each.status in LIVE_TICKETS
        and each.merged_into is None
    )
    return max(found, key=lambda each: each.number, default=None)


def subject_of(floor: Floor, request: ServiceRequest) -> str:
    """What such a ticket is called: the number and what was brought, as staff read it."""
    items = floor.requests.items(request.id)
    name = item_name(items[0]) if items else ""
    return f"{shown(request.number)} {name}".strip()[:200]
